import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const expressZodApi: Library = {
  name: 'express-zod-api',
  category: 'framework',
  packages: ['express-zod-api'],
  docs: 'https://github.com/RobinTail/express-zod-api#readme',
  exports: {
    EndpointsFactory: { instance: 'Factory' },
    ...exported('defaultEndpointsFactory arrayEndpointsFactory', { value: 'Factory' }),
  },
  types: {
    Factory: {
      members: {
        // The handler receives what the endpoint's schema has let through.
        ...methods('build buildVoid', { registers: { layer: 'router', params: ['Options'], properties: ['handler'] } }),
        addMiddleware: { call: { returns: 'Factory', registers: { layer: 'dependency', params: ['Options'], properties: ['handler'] } } },
        ...methods('addContext addExpressMiddleware use', { returns: 'Factory' }),
      },
    },
    Options: { members: { request: { type: 'Request' }, response: { type: 'Response' } } },
    Request: { role: 'request', members: { body: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' }, cookies: { input: 'headers' } } },
    Response: { role: 'response', members: methods('status json send set header cookie redirect end', { effect: 'respond' }) },
  },
};
