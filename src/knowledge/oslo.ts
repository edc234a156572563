import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const oslo: Library = {
  name: 'Oslo',
  category: 'security',
  packages: ['oslo/password', 'oslo/jwt', 'oslo/crypto'],
  docs: 'https://github.com/pilcrowOnPaper/oslo#readme',
  exports: {
    ...exported('Argon2id Scrypt Bcrypt', { instance: 'Hasher' }),
    ...exported('createJWT validateJWT constantTimeEqual', { value: 'secure' }),
    ...exported('HMAC', { instance: 'Signer' }),
    ...exported('generateRandomString generateRandomInteger', { value: 'random' }),
    parseJWT: { value: 'parse' },
  },
  types: {
    Hasher: { members: methods('hash verify', { effect: 'security' }) },
    Signer: { members: methods('sign verify', { effect: 'security' }) },
    secure: { call: { effect: 'security' } },
    random: { call: { effect: 'fresh' } },
    parse: { call: {} },
  },
};
