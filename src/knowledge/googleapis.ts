import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const googleapis: Library = {
  name: 'Google APIs',
  category: 'sdk',
  packages: ['googleapis', 'google-auth-library'],
  docs: 'https://googleapis.dev/nodejs/googleapis/latest/',
  exports: { google: { value: 'Google' }, ...exported('OAuth2Client', { instance: 'OAuth2Client' }) },
  types: {
    Google: { members: { auth: { type: 'Auth' }, options: { call: {} }, '*': { call: { returns: 'Api' } } } },
    Auth: { members: { OAuth2: { type: 'OAuth2Client' } } },
    OAuth2Client: {
      role: 'external-client',
      members: methods('getToken refreshAccessToken getAccessToken getTokenInfo revokeToken revokeCredentials verifyIdToken request', { effect: 'external' }),
    },
    Api: { role: 'external-client', members: { '*': { type: 'Api', call: { effect: 'external' } } } },
  },
};
