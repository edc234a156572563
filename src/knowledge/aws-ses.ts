import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const awsSes: Library = {
  name: 'AWS SES',
  category: 'mail',
  packages: ['@aws-sdk/client-ses', '@aws-sdk/client-sesv2'],
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/ses/',
  exports: exported('SES SESClient SESv2 SESv2Client', { instance: 'Client' }),
  types: { Client: { role: 'external-client', members: { destroy: { call: {} }, config: {}, middlewareStack: {}, '*': { call: { effect: 'notify' } } } } },
};
