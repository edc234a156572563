import type { Library } from './library.ts';
import { methods } from './members.ts';

const build = { effect: 'build', returns: 'Query' } as const;

/** ElectroDB: a chain that ends with `go()` runs, one that ends with `params()` only makes the parameters. */
export const electrodb: Library = {
  name: 'ElectroDB',
  category: 'database',
  setting: 'electrodb',
  packages: ['electrodb'],
  docs: 'https://electrodb.dev/en/queries/query/',
  exports: { Entity: { instance: 'Entity' }, Service: { instance: 'Service' } },
  types: {
    Entity: {
      role: 'model',
      members: {
        ...methods('get put create upsert update patch delete remove find match', build),
        query: { type: 'Queries' },
        scan: { type: 'Query' },
        ...methods('parse setIdentifier setTableName getTableName setClient'),
      },
    },
    /** One method for each index. */
    Queries: { members: { '*': { call: build } } },
    Service: {
      role: 'model',
      members: { collections: { type: 'Queries' }, entities: { type: 'Entities' }, transaction: { type: 'Queries' }, ...methods('setTableName getTableName setClient') },
    },
    Entities: { members: { '*': { type: 'Entity' } } },
    Query: { role: 'query', members: { go: { call: { effect: 'query' } }, '*': { call: { effect: 'build', returns: 'this' } } } },
  },
};
