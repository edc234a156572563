import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const medusa: Library = {
  name: 'Medusa',
  category: 'framework',
  setting: 'medusa',
  packages: ['@medusajs/framework/http', '@medusajs/framework', '@medusajs/medusa'],
  docs: 'https://docs.medusajs.com/learn/fundamentals/api-routes',
  handlerParameters: { req: 'Request', res: 'Response' },
  exports: {
    ...exported('MedusaRequest AuthenticatedMedusaRequest MedusaStoreRequest', { instance: 'Request' }),
    MedusaResponse: { instance: 'Response' },
    MedusaNextFunction: { instance: 'Next' },
    MiddlewareFunction: { instance: 'Middleware' },
    ...exported('validateAndTransformBody validateAndTransformQuery', { value: 'validate' }),
  },
  types: {
    Request: {
      role: 'request',
      members: {
        // `validatedBody` and `validatedQuery` are what the validators of middlewares.ts have let through.
        body: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' }, session: { input: 'session' },
        ...Object.fromEntries(['get', 'header'].map((name) => [name, { input: 'headers', call: {} } as const])),
      },
    },
    Response: {
      role: 'response',
      members: {
        ...methods('status set header type cookie clearCookie', { effect: 'respond', returns: 'this' }),
        ...methods('json send end sendStatus redirect sendFile download write writeHead setHeader', { effect: 'respond' }),
      },
    },
    Next: {},
    Middleware: { params: ['Request', 'Response', 'Next'] },
    validate: { call: { effect: 'validate' } },
  },
};
