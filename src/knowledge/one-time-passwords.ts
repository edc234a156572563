import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const oneTimePasswords: Library = {
  name: 'One-time passwords',
  category: 'security',
  packages: ['otplib', 'speakeasy'],
  docs: 'https://otplib.yeojz.dev/',
  exports: {
    ...exported('authenticator totp hotp', { value: 'Generator' }),
    // otplib 13
    ...exported('TOTP HOTP OTP', { instance: 'Generator' }),
    ...exported('generate generateSync verify verifySync generateSecret', { value: 'secure' }),
  },
  types: {
    Generator: { call: { effect: 'security' }, members: methods('generate verify verifyDelta check checkDelta generateSecret', { effect: 'security' }) },
    secure: { call: { effect: 'security' } },
  },
};
