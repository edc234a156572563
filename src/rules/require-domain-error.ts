import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'require-domain-error',
  messages: { adHoc: '`{{code}}` is an ad-hoc error in a service ({{because}}). Throw a domain error that callers can tell apart.' },
  suggests: true,
  judge: () => ({ message: 'adHoc' }),
});
