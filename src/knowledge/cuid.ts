import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const cuid: Library = {
  name: 'cuid',
  category: 'identity',
  packages: ['cuid', '@paralleldrive/cuid2'],
  docs: 'https://github.com/paralleldrive/cuid2#readme',
  exports: { ...exported('default * createId', { value: 'identify' }), init: { value: 'customize' } },
  types: {
    identify: { call: { effect: 'fresh' } },
    customize: { call: { returns: 'identify' } },
  },
};
