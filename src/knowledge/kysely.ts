import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods, properties } from './members.ts';

const build = { effect: 'build', returns: 'Query' } as const;

/**
 * Kysely. The `sql` template, `db.fn`, `db.dynamic` and the expression builder make parts of a query and are free; a template runs when it is executed:
 * `sql`...`.execute(db)`.
 */
export const kysely: Library = {
  name: 'Kysely',
  category: 'database',
  setting: 'kysely',
  packages: ['kysely', 'kysely/*', 'nestjs-kysely'],
  docs: 'https://kysely-org.github.io/kysely-apidoc/classes/Kysely.html',
  exports: {
    Kysely: { instance: 'Kysely' },
    Transaction: { instance: 'Kysely' },
    ControlledTransaction: { instance: 'Kysely' },
    QueryCreator: { instance: 'QueryCreator' },
    ...exported('SelectQueryBuilder InsertQueryBuilder UpdateQueryBuilder DeleteQueryBuilder MergeQueryBuilder', { instance: 'Query' }),
    sql: { value: 'sql' },
    Migrator: { instance: 'Migrator' },
    // nestjs-kysely
    InjectKysely: { decorator: { injects: 'Kysely' } },
  },
  types: {
    QueryCreator: {
      role: 'database-handle',
      members: {
        ...methods('selectFrom selectNoFrom insertInto replaceInto deleteFrom updateTable mergeInto', build),
        // Names the common table expressions of the query that follows.
        ...methods('with withRecursive', { returns: 'QueryCreator' }),
        ...methods('withPlugin withoutPlugins withSchema', { returns: 'this' }),
      },
    },
    /** The instance and both kinds of transaction. */
    Kysely: {
      extends: 'QueryCreator',
      role: 'database-handle',
      members: {
        withTables: { call: { returns: 'this' } },
        schema: { type: 'SchemaModule' },
        introspection: { type: 'Introspection' },
        transaction: { call: { returns: 'TransactionBuilder' } },
        startTransaction: { call: { returns: 'TransactionBuilder' } },
        connection: { call: { returns: 'ConnectionBuilder' } },
        executeQuery: { call: { effect: 'query' } },
        ...methods('destroy case getExecutor'),
        // Of a controlled transaction.
        ...methods('commit rollback savepoint rollbackToSavepoint releaseSavepoint', { returns: 'Command' }),
        ...properties('fn dynamic', 'Values'),
      },
    },
    TransactionBuilder: {
      members: {
        ...methods('setAccessMode setIsolationLevel', { returns: 'this' }),
        execute: { call: { effect: 'transaction', returns: 'Kysely', callbacks: { 0: ['Kysely'] } } },
      },
    },
    ConnectionBuilder: { members: { execute: { call: { callbacks: { 0: ['Kysely'] } } } } },
    Command: { members: { execute: { call: { returns: 'Kysely' } } } },
    SchemaModule: { members: { ...methods('withPlugin withoutPlugins withSchema', { returns: 'this' }), '*': { call: build } } },
    Introspection: { members: methods('getSchemas getTables getMetadata', { effect: 'query' }) },
    Query: {
      role: 'query',
      members: {
        ...methods('execute executeTakeFirst executeTakeFirstOrThrow stream explain', { effect: 'query' }),
        ...methods('compile toOperationNode as $asTuple $asScalar'),
        '*': { call: { effect: 'build', returns: 'this' } },
      },
    },
    sql: { call: { returns: 'RawBuilder' }, members: methods('val value ref table id lit literal raw join', { returns: 'RawBuilder' }) },
    RawBuilder: {
      members: {
        execute: { call: { effect: 'raw-sql' } },
        ...methods('$castTo $notNull withPlugin', { returns: 'this' }),
        ...methods('as compile toOperationNode'),
      },
    },
    Migrator: { members: methods('getMigrations migrateToLatest migrateTo migrateUp migrateDown', { effect: 'query' }) },
    Values: { members: { '*': { call: {} } } },
  },
  extendsOther: {
    // prisma-extension-kysely
    'Prisma.PrismaClient': { $kysely: { type: 'Kysely' } },
  },
};
