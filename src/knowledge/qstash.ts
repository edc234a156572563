import type { Library } from './library.ts';
import { methods } from './members.ts';

export const qstash: Library = {
  name: 'QStash',
  category: 'queue',
  packages: ['@upstash/qstash'],
  docs: 'https://upstash.com/docs/qstash/sdks/ts/overview',
  exports: { Client: { instance: 'Client' } },
  types: {
    Client: {
      role: 'external-client',
      members: { ...methods('publish publishJSON batch batchJSON', { effect: 'notify' }), queue: { call: { returns: 'Queue' } }, schedules: { type: 'Schedules' } },
    },
    Queue: { members: methods('enqueue enqueueJSON', { effect: 'notify' }) },
    Schedules: { members: { create: { call: { effect: 'notify' } } } },
  },
};
