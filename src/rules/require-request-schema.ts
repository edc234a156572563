import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'require-request-schema',
  messages: { unvalidated: '`{{code}}` reads the request {{input}} with no schema in a router ({{because}}). Parse it with a schema first.' },
  judge: ({ input }) => ({ message: 'unvalidated', data: { input } }),
  oncePer: ({ input }) => input,
});
