import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const got: Library = {
  name: 'Got',
  category: 'http-client',
  packages: ['got'],
  docs: 'https://github.com/sindresorhus/got/blob/main/readme.md',
  exports: { ...exported('default * got', { value: 'Client' }), Got: { instance: 'Client' } },
  types: {
    Client: {
      role: 'external-client',
      call: { effect: 'external' },
      members: { ...methods('get post put patch head delete stream paginate', { effect: 'external' }), extend: { call: { returns: 'Client' } } },
    },
  },
};
