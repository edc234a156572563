import type { Library } from './library.ts';

export const ulid: Library = {
  name: 'ULID',
  category: 'identity',
  packages: ['ulid'],
  docs: 'https://github.com/ulid/javascript#readme',
  exports: { ulid: { value: 'identify' }, monotonicFactory: { value: 'customize' } },
  types: {
    identify: { call: { effect: 'fresh' } },
    customize: { call: { returns: 'identify' } },
  },
};
