import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const bcrypt: Library = {
  name: 'bcrypt',
  category: 'security',
  packages: ['bcrypt', 'bcryptjs', '@node-rs/bcrypt'],
  docs: 'https://github.com/kelektiv/node.bcrypt.js#readme',
  exports: exported('hash hashSync compare compareSync genSalt genSaltSync verify verifySync', { value: 'secure' }),
  types: { secure: { call: { effect: 'security' } } },
};
