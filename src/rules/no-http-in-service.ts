import { createLayerRule } from '../create-layer-rule.ts';
import { HTTP_OPTIONS, httpKey, httpMessages, judgeHttp } from './http-concerns.ts';

export default createLayerRule({
  rule: 'no-http-in-service',
  messages: httpMessages('service'),
  suggests: true,
  options: HTTP_OPTIONS,
  judge: judgeHttp,
  oncePer: httpKey,
});
