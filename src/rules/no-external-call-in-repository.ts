import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'no-external-call-in-repository',
  messages: { call: '`{{code}}` calls an external API with {{library}}{{path}} in a repository ({{because}}). Move it into the service that calls the repository.' },
  judge: ({ library }) => ({ message: 'call', data: { library } }),
});
