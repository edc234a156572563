import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const sendgrid: Library = {
  name: 'SendGrid',
  category: 'mail',
  packages: ['@sendgrid/mail'],
  docs: 'https://github.com/sendgrid/sendgrid-nodejs/tree/main/packages/mail',
  exports: { ...exported('default *', { value: 'MailService' }), MailService: { instance: 'MailService' } },
  types: { MailService: { role: 'external-client', members: methods('send sendMultiple', { effect: 'notify' }) } },
};
