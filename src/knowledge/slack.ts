import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const slack: Library = {
  name: 'Slack',
  category: 'sdk',
  packages: ['@slack/web-api', '@slack/webhook'],
  docs: 'https://docs.slack.dev/tools/node-slack-sdk/web-api/',
  exports: { WebClient: { instance: 'Client' }, ...exported('IncomingWebhook WebhookTrigger', { instance: 'Webhook' }) },
  types: {
    Client: { role: 'external-client', members: { ...methods('on once off emit addListener removeListener'), '*': { type: 'Resource', call: { effect: 'external' } } } },
    Resource: { members: { '*': { type: 'Resource', call: { effect: 'external' } } } },
    Webhook: { role: 'external-client', members: { send: { call: { effect: 'external' } } } },
  },
};
