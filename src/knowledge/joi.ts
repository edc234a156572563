import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const builders = `any alternatives alt array binary boolean bool date function func link number object string symbol
  allow custom disallow equal exist forbidden invalid not only optional preferences prefs required strip valid when compile`;
const schemaTypes = 'Schema AnySchema ObjectSchema StringSchema NumberSchema BooleanSchema ArraySchema DateSchema AlternativesSchema BinarySchema SymbolSchema LinkSchema';

export const joi: Library = {
  name: 'Joi',
  category: 'validation',
  setting: 'joi',
  packages: ['joi', '@hapi/joi'],
  docs: 'https://joi.dev/api/',
  exports: {
    ...exported('default *', { value: 'Joi' }),
    ...exported(schemaTypes, { instance: 'Schema' }),
  },
  types: {
    Joi: {
      members: {
        ...methods(builders, { returns: 'Schema' }),
        ...methods('extend defaults', { returns: 'Joi' }),
        ...methods('attempt assert', { effect: 'validate' }),
      },
    },
    Schema: {
      role: 'schema',
      members: {
        ...methods('validate validateAsync', { effect: 'validate' }),
        ...methods('describe extract'),
        type: {}, $_terms: {},
        '*': { call: { returns: 'this' } },
      },
    },
  },
};
