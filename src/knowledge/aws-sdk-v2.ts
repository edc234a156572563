import { exported } from './exported.ts';
import type { Library } from './library.ts';

const free = { call: {} } as const;

export const awsSdkV2: Library = {
  name: 'AWS SDK v2',
  category: 'sdk',
  packages: ['aws-sdk'],
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/latest/',
  exports: {
    ...exported(
      `S3 Lambda CognitoIdentityServiceProvider SecretsManager SSM KMS STS CloudFront CloudWatch CloudWatchLogs Rekognition Textract Polly Translate
       StepFunctions ECS EC2 IAM Route53 ApiGatewayManagementApi`,
      { instance: 'Client' },
    ),
    ...exported('SES SESV2 SNS SQS EventBridge Kinesis Firehose Pinpoint', { instance: 'Messenger' }),
  },
  types: {
    Client: { role: 'external-client', members: { config: {}, makeRequest: free, '*': { call: { effect: 'external' } } } },
    Messenger: { role: 'external-client', members: { config: {}, makeRequest: free, '*': { call: { effect: 'notify' } } } },
  },
};
