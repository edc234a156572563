import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const nodeCrypto: Library = {
  name: 'Node crypto',
  category: 'security',
  packages: ['node:crypto', 'crypto'],
  docs: 'https://nodejs.org/api/crypto.html',
  exports: {
    ...exported(
      `createHmac createSign createVerify createCipheriv createDecipheriv scrypt scryptSync pbkdf2 pbkdf2Sync hkdf hkdfSync timingSafeEqual sign verify
       publicEncrypt publicDecrypt privateEncrypt privateDecrypt generateKeyPair generateKeyPairSync`,
      { value: 'secure' },
    ),
    ...exported('createHash hash', { value: 'digest' }),
    ...exported('randomBytes randomUUID randomInt getRandomValues', { value: 'random' }),
    webcrypto: { value: 'WebCrypto' },
    subtle: { value: 'SubtleCrypto' },
  },
  globals: { crypto: { value: 'WebCrypto' } },
  types: {
    secure: { call: { effect: 'security' } },
    // As often the key of a cache or an entity tag as a secret.
    digest: { call: { effect: 'security', certainty: 'likely' } },
    random: { call: { effect: 'fresh' } },
    WebCrypto: { members: { subtle: { type: 'SubtleCrypto' }, ...methods('randomUUID getRandomValues', { effect: 'fresh' }) } },
    SubtleCrypto: {
      members: {
        ...methods('sign verify encrypt decrypt deriveKey deriveBits generateKey wrapKey unwrapKey', { effect: 'security' }),
        digest: { call: { effect: 'security', certainty: 'likely' } },
      },
    },
  },
};
