import { createLayerRule } from '../create-layer-rule.ts';
import { FLOW_OPTIONS, judgeFlow } from './request-flow.ts';

export default createLayerRule({
  rule: 'enforce-request-flow',
  messages: {
    skip: '`{{code}}` skips the {{skipped}} layer: a {{layer}} ({{because}}) imports a {{target}} ({{targetBecause}}). Go through a {{skipped}}.',
    call: '`{{code}}` calls a {{target}} ({{targetBecause}}) from a {{layer}} ({{because}}), skipping the {{skipped}} layer. Go through a {{skipped}}.',
    back: '`{{code}}` goes back: a {{layer}} ({{because}}) imports a {{target}} ({{targetBecause}}). Lower layers do not know upper ones.',
  },
  suggests: true,
  options: FLOW_OPTIONS,
  judge: judgeFlow,
});
