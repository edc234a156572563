import type { Library } from './library.ts';

export const inngest: Library = {
  name: 'Inngest',
  category: 'queue',
  packages: ['inngest'],
  docs: 'https://www.inngest.com/docs/events',
  exports: { Inngest: { instance: 'Client' } },
  types: { Client: { role: 'external-client', members: { send: { call: { effect: 'notify' } } } } },
};
