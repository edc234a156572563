import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const razorpay: Library = {
  name: 'Razorpay',
  category: 'sdk',
  packages: ['razorpay'],
  docs: 'https://razorpay.com/docs/api/',
  exports: exported('default *', { instance: 'Client' }),
  types: {
    Client: { role: 'external-client', members: { '*': { type: 'Resource' } } },
    Resource: { members: { '*': { call: { effect: 'external' } } } },
  },
};
