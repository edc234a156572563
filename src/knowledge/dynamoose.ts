import type { Library } from './library.ts';
import { methods } from './members.ts';

const query = { effect: 'query' } as const;
const one = { effect: 'query', returns: 'ItemPromise' } as const;

/** Dynamoose. `new User()` makes an item that is saved later: free. */
export const dynamoose: Library = {
  name: 'Dynamoose',
  category: 'database',
  setting: 'dynamoose',
  packages: ['dynamoose', 'dynamoose/dist/*'],
  docs: 'https://dynamoosejs.com/guide/Model',
  exports: {
    model: { value: 'model' },
    transaction: { value: 'transaction' },
    Item: { instance: 'Item' },
    AnyItem: { instance: 'Item' },
    ModelType: { instance: 'Model' },
  },
  types: {
    model: { call: { returns: 'Model' } },
    transaction: { call: query },
    Model: {
      role: 'model',
      construct: 'Item',
      members: {
        ...methods('get create update', one),
        ...methods('delete batchGet batchPut batchDelete', query),
        ...methods('query scan', { effect: 'build', returns: 'Query' }),
        ...methods('table serializeMany'),
      },
    },
    Item: { role: 'model', members: { ...methods('save populate', one), delete: { call: query }, ...methods('serialize toJSON original withDefaults conformToSchema toDynamo') } },
    ItemPromise: { awaited: 'Item' },
    Query: { role: 'query', members: { exec: { call: query }, '*': { call: { effect: 'build', returns: 'this' } } } },
  },
};
