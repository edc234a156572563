import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'no-unlayered-file',
  messages: { unlayered: 'This file has no layer, so no rule speaks here. Name its folder in `layers` of the settings, or in `ignore`.' },
  judge: () => ({ message: 'unlayered' }),
});
