import { exported } from './exported.ts';
import { joi } from './joi.ts';
import type { Library } from './library.ts';

export const celebrate: Library = {
  name: 'celebrate',
  category: 'validation',
  setting: 'celebrate',
  packages: ['celebrate'],
  docs: 'https://github.com/arb/celebrate#readme',
  exports: {
    celebrate: { value: 'validate' },
    celebrator: { value: 'createValidator' },
    ...exported('Joi', { value: 'Joi' }),
  },
  types: {
    ...joi.types,
    validate: { call: { effect: 'validate' } },
    createValidator: { call: { returns: 'validate' } },
  },
};
