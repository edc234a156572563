import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const jsonwebtoken: Library = {
  name: 'jsonwebtoken',
  category: 'security',
  packages: ['jsonwebtoken'],
  docs: 'https://github.com/auth0/node-jsonwebtoken#readme',
  exports: { ...exported('sign verify', { value: 'secure' }), decode: { value: 'decode' } },
  types: { secure: { call: { effect: 'security' } }, decode: { call: {} } },
};
