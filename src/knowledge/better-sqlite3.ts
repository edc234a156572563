import type { Library } from './library.ts';
import { methods } from './members.ts';

/** better-sqlite3, and libsql, which has the same API. */
export const betterSqlite3: Library = {
  name: 'better-sqlite3',
  category: 'database',
  setting: 'better-sqlite3',
  packages: ['better-sqlite3', 'libsql', 'libsql/promise'],
  docs: 'https://github.com/WiseLibs/better-sqlite3/blob/master/docs/api.md',
  exports: {
    // The class may also be called without `new`; its types are in its namespace: `Database.Database`.
    default: { value: 'DatabaseClass', instance: 'Database' },
    '*': { value: 'DatabaseClass', instance: 'Database' },
    Database: { instance: 'Database' },
    Statement: { instance: 'Statement' },
    Transaction: { instance: 'Transaction' },
  },
  types: {
    DatabaseClass: { call: { returns: 'Database', constructs: true }, members: { Database: { type: 'Database' }, Statement: { type: 'Statement' }, Transaction: { type: 'Transaction' } } },
    Database: {
      role: 'database-handle',
      members: {
        prepare: { call: { effect: 'raw-sql', returns: 'Statement' } },
        ...methods('exec pragma', { effect: 'raw-sql' }),
        // Wraps a function; the queries are in it.
        transaction: { call: { effect: 'transaction', returns: 'Transaction' } },
        // `sync` is libsql's.
        ...methods('backup serialize sync', { effect: 'query' }),
        ...methods('close function aggregate table loadExtension defaultSafeIntegers unsafeMode'),
      },
    },
    Statement: {
      role: 'query',
      members: {
        ...methods('run get all iterate', { effect: 'query' }),
        ...methods('pluck expand raw bind safeIntegers', { effect: 'build', returns: 'this' }),
        columns: { call: {} },
      },
    },
    Transaction: { call: {}, members: methods('default deferred immediate exclusive') },
  },
};
