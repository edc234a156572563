import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const nodeHttp: Library = {
  name: 'Node HTTP',
  category: 'http-client',
  packages: ['node:http', 'http', 'node:https', 'https'],
  docs: 'https://nodejs.org/api/http.html',
  exports: {
    ...exported('request get', { value: 'request' }),
    IncomingMessage: { instance: 'IncomingMessage' },
    ServerResponse: { instance: 'ServerResponse' },
    createServer: { value: 'createServer' },
  },
  types: {
    request: { call: { effect: 'external' } },
    createServer: { call: { registers: { layer: 'router', params: ['IncomingMessage', 'ServerResponse'], from: 0 } } },
    // An answer to an own request has the same type; only what a server hands to a handler has a response beside it.
    IncomingMessage: { members: { headers: { input: 'headers' } } },
    ServerResponse: {
      role: 'response',
      members: { ...methods('end write writeHead setHeader appendHeader removeHeader', { effect: 'respond' }), statusCode: { effect: 'respond' } },
    },
  },
};
