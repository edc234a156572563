import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const awsSdk: Library = {
  name: 'AWS SDK',
  category: 'sdk',
  packages: [
    '@aws-sdk/client-apigatewaymanagementapi', '@aws-sdk/client-bedrock-runtime', '@aws-sdk/client-cloudfront', '@aws-sdk/client-cloudwatch',
    '@aws-sdk/client-cloudwatch-logs', '@aws-sdk/client-cognito-identity-provider', '@aws-sdk/client-ec2', '@aws-sdk/client-ecs', '@aws-sdk/client-iam',
    '@aws-sdk/client-kms', '@aws-sdk/client-lambda', '@aws-sdk/client-polly', '@aws-sdk/client-rekognition', '@aws-sdk/client-route-53', '@aws-sdk/client-s3',
    '@aws-sdk/client-secrets-manager', '@aws-sdk/client-sfn', '@aws-sdk/client-ssm', '@aws-sdk/client-sts', '@aws-sdk/client-textract',
    '@aws-sdk/client-translate', '@aws-sdk/lib-storage', '@aws-sdk/s3-request-presigner',
  ],
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/',
  exports: {
    ...exported(
      `ApiGatewayManagementApi ApiGatewayManagementApiClient BedrockRuntime BedrockRuntimeClient CloudFront CloudFrontClient CloudWatch CloudWatchClient
       CloudWatchLogs CloudWatchLogsClient CognitoIdentityProvider CognitoIdentityProviderClient EC2 EC2Client ECS ECSClient IAM IAMClient KMS KMSClient
       Lambda LambdaClient Polly PollyClient Rekognition RekognitionClient Route53 Route53Client S3 S3Client SecretsManager SecretsManagerClient
       SFN SFNClient SSM SSMClient STS STSClient Textract TextractClient Translate TranslateClient`,
      { instance: 'Client' },
    ),
    Upload: { instance: 'Upload' },
    getSignedUrl: { value: 'getSignedUrl' },
  },
  types: {
    // `send(command)`, and a method for every command on the classes without `Client` in their names.
    Client: { role: 'external-client', members: { destroy: { call: {} }, config: {}, middlewareStack: {}, '*': { call: { effect: 'external' } } } },
    Upload: { members: { done: { call: { effect: 'external' } } } },
    // Signs with the client's credentials and calls nobody.
    getSignedUrl: { call: { effect: 'external', certainty: 'likely' } },
  },
};
