import type { Library } from './library.ts';
import { methods } from './members.ts';

/** A search index is a store of its own in one project and a derived copy in the next. */
const request = { effect: 'query', certainty: 'likely' } as const;

/** Elasticsearch and OpenSearch. Every API of the client is a request: `client.search()`, `client.indices.create()`. */
export const elasticsearch: Library = {
  name: 'Elasticsearch',
  category: 'database',
  setting: 'elasticsearch',
  packages: ['@elastic/elasticsearch', '@opensearch-project/opensearch', '@nestjs/elasticsearch'],
  docs: 'https://www.elastic.co/docs/reference/elasticsearch/clients/javascript',
  exports: {
    Client: { instance: 'Client' },
    // @nestjs/elasticsearch
    ElasticsearchService: { instance: 'Client' },
  },
  types: {
    Client: {
      role: 'database-handle',
      members: {
        child: { call: { returns: 'this' } },
        ...methods('close on once off extend'),
        diagnostic: {},
        connectionPool: {},
        transport: { type: 'Api' },
        '*': { type: 'Api', call: request },
      },
    },
    Api: { members: { '*': { call: request } } },
  },
};
