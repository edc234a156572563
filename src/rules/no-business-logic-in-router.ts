import { createLayerRule } from '../create-layer-rule.ts';
import { BUSINESS_KINDS, type BusinessKind } from '../facts/index.ts';
import { businessMessages, judgeBusiness } from './business-messages.ts';

export default createLayerRule({
  rule: 'no-business-logic-in-router',
  messages: businessMessages('router', 'Move it into a service.'),
  options: {
    schema: { allow: { type: 'array', items: { enum: [...BUSINESS_KINDS] }, uniqueItems: true, description: 'Kinds of business logic that are not reported.' } },
    defaults: { allow: [] as readonly BusinessKind[] },
  },
  judge: judgeBusiness,
  oncePer: (fact) => fact.logic,
});
