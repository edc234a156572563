import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const mercadopago: Library = {
  name: 'Mercado Pago',
  category: 'sdk',
  packages: ['mercadopago'],
  docs: 'https://github.com/mercadopago/sdk-nodejs#readme',
  exports: exported(
    `CardToken CustomerCard Customer IdentificationType Invoice MerchantOrder OAuth Order Payment PaymentMethod PaymentRefund Point PreApproval
     PreApprovalPlan Preference User`,
    { instance: 'Resource' },
  ),
  types: { Resource: { role: 'external-client', members: { config: {}, '*': { call: { effect: 'external' } } } } },
};
