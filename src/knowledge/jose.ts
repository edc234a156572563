import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const claims = methods('setIssuer setSubject setAudience setJti setNotBefore setExpirationTime setIssuedAt', { returns: 'this' });

export const jose: Library = {
  name: 'jose',
  category: 'security',
  packages: ['jose'],
  docs: 'https://github.com/panva/jose#readme',
  exports: {
    ...exported(
      `jwtVerify jwtDecrypt compactVerify compactDecrypt flattenedVerify flattenedDecrypt generalVerify generalDecrypt generateSecret generateKeyPair`,
      { value: 'secure' },
    ),
    SignJWT: { instance: 'JwtSigner' },
    EncryptJWT: { instance: 'JwtEncrypter' },
    ...exported('CompactSign FlattenedSign', { instance: 'Signer' }),
    ...exported('CompactEncrypt FlattenedEncrypt', { instance: 'Encrypter' }),
    ...exported('decodeJwt decodeProtectedHeader', { value: 'decode' }),
  },
  types: {
    secure: { call: { effect: 'security' } },
    decode: { call: {} },
    Signer: { members: { setProtectedHeader: { call: { returns: 'this' } }, sign: { call: { effect: 'security' } } } },
    JwtSigner: { extends: 'Signer', members: claims },
    Encrypter: { members: { setProtectedHeader: { call: { returns: 'this' } }, encrypt: { call: { effect: 'security' } } } },
    JwtEncrypter: { extends: 'Encrypter', members: claims },
  },
};
