import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods, properties } from './members.ts';

const sql = { effect: 'raw-sql', returns: 'PendingQuery' } as const;
const inNamespace = { ...properties('Sql ReservedSql ISql', 'Sql'), TransactionSql: { type: 'Sql' }, PendingQuery: { type: 'PendingQuery' } } as const;

/**
 * Postgres.js: the tagged template is the query, awaited or not. The same function called with an object, `sql(columns)`, only helps to write one, and
 * a template inside a template is a part of it; both stand inside the template that counts.
 */
export const postgres: Library = {
  name: 'Postgres.js',
  category: 'database',
  setting: 'postgres',
  packages: ['postgres'],
  docs: 'https://github.com/porsager/postgres#readme',
  exports: {
    default: { value: 'postgres' },
    '*': { value: 'postgres' },
    ...exported('Sql TransactionSql ReservedSql ISql', { instance: 'Sql' }),
    PendingQuery: { instance: 'PendingQuery' },
  },
  types: {
    postgres: { call: { returns: 'Sql', constructs: true }, members: inNamespace },
    Sql: {
      role: 'database-handle',
      call: sql,
      members: {
        ...methods('unsafe file', sql),
        ...methods('begin savepoint', { effect: 'transaction', callbacks: { '*': ['Sql'] } }),
        reserve: { call: { returns: 'Sql' } },
        ...methods('listen notify subscribe largeObject prepare', { effect: 'query' }),
        ...methods('end release json array typed'),
        types: {},
        options: {},
      },
    },
    PendingQuery: {
      role: 'query',
      members: { ...methods('simple execute describe values raw cursor forEach stream readable writable', { effect: 'query', returns: 'this' }), ...methods('cancel then catch finally') },
    },
  },
};
