import { createLayerRule } from '../create-layer-rule.ts';
import { HTTP_OPTIONS, httpKey, httpMessages, judgeHttp } from './http-concerns.ts';

export default createLayerRule({
  rule: 'no-http-in-repository',
  messages: httpMessages('repository'),
  suggests: true,
  options: HTTP_OPTIONS,
  judge: judgeHttp,
  oncePer: httpKey,
});
