import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'no-sensitive-field-in-response',
  messages: { field: '`{{field}}` in the response schema `{{schema}}` would reach the client. Leave it out, and keep it in a schema that is only used inside.' },
  judge: ({ field, schema }) => ({ message: 'field', data: { field, schema } }),
});
