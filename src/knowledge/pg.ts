import type { Library, LibraryType } from './library.ts';
import { methods } from './members.ts';

const sql = { effect: 'raw-sql' } as const;
const quiet = methods('end release on once off removeListener removeAllListeners escapeIdentifier escapeLiteral setTypeParser getTypeParser ref unref');

/** The types are spread into the drivers that copy them: Neon, Vercel Postgres. */
export const pgTypes = {
  Pool: {
    role: 'database-handle',
    members: { query: { call: sql }, connect: { call: { effect: 'connection', returns: 'Client', callbacks: { 0: [null, 'Client', null] } } }, ...quiet },
  },
  Client: { role: 'database-handle', members: { ...methods('query copyFrom copyTo', sql), ...methods('connect'), ...quiet } },
} as const satisfies Record<string, LibraryType>;

/** node-postgres. `BEGIN` and `COMMIT` are queries like any other: the driver has no transactions of its own. */
export const pg: Library = {
  name: 'node-postgres',
  category: 'database',
  setting: 'pg',
  packages: ['pg', 'pg-pool', '@fastify/postgres', 'fastify-postgres'],
  docs: 'https://node-postgres.com/apis/pool',
  exports: {
    // The default export of pg-pool; that of pg is its namespace.
    default: { instance: 'Pool' },
    Pool: { instance: 'Pool' },
    Client: { instance: 'Client' },
    PoolClient: { instance: 'Client' },
    ClientBase: { instance: 'Client' },
    native: { value: 'Native' },
  },
  types: {
    ...pgTypes,
    Native: { members: { Pool: { type: 'Pool' }, Client: { type: 'Client' } } },
    /** `fastify.pg`; with the option `name`, `fastify.pg.name` is another one. */
    FastifyPostgres: {
      role: 'database-handle',
      members: {
        pool: { type: 'Pool' },
        query: { call: sql },
        connect: { call: { effect: 'connection', returns: 'Client', callbacks: { 0: [null, 'Client', null] } } },
        transact: { call: { effect: 'transaction', callbacks: { 0: ['Client'] } } },
        Client: {},
        '*': { type: 'FastifyPostgres' },
      },
    },
  },
  extendsOther: {
    'Fastify.Instance': { pg: { type: 'FastifyPostgres' } },
    // With the route option `pg: { transact: true }`.
    'Fastify.Request': { pg: { type: 'Client' } },
  },
};
