import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const honoValidators: Library = {
  name: 'Hono validators',
  category: 'validation',
  packages: ['@hono/zod-validator', '@hono/standard-validator', '@hono/valibot-validator', '@hono/typebox-validator', '@hono/arktype-validator', '@hono/effect-validator'],
  docs: 'https://hono.dev/docs/guides/validation',
  exports: exported('zValidator sValidator vValidator tbValidator arktypeValidator effectValidator', { value: 'validate' }),
  types: { validate: { call: { effect: 'validate' } } },
};
