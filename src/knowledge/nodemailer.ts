import type { Library } from './library.ts';

export const nodemailer: Library = {
  name: 'Nodemailer',
  category: 'mail',
  packages: ['nodemailer'],
  docs: 'https://nodemailer.com/usage/',
  exports: { createTransport: { value: 'createTransport' }, Transporter: { instance: 'Transport' } },
  types: {
    createTransport: { call: { returns: 'Transport' } },
    Transport: { role: 'external-client', members: { sendMail: { call: { effect: 'notify' } } } },
  },
};
