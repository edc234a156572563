import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const params = ['Request', 'Toolkit'] as const;

export const hapi: Library = {
  name: 'hapi',
  category: 'framework',
  setting: 'hapi',
  packages: ['@hapi/hapi'],
  docs: 'https://hapi.dev/api/',
  handlerParameters: { request: 'Request', h: 'Toolkit' },
  exports: {
    ...exported('server Server', { value: 'createServer', instance: 'Server' }),
    Request: { instance: 'Request' },
    ResponseToolkit: { instance: 'Toolkit' },
    Lifecycle: { value: 'Lifecycle' },
  },
  types: {
    createServer: { call: { returns: 'Server' } },
    Server: {
      members: {
        route: { call: { registers: { layer: 'router', params, properties: ['handler'] } } },
        ext: { call: { registers: { layer: 'dependency', params, from: 1 } } },
      },
    },
    Lifecycle: { members: { Method: { type: 'Handler' } } },
    Handler: { params },
    Request: {
      role: 'request',
      members: {
        payload: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' }, state: { input: 'headers' },
        auth: { input: 'user' },
      },
    },
    Toolkit: { role: 'response', members: { ...methods('response redirect', { effect: 'respond', returns: 'Response' }), state: { call: { effect: 'respond' } } } },
    Response: { role: 'response', members: methods('code header type state unstate location redirect', { effect: 'respond', returns: 'this' }) },
  },
};
