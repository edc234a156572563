import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const nestjsZod: Library = {
  name: 'nestjs-zod',
  category: 'validation',
  packages: ['nestjs-zod', '@anatine/zod-nestjs'],
  docs: 'https://github.com/BenLorantfy/nestjs-zod#readme',
  exports: { createZodDto: { value: 'createDto' }, ...exported('validate', { value: 'validate' }), ZodDto: { instance: 'Dto' } },
  types: {
    createDto: { call: { returns: 'DtoClass' } },
    DtoClass: { construct: 'Dto', members: { create: { call: { effect: 'validate' } } } },
    Dto: { layer: 'schema' },
    validate: { call: { effect: 'validate' } },
  },
};
