import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const wretch: Library = {
  name: 'wretch',
  category: 'http-client',
  packages: ['wretch'],
  docs: 'https://elbywan.github.io/wretch/',
  exports: { ...exported('default *', { value: 'createClient' }), Wretch: { instance: 'Client' } },
  types: {
    createClient: { call: { returns: 'Client' } },
    Client: {
      role: 'external-client',
      members: {
        ...methods('get post put patch head delete opts fetch', { effect: 'external' }),
        ...methods('url options headers accept content auth catcher catcherFallback defer resolve middlewares body json addon errorType polyfills', { returns: 'this' }),
      },
    },
  },
};
