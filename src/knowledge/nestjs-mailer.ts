import type { Library } from './library.ts';

export const nestjsMailer: Library = {
  name: 'NestJS Mailer',
  category: 'mail',
  packages: ['@nestjs-modules/mailer'],
  docs: 'https://nest-modules.github.io/mailer/docs/mailer',
  exports: { MailerService: { instance: 'MailerService' } },
  types: { MailerService: { role: 'external-client', members: { sendMail: { call: { effect: 'notify' } } } } },
};
