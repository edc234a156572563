import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const paypal: Library = {
  name: 'PayPal',
  category: 'sdk',
  packages: ['@paypal/paypal-server-sdk', '@paypal/checkout-server-sdk'],
  docs: 'https://developer.paypal.com/serversdk/typescript/',
  exports: {
    ...exported('OrdersController PaymentsController VaultController', { instance: 'Controller' }),
    // @paypal/checkout-server-sdk
    core: { value: 'Core' },
  },
  types: {
    Controller: { role: 'external-client', members: { '*': { call: { effect: 'external' } } } },
    Core: { members: { PayPalHttpClient: { type: 'Client' } } },
    Client: { role: 'external-client', members: { execute: { call: { effect: 'external' } } } },
  },
};
