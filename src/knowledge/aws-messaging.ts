import { exported } from './exported.ts';
import type { Library } from './library.ts';

const free = { call: {} } as const;

/** The services of AWS that carry messages and events. */
export const awsMessaging: Library = {
  name: 'AWS SDK messaging',
  category: 'queue',
  packages: [
    '@aws-sdk/client-sns', '@aws-sdk/client-sqs', '@aws-sdk/client-eventbridge', '@aws-sdk/client-kinesis', '@aws-sdk/client-firehose',
  ],
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/',
  exports: exported(
    'SNS SNSClient SQS SQSClient EventBridge EventBridgeClient Kinesis KinesisClient Firehose FirehoseClient',
    { instance: 'Client' },
  ),
  types: { Client: { role: 'external-client', members: { destroy: free, config: {}, middlewareStack: {}, '*': { call: { effect: 'notify' } } } } },
};
