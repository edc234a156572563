import type { Library, LibraryType } from './library.ts';
import { methods, properties } from './members.ts';

/** `knex('users')` and `knex.select()`: what a Knex instance and a transaction can do alike. */
const handle = {
  role: 'database-handle',
  call: { effect: 'build', returns: 'QueryBuilder' },
  members: {
    // Every method of the query builder starts a query: `knex.select`, `knex.from`, `knex.with`.
    '*': { call: { effect: 'build', returns: 'QueryBuilder' } },
    raw: { call: { effect: 'raw-sql', returns: 'Raw' } },
    transaction: { call: { effect: 'transaction', returns: 'Transaction', callbacks: { 0: ['Transaction'] } } },
    transactionProvider: { call: { returns: 'TransactionProvider' } },
    batchInsert: { call: { effect: 'query', returns: 'QueryBuilder' } },
    schema: { type: 'SchemaBuilder' },
    migrate: { type: 'Migrator' },
    seed: { type: 'Migrator' },
    // `knex.fn.now()`, `knex.ref('id')`: values inside a query.
    fn: { type: 'Values' },
    ref: { type: 'Values' },
    client: {},
    userParams: {},
    withUserParams: { call: { returns: 'this' } },
    ...methods('initialize destroy on once off addListener removeListener removeAllListeners emit listeners'),
  },
} as const satisfies LibraryType;

/** The types are spread into the libraries that hand out Knex: Objection, Bookshelf. */
export const knexTypes = {
  Knex: handle,
  Transaction: {
    ...handle,
    members: { ...handle.members, ...methods('commit rollback savepoint isCompleted'), executionPromise: {}, parentTransaction: { type: 'Transaction' } },
  },
  TransactionProvider: { call: { effect: 'transaction', returns: 'Transaction' } },
  QueryBuilder: {
    role: 'query',
    members: {
      ...methods('toSQL toQuery toString then catch finally on once'),
      // Everything else is a step; a Knex query runs when it is awaited.
      '*': { call: { effect: 'build', returns: 'this' } },
    },
  },
  Raw: {
    role: 'query',
    members: {
      ...methods('wrap timeout queryContext transacting connection options debug', { effect: 'raw-sql', returns: 'this' }),
      ...methods('stream pipe', { effect: 'query' }),
      ...methods('toSQL toQuery toString then catch finally on'),
    },
  },
  SchemaBuilder: { role: 'query', members: { ...methods('toSQL toString then catch finally'), '*': { call: { effect: 'build', returns: 'this' } } } },
  Migrator: { members: methods('latest up down rollback list status currentVersion forceFreeMigrationsLock run', { effect: 'query' }) },
  Values: { call: {}, members: { '*': { call: {} } } },
} as const satisfies Record<string, LibraryType>;

/** The types in the namespace: `Knex.Transaction`, with `import { Knex }` and, before 0.95, `import * as Knex`. */
const namespace = {
  ...properties('QueryBuilder', 'QueryBuilder'),
  ...properties('Transaction', 'Transaction'),
  ...properties('TransactionProvider', 'TransactionProvider'),
  ...properties('SchemaBuilder', 'SchemaBuilder'),
  ...properties('Raw', 'Raw'),
};

export const knex: Library = {
  name: 'Knex',
  category: 'database',
  setting: 'knex',
  packages: ['knex', 'nestjs-knex', 'nest-knexjs'],
  docs: 'https://knexjs.org/guide/query-builder.html',
  exports: {
    default: { value: 'createKnex', instance: 'Knex' },
    '*': { value: 'createKnex', instance: 'Knex' },
    knex: { value: 'createKnex' },
    Knex: { value: 'KnexNamespace', instance: 'Knex' },
    // nestjs-knex, nest-knexjs. The second names a decorator `InjectModel` that gives the connection, no model.
    InjectKnex: { decorator: { injects: 'Knex' } },
    InjectConnection: { decorator: { injects: 'Knex' } },
    InjectModel: { decorator: { injects: 'Knex' } },
  },
  types: {
    ...knexTypes,
    createKnex: { call: { returns: 'Knex', constructs: true }, members: namespace },
    KnexNamespace: { members: namespace },
  },
};
