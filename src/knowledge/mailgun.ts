import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const mailgun: Library = {
  name: 'Mailgun',
  category: 'mail',
  packages: ['mailgun.js'],
  docs: 'https://github.com/mailgun/mailgun.js#readme',
  exports: exported('default *', { instance: 'Mailgun' }),
  types: {
    Mailgun: { members: { client: { call: { returns: 'Client' } } } },
    Client: { role: 'external-client', members: { messages: { type: 'Messages' } } },
    Messages: { members: { create: { call: { effect: 'notify' } } } },
  },
};
