import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const ofetch: Library = {
  name: 'ofetch',
  category: 'http-client',
  packages: ['ofetch', 'nitro/deps/ofetch'],
  docs: 'https://github.com/unjs/ofetch#readme',
  exports: {
    ...exported('ofetch $fetch fetch', { value: 'Client' }),
    createFetch: { value: 'createClient' },
    ...exported('$Fetch', { instance: 'Client' }),
  },
  // Nitro and Nuxt offer it without an import.
  globals: { $fetch: { value: 'Client' } },
  types: {
    createClient: { call: { returns: 'Client' } },
    Client: {
      role: 'external-client',
      call: { effect: 'external' },
      members: { ...methods('raw native', { effect: 'external' }), create: { call: { returns: 'Client' } } },
    },
  },
};
