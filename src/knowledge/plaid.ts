import type { Library } from './library.ts';

export const plaid: Library = {
  name: 'Plaid',
  category: 'sdk',
  packages: ['plaid'],
  docs: 'https://plaid.com/docs/api/libraries/',
  exports: { PlaidApi: { instance: 'Client' } },
  types: { Client: { role: 'external-client', members: { '*': { call: { effect: 'external' } } } } },
};
