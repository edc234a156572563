import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const graphqlRequest: Library = {
  name: 'graphql-request',
  category: 'http-client',
  packages: ['graphql-request'],
  docs: 'https://github.com/graffle-js/graphql-request#readme',
  exports: { ...exported('default request rawRequest batchRequests', { value: 'request' }), GraphQLClient: { instance: 'Client' } },
  types: {
    request: { call: { effect: 'external' } },
    Client: { role: 'external-client', members: methods('request rawRequest batchRequests', { effect: 'external' }) },
  },
};
