import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const request: Library = {
  name: 'request',
  category: 'http-client',
  packages: ['request', 'request-promise', 'request-promise-native'],
  docs: 'https://github.com/request/request#readme',
  exports: exported('default *', { value: 'Client' }),
  types: {
    Client: {
      role: 'external-client',
      call: { effect: 'external' },
      members: { ...methods('get post put patch head del delete', { effect: 'external' }), defaults: { call: { returns: 'Client' } } },
    },
  },
};
