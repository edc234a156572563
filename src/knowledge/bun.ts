import type { Library } from './library.ts';
import { methods } from './members.ts';

const sql = { effect: 'raw-sql', returns: 'Pending' } as const;

/** Bun's own SQLite and its SQL client; the client is Postgres.js in all but the driver. */
export const bun: Library = {
  name: 'Bun SQL',
  category: 'database',
  setting: 'bun-sql',
  packages: ['bun:sqlite', 'bun'],
  docs: 'https://bun.com/docs/runtime/sqlite',
  exports: {
    Database: { instance: 'Database' },
    Statement: { instance: 'Statement' },
    // bun
    sql: { value: 'Sql' },
    postgres: { value: 'Sql' },
    SQL: { instance: 'Sql' },
    TransactionSQL: { instance: 'Sql' },
    ReservedSQL: { instance: 'Sql' },
  },
  types: {
    Database: {
      role: 'database-handle',
      members: {
        ...methods('query prepare', { effect: 'raw-sql', returns: 'Statement' }),
        ...methods('run exec', { effect: 'raw-sql' }),
        transaction: { call: { effect: 'transaction', returns: 'Transaction' } },
        ...methods('serialize', { effect: 'query' }),
        ...methods('close function aggregate loadExtension fileControl clearQueryCache'),
      },
    },
    Statement: {
      role: 'query',
      members: { ...methods('run get all values iterate raw', { effect: 'query' }), ...methods('as safeIntegers', { effect: 'build', returns: 'this' }), ...methods('finalize toString') },
    },
    Transaction: { call: {}, members: methods('deferred immediate exclusive') },
    Sql: {
      role: 'database-handle',
      call: sql,
      members: {
        ...methods('unsafe file', sql),
        ...methods('begin transaction savepoint beginDistributed', { effect: 'transaction', callbacks: { '*': ['Sql'] } }),
        reserve: { call: { returns: 'Sql' } },
        connect: { call: { returns: 'Sql' } },
        ...methods('listen notify', { effect: 'query' }),
        ...methods('close end flush release array json commitDistributed rollbackDistributed'),
      },
    },
    Pending: { role: 'query', members: { ...methods('simple execute raw values readable writable', { effect: 'query', returns: 'this' }), ...methods('cancel then catch finally') } },
  },
};
