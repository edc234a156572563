import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const stripe: Library = {
  name: 'Stripe',
  category: 'sdk',
  packages: ['stripe'],
  docs: 'https://docs.stripe.com/api?lang=node',
  exports: exported('default * Stripe', { value: 'createClient', instance: 'Client' }),
  types: {
    createClient: { call: { returns: 'Client' } },
    Client: {
      role: 'external-client',
      members: {
        // `webhooks.constructEvent` and its kin check a signature and call nobody.
        webhooks: {},
        ...methods('parseThinEvent parseEventNotification parseEventNotificationAsync'),
        ...methods('on off once'),
        '*': { type: 'Resource', call: { effect: 'external' } },
      },
    },
    Resource: { members: { '*': { type: 'Resource', call: { effect: 'external' } } } },
  },
};
