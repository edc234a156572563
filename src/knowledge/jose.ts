import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const jose: Library = {
  name: 'jose',
  category: 'security',
  packages: ['jose'],
  docs: 'https://github.com/panva/jose#readme',
  exports: {
    ...exported('jwtVerify jwtDecrypt compactVerify compactDecrypt flattenedVerify flattenedDecrypt generalVerify generalDecrypt generateSecret generateKeyPair', { value: 'secure' }),
    ...exported('SignJWT CompactSign FlattenedSign GeneralSign', { instance: 'Signer' }),
    ...exported('EncryptJWT CompactEncrypt FlattenedEncrypt GeneralEncrypt', { instance: 'Encrypter' }),
    ...exported('decodeJwt decodeProtectedHeader', { value: 'decode' }),
  },
  types: {
    secure: { call: { effect: 'security' } },
    decode: { call: {} },
    Signer: {
      members: {
        ...methods('setProtectedHeader setIssuer setSubject setAudience setJti setNotBefore setExpirationTime setIssuedAt', { returns: 'this' }),
        sign: { call: { effect: 'security' } },
      },
    },
    Encrypter: {
      members: {
        ...methods('setProtectedHeader setIssuer setSubject setAudience setJti setNotBefore setExpirationTime setIssuedAt', { returns: 'this' }),
        encrypt: { call: { effect: 'security' } },
      },
    },
  },
};
