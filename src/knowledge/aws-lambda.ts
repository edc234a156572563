import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const awsLambda: Library = {
  name: 'AWS Lambda',
  category: 'framework',
  setting: 'aws-lambda',
  packages: ['aws-lambda'],
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/typescript-handler.html',
  exports: {
    ...exported('APIGatewayProxyEvent APIGatewayProxyEventV2 APIGatewayEvent LambdaFunctionURLEvent ALBEvent', { instance: 'Event' }),
    ...exported('APIGatewayProxyHandler APIGatewayProxyHandlerV2 LambdaFunctionURLHandler ALBHandler', { instance: 'Handler' }),
  },
  types: {
    Handler: { params: ['Event', null] },
    Event: {
      // Its function answers by what it returns.
      role: 'context',
      members: {
        body: { input: 'body' }, queryStringParameters: { input: 'query' }, pathParameters: { input: 'params' }, headers: { input: 'headers' },
      },
    },
  },
};
