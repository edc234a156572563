import type { Library } from './library.ts';
import { methods } from './members.ts';

export const resend: Library = {
  name: 'Resend',
  category: 'mail',
  packages: ['resend'],
  docs: 'https://resend.com/docs/send-with-nodejs',
  exports: { Resend: { instance: 'Client' } },
  types: {
    Client: { role: 'external-client', members: { emails: { type: 'Mails' }, batch: { type: 'Mails' }, broadcasts: { type: 'Mails' }, contacts: { type: 'Resource' }, audiences: { type: 'Resource' } } },
    Mails: { members: { ...methods('send create', { effect: 'notify' }), ...methods('get list update', { effect: 'external' }) } },
    Resource: { members: { '*': { call: { effect: 'external' } } } },
  },
};
