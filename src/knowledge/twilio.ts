import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const twilio: Library = {
  name: 'Twilio',
  category: 'sdk',
  packages: ['twilio'],
  docs: 'https://www.twilio.com/docs/libraries/node',
  exports: { ...exported('default *', { value: 'createClient' }), Twilio: { instance: 'Client' } },
  types: {
    createClient: { call: { returns: 'Client' } },
    Client: { role: 'external-client', members: { '*': { type: 'Resource', call: { effect: 'external' } } } },
    Resource: { members: { '*': { type: 'Resource', call: { effect: 'external' } } } },
  },
};
