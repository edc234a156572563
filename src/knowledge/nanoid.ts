import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const nanoid: Library = {
  name: 'nanoid',
  category: 'identity',
  packages: ['nanoid', 'nanoid/non-secure', 'nanoid/async'],
  docs: 'https://github.com/ai/nanoid#readme',
  exports: { nanoid: { value: 'identify' }, ...exported('customAlphabet customRandom', { value: 'customize' }) },
  types: {
    identify: { call: { effect: 'fresh' } },
    customize: { call: { returns: 'identify' } },
  },
};
