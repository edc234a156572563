import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'require-response-schema',
  messages: {
    entity: '`{{code}}` sends `{{entity}}` to the client as the database gives it ({{because}}). Map it to a response schema.',
    field: '`{{code}}` sends `{{entity}}` to the client, with its `{{field}}` ({{because}}). Map it to a response schema.',
  },
  suggests: true,
  judge: ({ entity, field }) => ({ message: field === undefined ? 'entity' : 'field', data: { entity, ...(field === undefined ? {} : { field }) } }),
  oncePer: ({ entity }) => entity,
});
