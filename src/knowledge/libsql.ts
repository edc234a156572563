import type { Library } from './library.ts';
import { methods } from './members.ts';

const sql = { effect: 'raw-sql' } as const;

export const libsql: Library = {
  name: 'libSQL',
  category: 'database',
  setting: 'libsql',
  packages: ['@libsql/client', '@libsql/client/*'],
  docs: 'https://docs.turso.tech/sdk/ts/reference',
  exports: { createClient: { value: 'createClient' }, Client: { instance: 'Client' }, Transaction: { instance: 'Client' } },
  types: {
    createClient: { call: { returns: 'Client', constructs: true } },
    /** The client and an interactive transaction. */
    Client: {
      role: 'database-handle',
      members: {
        ...methods('execute batch executeMultiple migrate', sql),
        transaction: { call: { effect: 'transaction', returns: 'Client' } },
        ...methods('sync close reconnect commit rollback'),
      },
    },
  },
};
