import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'inject-dependencies',
  messages: {
    layer: '`{{code}}` constructs a {{constructs}} in a {{layer}} ({{because}}). Take it as a parameter and construct it in the composition root.',
    client: '`{{code}}` constructs a database client in a {{layer}} ({{because}}). Take it as a parameter and construct it in the composition root.',
  },
  suggests: true,
  judge: ({ constructs }) => (constructs === 'database-client' ? { message: 'client' } : { message: 'layer', data: { constructs } }),
});
