import type { Library, Registration } from './library.ts';
import { methods } from './members.ts';

const runsBefore: Registration = { layer: 'dependency', params: ['HandlerOptions'], from: 0 };

export const orpc: Library = {
  name: 'oRPC',
  category: 'framework',
  packages: ['@orpc/server'],
  docs: 'https://orpc.unnoq.com/docs/procedure',
  exports: {
    os: { value: 'Builder' },
    implement: { value: 'implement' },
    ORPCError: { instance: 'ORPCError' },
  },
  types: {
    Builder: {
      members: {
        ...methods('$context $config $meta $route errors meta route output prefix tag callable actionable', { returns: 'this' }),
        input: { call: { effect: 'validate', returns: 'this' } },
        use: { call: { returns: 'this', registers: { ...runsBefore, until: 1 } } },
        middleware: { call: { registers: runsBefore } },
        handler: { call: { returns: 'this', registers: { layer: 'router', params: ['HandlerOptions'], from: 0 } } },
      },
    },
    implement: { call: { returns: 'Implementer' } },
    // The procedures of a contract have the contract's own names: `os.planet.list.handler()`.
    Implementer: { extends: 'Builder', members: { '*': { type: 'Implementer' } } },
    HandlerOptions: { role: 'context', members: { context: {}, input: { input: 'message' } } },
    ORPCError: { role: 'http-exception' },
  },
};
