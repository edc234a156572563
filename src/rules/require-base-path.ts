import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'require-base-path',
  messages: { outside: 'The route `{{route}}` is outside the base path of the settings. Register it below that path.' },
  judge: ({ route }) => ({ message: 'outside', data: { route } }),
});
