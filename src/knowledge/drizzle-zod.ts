import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { zod } from './zod.ts';

export const drizzleZod: Library = {
  name: 'drizzle-zod',
  category: 'validation',
  packages: ['drizzle-zod'],
  docs: 'https://orm.drizzle.team/docs/zod',
  exports: {
    ...exported('createSelectSchema createInsertSchema createUpdateSchema', { value: 'build' }),
    createSchemaFactory: { value: 'createFactory' },
  },
  types: {
    ...zod.types,
    createFactory: { call: { returns: 'Factory' } },
    Factory: { members: { createSelectSchema: { call: { returns: 'Schema' } }, createInsertSchema: { call: { returns: 'Schema' } }, createUpdateSchema: { call: { returns: 'Schema' } } } },
  },
};
