import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'no-external-call-in-router',
  messages: { call: '`{{code}}` calls an external API with {{library}}{{path}} in a router ({{because}}). Move it into a service.' },
  judge: ({ library }) => ({ message: 'call', data: { library } }),
});
