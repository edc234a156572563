import type { Library } from './library.ts';
import { methods } from './members.ts';

const sql = { effect: 'raw-sql' } as const;

/** sqlite3, and the promises that sqlite puts around it. */
export const sqlite3: Library = {
  name: 'sqlite3',
  category: 'database',
  setting: 'sqlite3',
  packages: ['sqlite3', 'sqlite'],
  docs: 'https://github.com/TryGhost/node-sqlite3/wiki/API',
  exports: {
    Database: { instance: 'Database' },
    Statement: { instance: 'Statement' },
    cached: { value: 'Cached' },
    verbose: { value: 'verbose' },
    // sqlite
    open: { value: 'open' },
  },
  types: {
    /** `require('sqlite3').verbose()` is the module again. */
    verbose: { call: { returns: 'Module' } },
    Module: { members: { Database: { type: 'Database' }, Statement: { type: 'Statement' }, cached: { type: 'Cached' }, verbose: { call: { returns: 'Module' } } } },
    Cached: { members: { Database: { call: { returns: 'Database', constructs: true } } } },
    open: { call: { returns: 'Database', constructs: true } },
    Database: {
      role: 'database-handle',
      members: {
        ...methods('run get all each exec', sql),
        prepare: { call: { effect: 'raw-sql', returns: 'Statement' } },
        migrate: { call: { effect: 'query' } },
        getDatabaseInstance: { call: { returns: 'Database' } },
        db: { type: 'Database' },
        ...methods('open close serialize parallelize configure loadExtension interrupt wait on'),
      },
    },
    Statement: { role: 'query', members: { ...methods('run get all each', { effect: 'query' }), bind: { call: { effect: 'build', returns: 'this' } }, ...methods('reset finalize') } },
  },
};
