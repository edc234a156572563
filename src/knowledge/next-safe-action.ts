import type { Library } from './library.ts';
import { methods } from './members.ts';

export const nextSafeAction: Library = {
  name: 'next-safe-action',
  category: 'framework',
  packages: ['next-safe-action'],
  docs: 'https://next-safe-action.dev/docs/define-actions/create-the-client',
  exports: { createSafeActionClient: { value: 'createClient' } },
  types: {
    createClient: { call: { returns: 'Client' } },
    Client: {
      members: {
        ...methods('inputSchema schema bindArgsSchemas', { effect: 'validate', returns: 'this' }),
        ...methods('metadata outputSchema', { returns: 'this' }),
        ...methods('use useValidated', { returns: 'this', registers: { layer: 'dependency', params: [null], from: 0 } }),
        // The action receives what its schema has let through.
        ...methods('action stateAction', { registers: { layer: 'router', params: [null], from: 0, until: 1 } }),
      },
    },
  },
};
