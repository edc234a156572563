import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const query = { effect: 'query' } as const;

/** DynamoDB of the AWS SDK, version 3 and 2. Commands (`new GetCommand(...)`) are values: `send` executes them. */
export const dynamodb: Library = {
  name: 'DynamoDB',
  category: 'database',
  setting: 'dynamodb',
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', 'aws-sdk/clients/dynamodb'],
  docs: 'https://docs.aws.amazon.com/AWSJavaScriptSDK/v3/latest/client/dynamodb/',
  exports: {
    // The default export of aws-sdk/clients/dynamodb is the client class.
    default: { value: 'ClientClass', instance: 'Client' },
    DynamoDBClient: { instance: 'Client' },
    DynamoDB: { value: 'ClientClass', instance: 'Client' },
    DynamoDBDocumentClient: { value: 'DocumentClientClass', instance: 'Client' },
    DynamoDBDocument: { value: 'DocumentClientClass', instance: 'Client' },
    DocumentClient: { instance: 'Client' },
    ...exported('paginateQuery paginateScan paginateListTables', { value: 'paginate' }),
  },
  types: {
    ClientClass: { members: { DocumentClient: { type: 'Client' } } },
    DocumentClientClass: { members: { from: { call: { returns: 'Client', constructs: true } } } },
    /** The bare client with `send`, the aggregated client, and the document clients of both versions. */
    Client: {
      role: 'database-handle',
      members: {
        send: { call: query },
        ...methods(
          `getItem putItem updateItem deleteItem batchGetItem batchWriteItem transactGetItems transactWriteItems executeStatement
           batchExecuteStatement executeTransaction createTable updateTable deleteTable describeTable listTables updateTimeToLive describeTimeToLive`,
          query,
        ),
        ...methods('query scan get put update delete batchGet batchWrite transactGet transactWrite', query),
        ...methods('paginateQuery paginateScan paginateListTables', query),
        destroy: { call: {} },
      },
    },
    paginate: { call: query },
  },
};
