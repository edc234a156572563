import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const superstruct: Library = {
  name: 'Superstruct',
  category: 'validation',
  setting: 'superstruct',
  packages: ['superstruct'],
  docs: 'https://docs.superstructjs.org/',
  exports: {
    ...exported('assert create mask is validate', { value: 'validate' }),
    ...exported(
      `any array bigint boolean date enums func instance integer intersection literal map never nullable number object optional record regexp set string
       tuple type union unknown assign define deprecated dynamic lazy omit partial pick coerce defaulted trimmed refine size pattern nonempty min max empty`,
      { value: 'build' },
    ),
    Struct: { instance: 'Struct' },
  },
  types: {
    validate: { call: { effect: 'validate' } },
    build: { call: { returns: 'Struct' } },
    Struct: { role: 'schema', members: methods('assert create is mask validate', { effect: 'validate' }) },
  },
};
