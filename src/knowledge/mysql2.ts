import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const sql = { effect: 'raw-sql' } as const;
const quiet = methods(
  `end destroy close release releaseConnection acquireConnection connect changeUser ping pause resume reset isValid escape escapeId format on once off
   removeListener unprepare`,
);

/** mysql2 with and without promises, mysql, and the MariaDB connector: one API with small differences. */
export const mysql2: Library = {
  name: 'MySQL',
  category: 'database',
  setting: 'mysql2',
  packages: ['mysql2', 'mysql2/promise', 'mysql', 'mariadb', 'mariadb/callback', '@fastify/mysql', 'fastify-mysql'],
  docs: 'https://sidorares.github.io/node-mysql2/docs',
  exports: {
    createConnection: { value: 'createConnection' },
    createPool: { value: 'createPool' },
    createPoolCluster: { value: 'createPoolCluster' },
    Connection: { instance: 'Connection' },
    PoolConnection: { instance: 'Connection' },
    Pool: { instance: 'Pool' },
    PoolCluster: { instance: 'PoolCluster' },
    PoolNamespace: { instance: 'Pool' },
    FilteredPoolCluster: { instance: 'Pool' },
    // @fastify/mysql
    ...exported('MySQLPool MySQLPromisePool MySQLConnection MySQLPromiseConnection', { instance: 'FastifyMysql' }),
  },
  types: {
    createConnection: { call: { returns: 'Connection', constructs: true } },
    createPool: { call: { returns: 'Pool', constructs: true } },
    createPoolCluster: { call: { returns: 'PoolCluster', constructs: true } },
    Connection: {
      role: 'database-handle',
      members: {
        // `batch`, `queryStream` and `importFile` are MariaDB's.
        ...methods('query execute batch queryStream importFile createQuery', sql),
        prepare: { call: { effect: 'raw-sql', returns: 'Statement' } },
        beginTransaction: { call: { effect: 'transaction' } },
        ...methods('commit rollback'),
        promise: { call: { returns: 'this' } },
        ...quiet,
      },
    },
    Pool: {
      role: 'database-handle',
      members: {
        ...methods('query execute batch importFile', sql),
        getConnection: { call: { effect: 'connection', returns: 'Connection', callbacks: { '*': [null, 'Connection'] } } },
        promise: { call: { returns: 'this' } },
        ...quiet,
      },
    },
    PoolCluster: {
      role: 'database-handle',
      members: { of: { call: { returns: 'Pool' } }, getConnection: { call: { effect: 'connection', returns: 'Connection', callbacks: { '*': [null, 'Connection'] } } }, ...methods('add remove end on') },
    },
    Statement: { members: { ...methods('execute executeStream', { effect: 'query' }), close: { call: {} } } },
    FastifyMysql: { extends: 'Pool', role: 'database-handle', members: { pool: { type: 'Pool' }, connection: { type: 'Connection' } } },
  },
  extendsOther: { 'Fastify.Instance': { mysql: { type: 'FastifyMysql' } } },
};
