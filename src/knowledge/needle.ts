import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const needle: Library = {
  name: 'needle',
  category: 'http-client',
  packages: ['needle'],
  docs: 'https://github.com/tomas/needle#readme',
  exports: { ...exported('default *', { value: 'request' }), ...exported('get post put patch head delete request', { value: 'request' }) },
  types: { request: { call: { effect: 'external' } } },
};
