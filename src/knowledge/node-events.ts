import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const nodeEvents: Library = {
  name: 'Node events',
  category: 'queue',
  packages: ['node:events', 'events', 'eventemitter3'],
  docs: 'https://nodejs.org/api/events.html',
  exports: exported('default * EventEmitter', { instance: 'EventEmitter' }),
  types: {
    // Streams, sockets and clients emit as well; what is a domain event the library does not say.
    EventEmitter: { members: { emit: { call: { effect: 'notify', certainty: 'likely' } } } },
  },
};
