import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'require-response-schema',
  messages: {
    entity: '`{{code}}` answers with the entity `{{entity}}` in a router ({{because}}). Map it to a response schema.',
    field: '`{{code}}` answers with `{{entity}}`, whose `{{field}}` would reach the client ({{because}}). Map it to a response schema.',
  },
  suggests: true,
  judge: ({ entity, field }) => ({ message: field === undefined ? 'entity' : 'field', data: { entity, ...(field === undefined ? {} : { field }) } }),
});
