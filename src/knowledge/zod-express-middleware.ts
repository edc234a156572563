import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const zodExpressMiddleware: Library = {
  name: 'zod-express-middleware',
  category: 'validation',
  packages: ['zod-express-middleware'],
  docs: 'https://github.com/Aquila169/zod-express-middleware#readme',
  exports: exported(
    'validateRequest validateRequestBody validateRequestParams validateRequestQuery processRequest processRequestBody processRequestParams processRequestQuery',
    { value: 'validate' },
  ),
  types: { validate: { call: { effect: 'validate' } } },
};
