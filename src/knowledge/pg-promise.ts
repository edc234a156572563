import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods, properties } from './members.ts';

const task = { '*': ['Database'] } as const;

/** pg-promise. `pgp.as` and `pgp.helpers` write SQL text without running it: free. */
export const pgPromise: Library = {
  name: 'pg-promise',
  category: 'database',
  setting: 'pg-promise',
  packages: ['pg-promise'],
  docs: 'https://vitaly-t.github.io/pg-promise/Database.html',
  exports: {
    default: { value: 'initialize' },
    '*': { value: 'initialize' },
    IMain: { instance: 'Main' },
    ...exported('IDatabase ITask IConnected IBaseProtocol', { instance: 'Database' }),
  },
  types: {
    /** `pgp(options)(connection)`: the first call initializes the library, the second one makes the database. */
    initialize: { call: { returns: 'Main' }, members: { ...properties('IDatabase ITask IConnected IBaseProtocol', 'Database'), IMain: { type: 'Main' } } },
    Main: { call: { returns: 'Database', constructs: true }, members: { ...properties('as helpers', 'Formatting'), end: { call: {} } } },
    Formatting: { members: { '*': { call: {} } } },
    /** The database, a connection and a task. */
    Database: {
      role: 'database-handle',
      members: {
        ...methods('query none one oneOrNone many manyOrNone any result multi multiResult stream map each', { effect: 'raw-sql' }),
        ...methods('func proc', { effect: 'query' }),
        ...methods('tx txIf', { effect: 'transaction', callbacks: task }),
        ...methods('task taskIf', { callbacks: task }),
        connect: { call: { returns: 'Database' } },
        ...methods('batch page sequence done'),
      },
    },
  },
};
