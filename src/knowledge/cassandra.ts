import type { Library } from './library.ts';
import { methods } from './members.ts';

const query = { effect: 'query' } as const;

export const cassandra: Library = {
  name: 'Cassandra',
  category: 'database',
  setting: 'cassandra',
  packages: ['cassandra-driver'],
  docs: 'https://docs.datastax.com/en/developer/nodejs-driver/latest/',
  exports: { Client: { instance: 'Client' }, mapping: { value: 'Mapping' } },
  types: {
    Client: {
      role: 'database-handle',
      members: { ...methods('execute batch eachRow stream executeGraph', { effect: 'raw-sql' }), ...methods('connect shutdown getReplicas getState on') },
    },
    Mapping: { members: { Mapper: { type: 'Mapper' }, ModelMapper: { type: 'ModelMapper' } } },
    Mapper: { role: 'database-handle', members: { forModel: { call: { returns: 'ModelMapper' } }, batch: { call: query } } },
    ModelMapper: { role: 'model', members: { ...methods('get find findAll insert update remove', query), mapWithQuery: { call: { effect: 'raw-sql', returns: 'MappedQuery' } } } },
    MappedQuery: { call: query },
  },
};
