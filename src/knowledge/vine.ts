import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const vine: Library = {
  name: 'VineJS',
  category: 'validation',
  setting: 'vine',
  packages: ['@vinejs/vine'],
  docs: 'https://vinejs.dev/docs/getting_started',
  exports: { ...exported('default', { value: 'Vine' }), VineValidator: { instance: 'Validator' } },
  types: {
    Vine: {
      members: {
        ...methods('string boolean accepted number date literal object array tuple record enum any union unionOfTypes group nativeFile', { returns: 'Schema' }),
        ...methods('compile create', { returns: 'Validator' }),
        ...methods('validate tryValidate', { effect: 'validate' }),
        withMetaData: { call: { returns: 'Vine' } },
      },
    },
    Schema: { role: 'schema', members: { '*': { call: { returns: 'this' } } } },
    Validator: { role: 'schema', members: methods('validate tryValidate', { effect: 'validate' }) },
  },
};
