import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const ky: Library = {
  name: 'Ky',
  category: 'http-client',
  packages: ['ky', 'ky-universal'],
  docs: 'https://github.com/sindresorhus/ky/blob/main/readme.md',
  exports: { ...exported('default *', { value: 'Client' }), KyInstance: { instance: 'Client' } },
  types: {
    Client: {
      role: 'external-client',
      call: { effect: 'external' },
      members: { ...methods('get post put patch head delete', { effect: 'external' }), ...methods('create extend', { returns: 'Client' }) },
    },
  },
};
