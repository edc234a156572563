import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const yup: Library = {
  name: 'Yup',
  category: 'validation',
  setting: 'yup',
  packages: ['yup'],
  docs: 'https://github.com/jquense/yup#readme',
  exports: {
    ...exported('mixed string number bool boolean date object array tuple lazy', { value: 'build' }),
    ...exported('Schema AnySchema AnyObjectSchema ObjectSchema StringSchema NumberSchema BooleanSchema DateSchema ArraySchema MixedSchema TupleSchema', { instance: 'Schema' }),
  },
  types: {
    build: { call: { returns: 'Schema' } },
    Schema: {
      role: 'schema',
      members: {
        ...methods('validate validateSync validateAt validateSyncAt isValid isValidSync', { effect: 'validate' }),
        ...methods('cast describe isType getDefault'),
        fields: {}, type: {}, spec: {},
        '*': { call: { returns: 'this' } },
      },
    },
  },
};
