import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const typebox: Library = {
  name: 'TypeBox',
  category: 'validation',
  setting: 'typebox',
  // Older versions of the Fastify provider export TypeBox itself as well.
  packages: [
    '@sinclair/typebox', '@sinclair/typebox/value', '@sinclair/typebox/compiler', 'typebox', 'typebox/value', 'typebox/compile', '@fastify/type-provider-typebox',
  ],
  docs: 'https://github.com/sinclairzx81/typebox#readme',
  exports: {
    Type: { value: 'Builder' },
    ...exported('TSchema TObject', { instance: 'Schema' }),
    Value: { value: 'Value' },
    TypeCompiler: { value: 'Compiler' },
    ...exported('TypeCheck Validator', { instance: 'Check' }),
    Compile: { value: 'compile' },
  },
  types: {
    Builder: { members: { '*': { call: { returns: 'Schema' } } } },
    Schema: { role: 'schema' },
    Value: { members: { ...methods('Check Parse Decode Assert Errors', { effect: 'validate' }), ...methods('Cast Clean Clone Convert Create Default Diff Equal Hash Patch') } },
    Compiler: { members: { Compile: { call: { returns: 'Check' } } } },
    compile: { call: { returns: 'Check' } },
    Check: { role: 'schema', members: methods('Check Errors Decode Parse', { effect: 'validate' }) },
  },
};
