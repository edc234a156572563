import type { Library } from './library.ts';
import { pgTypes } from './pg.ts';

const sql = { effect: 'raw-sql' } as const;

/** Vercel Postgres: a node-postgres pool that is a template tag as well. */
export const vercelPostgres: Library = {
  name: 'Vercel Postgres',
  category: 'database',
  setting: 'vercel-postgres',
  packages: ['@vercel/postgres'],
  docs: 'https://vercel.com/docs/storage/vercel-postgres/sdk',
  exports: {
    sql: { value: 'Sql' },
    db: { value: 'Sql' },
    createPool: { value: 'createPool' },
    createClient: { value: 'createClient' },
    VercelPool: { instance: 'Sql' },
    VercelClient: { instance: 'SqlClient' },
    VercelPoolClient: { instance: 'SqlClient' },
    Pool: { instance: 'Pool' },
    Client: { instance: 'Client' },
  },
  types: {
    ...pgTypes,
    Sql: {
      ...pgTypes.Pool,
      call: sql,
      members: { ...pgTypes.Pool.members, sql: { call: sql }, connect: { call: { returns: 'SqlClient' } } },
    },
    SqlClient: { extends: 'Client', role: 'database-handle', members: { sql: { call: sql } } },
    createPool: { call: { returns: 'Sql', constructs: true } },
    createClient: { call: { returns: 'SqlClient', constructs: true } },
  },
};
