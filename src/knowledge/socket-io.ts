import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const socketIo: Library = {
  name: 'Socket.IO',
  category: 'queue',
  packages: ['socket.io'],
  docs: 'https://socket.io/docs/v4/server-api/',
  exports: exported('default Server Namespace', { instance: 'Server' }),
  types: {
    // What goes to everybody is an event; what a socket's handler answers on its socket is the response.
    Server: {
      members: { ...methods('to in except of timeout compress', { returns: 'Server' }), ...methods('emit send serverSideEmit', { effect: 'notify', certainty: 'likely' }) },
    },
  },
};
