import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const expressValidator: Library = {
  name: 'express-validator',
  category: 'validation',
  setting: 'express-validator',
  packages: ['express-validator', 'express-validator/check'],
  docs: 'https://express-validator.github.io/docs/',
  exports: {
    ...exported('body check cookie header param query checkSchema checkExact oneOf', { value: 'check' }),
    buildCheckFunction: { value: 'createCheck' },
    ValidationChain: { instance: 'Chain' },
    validationResult: { value: 'validationResult' },
    matchedData: { value: 'matchedData' },
  },
  types: {
    check: { call: { effect: 'validate', returns: 'Chain' } },
    createCheck: { call: { returns: 'check' } },
    Chain: { role: 'schema', members: { run: { call: { effect: 'validate' } }, '*': { call: { returns: 'this' } } } },
    validationResult: { call: { effect: 'validate', returns: 'Result' }, members: { withDefaults: { call: { returns: 'validationResult' } } } },
    Result: { members: methods('isEmpty array mapped formatWith throw') },
    // Gives what the checks have let through.
    matchedData: { call: {} },
  },
};
