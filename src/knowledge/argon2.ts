import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const argon2: Library = {
  name: 'argon2',
  category: 'security',
  packages: ['argon2', '@node-rs/argon2'],
  docs: 'https://github.com/ranisalt/node-argon2#readme',
  exports: exported('hash hashSync hashRaw hashRawSync verify verifySync', { value: 'secure' }),
  types: { secure: { call: { effect: 'security' } } },
};
