import type { Library } from './library.ts';
import { methods } from './members.ts';

export const nodeSqlite: Library = {
  name: 'node:sqlite',
  category: 'database',
  setting: 'node-sqlite',
  packages: ['node:sqlite'],
  docs: 'https://nodejs.org/api/sqlite.html',
  exports: {
    DatabaseSync: { instance: 'Database' },
    StatementSync: { instance: 'Statement' },
    backup: { value: 'backup' },
  },
  types: {
    Database: {
      role: 'database-handle',
      members: {
        prepare: { call: { effect: 'raw-sql', returns: 'Statement' } },
        exec: { call: { effect: 'raw-sql' } },
        createTagStore: { call: { returns: 'TagStore' } },
        ...methods('applyChangeset serialize deserialize', { effect: 'query' }),
        ...methods('open close aggregate function loadExtension enableLoadExtension enableDefensive setAuthorizer createSession location'),
      },
    },
    Statement: {
      role: 'query',
      members: {
        ...methods('run get all iterate', { effect: 'query' }),
        ...methods('columns setAllowBareNamedParameters setAllowUnknownNamedParameters setReturnArrays setReadBigInts'),
      },
    },
    /** Tagged templates that are prepared once. */
    TagStore: { role: 'database-handle', members: { ...methods('run get all iterate', { effect: 'raw-sql' }), clear: { call: {} } } },
    backup: { call: { effect: 'query' } },
  },
};
