import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const emailTemplates: Library = {
  name: 'email-templates',
  category: 'mail',
  packages: ['email-templates'],
  docs: 'https://github.com/forwardemail/email-templates#readme',
  exports: exported('default *', { instance: 'Email' }),
  types: { Email: { role: 'external-client', members: { send: { call: { effect: 'notify' } } } } },
};
