import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'no-mutable-default',
  messages: {
    'shared-reference': 'The default `{{code}}` of `{{name}}` is one object for all calls, and it is changed or handed out. Copy it, or make a new one in the function.',
    'mutated-literal': '`{{name}}` has a default and the function changes it, so callers who pass their own value find it changed. Work on a copy.',
    frozen: 'The default `{{code}}` of `{{name}}` is computed once, when the file is loaded. Pass a function that computes it for each value.',
    'shared-instance': 'The default `{{code}}` of `{{name}}` is one object for all who get it. Make a new one for each.',
  },
  suggests: true,
  judge: ({ fault, name }) => ({ message: fault, data: { name } }),
});
