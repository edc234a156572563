import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const ajv: Library = {
  name: 'Ajv',
  category: 'validation',
  setting: 'ajv',
  packages: ['ajv', 'ajv/dist/2019', 'ajv/dist/2020', 'ajv/dist/jtd'],
  docs: 'https://ajv.js.org/api.html',
  exports: { ...exported('default * Ajv', { instance: 'Ajv' }), ...exported('ValidateFunction AsyncValidateFunction', { instance: 'Validator' }) },
  types: {
    Ajv: {
      members: {
        ...methods('compile compileAsync getSchema', { returns: 'Validator' }),
        ...methods('validate', { effect: 'validate' }),
        ...methods('addSchema addMetaSchema addFormat addKeyword addVocabulary removeSchema removeKeyword', { returns: 'this' }),
      },
    },
    Validator: { role: 'schema', call: { effect: 'validate' } },
  },
};
