import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const pusher: Library = {
  name: 'Pusher',
  category: 'queue',
  packages: ['pusher'],
  docs: 'https://github.com/pusher/pusher-http-node#readme',
  exports: exported('default *', { instance: 'Client' }),
  types: { Client: { role: 'external-client', members: { ...methods('trigger triggerBatch sendToUser', { effect: 'notify' }), get: { call: { effect: 'external' } } } } },
};
