import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const postmark: Library = {
  name: 'Postmark',
  category: 'mail',
  packages: ['postmark'],
  docs: 'https://postmarkapp.com/developer/integration/official-libraries',
  exports: exported('ServerClient Client', { instance: 'Client' }),
  types: {
    Client: { role: 'external-client', members: { ...methods('sendEmail sendEmailBatch sendEmailWithTemplate sendEmailBatchWithTemplates', { effect: 'notify' }), setClientOptions: { call: {} }, '*': { call: { effect: 'external' } } } },
  },
};
