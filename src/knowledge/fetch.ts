import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const fetchApi: Library = {
  name: 'fetch',
  category: 'http-client',
  packages: ['node-fetch', 'cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch'],
  docs: 'https://developer.mozilla.org/en-US/docs/Web/API/Window/fetch',
  exports: exported('default * fetch', { value: 'fetch' }),
  globals: { fetch: { value: 'fetch' } },
  types: { fetch: { call: { effect: 'external' } } },
};
