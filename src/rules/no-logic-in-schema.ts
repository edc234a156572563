import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'no-logic-in-schema',
  messages: {
    database: '`{{code}}` queries the database{{path}} in a schema ({{because}}). Check that in a service.',
    'external-call': '`{{code}}` calls an external API{{path}} in a schema ({{because}}). Do that in a service.',
    'layer-call': '`{{code}}` calls another layer in a schema ({{because}}). Do that in a service.',
    'side-effect': '`{{code}}` has a side effect in a schema ({{because}}). A schema only describes and checks data.',
    logic: '`{{code}}` is business logic in a schema ({{because}}). Move it into a service.',
  },
  judge: ({ deed }) => ({ message: deed }),
});
