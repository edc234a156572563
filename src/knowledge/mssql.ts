import type { Library } from './library.ts';
import { methods } from './members.ts';

const sql = { effect: 'raw-sql' } as const;

export const mssql: Library = {
  name: 'mssql',
  category: 'database',
  setting: 'mssql',
  packages: ['mssql', 'mssql/msnodesqlv8'],
  docs: 'https://tediousjs.github.io/node-mssql/',
  exports: {
    connect: { value: 'connect' },
    query: { value: 'query' },
    batch: { value: 'query' },
    ConnectionPool: { instance: 'ConnectionPool' },
    Request: { instance: 'Request' },
    Transaction: { instance: 'Transaction' },
    PreparedStatement: { instance: 'PreparedStatement' },
  },
  types: {
    connect: { call: { returns: 'ConnectionPool', constructs: true } },
    query: { call: sql },
    ConnectionPool: {
      role: 'database-handle',
      members: {
        ...methods('query batch', sql),
        request: { call: { returns: 'Request' } },
        transaction: { call: { returns: 'Transaction' } },
        connect: { call: { returns: 'this' } },
        ...methods('close on'),
      },
    },
    Request: {
      members: {
        ...methods('query batch', sql),
        // `execute` calls a stored procedure.
        ...methods('execute bulk', { effect: 'query' }),
        ...methods('input output replaceInput', { returns: 'this' }),
        ...methods('cancel pause resume pipe on toReadableStream'),
      },
    },
    Transaction: {
      role: 'database-handle',
      members: { begin: { call: { effect: 'transaction', returns: 'Transaction' } }, request: { call: { returns: 'Request' } }, ...methods('commit rollback on') },
    },
    PreparedStatement: {
      members: { prepare: { call: sql }, execute: { call: { effect: 'query' } }, ...methods('input output', { returns: 'this' }), unprepare: { call: {} } },
    },
  },
};
