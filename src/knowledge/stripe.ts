import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const stripe: Library = {
  name: 'Stripe',
  category: 'sdk',
  packages: ['stripe'],
  docs: 'https://docs.stripe.com/api?lang=node',
  exports: exported('default * Stripe', { value: 'createClient', instance: 'Client' }),
  types: {
    createClient: { call: { returns: 'Client' } },
    Client: {
      role: 'external-client',
      // `webhooks.constructEvent` checks a signature and calls nobody.
      members: { webhooks: {}, ...Object.fromEntries(['on', 'off', 'once'].map((name) => [name, { call: {} }])), '*': { type: 'Resource', call: { effect: 'external' } } },
    },
    Resource: { members: { '*': { type: 'Resource', call: { effect: 'external' } } } },
  },
};
