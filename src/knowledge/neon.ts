import type { Library } from './library.ts';
import { methods } from './members.ts';
import { pgTypes } from './pg.ts';

const sql = { effect: 'raw-sql' } as const;

/** Neon over HTTP (`neon`) and WebSockets; `Pool` and `Client` are those of node-postgres. */
export const neon: Library = {
  name: 'Neon',
  category: 'database',
  setting: 'neon',
  packages: ['@neondatabase/serverless'],
  docs: 'https://neon.com/docs/serverless/serverless-driver',
  exports: {
    neon: { value: 'neon' },
    NeonQueryFunction: { instance: 'Sql' },
    Pool: { instance: 'Pool' },
    Client: { instance: 'Client' },
    PoolClient: { instance: 'Client' },
  },
  types: {
    ...pgTypes,
    neon: { call: { returns: 'Sql', constructs: true } },
    /** The tagged template; `transaction` takes a list of queries. */
    Sql: { role: 'database-handle', call: sql, members: { ...methods('query unsafe', sql), transaction: { call: { effect: 'transaction', callbacks: { 0: ['Sql'] } } } } },
  },
};
