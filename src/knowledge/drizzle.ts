import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const build = { effect: 'build', returns: 'Query' } as const;
const starts = methods('select selectDistinct selectDistinctOn insert update delete', build);

/** The database and transaction classes of the drivers, `drizzle-orm/<driver>`; all of them do the same. */
const databases = `
  PgDatabase PgTransaction MySqlDatabase MySqlTransaction BaseSQLiteDatabase SQLiteTransaction SingleStoreDatabase SingleStoreTransaction GelDatabase GelTransaction
  NodePgDatabase NodePgTransaction PostgresJsDatabase PostgresJsTransaction NeonDatabase NeonHttpDatabase NeonTransaction VercelPgDatabase VercelPgTransaction
  PgliteDatabase PgliteTransaction AwsDataApiPgDatabase AwsDataApiTransaction PgRemoteDatabase PgProxyTransaction XataHttpDatabase XataTransaction
  BunSQLDatabase BunSQLTransaction NetlifyDbDatabase NetlifyDbTransaction MySql2Database MySql2Transaction MySqlRemoteDatabase MySqlProxyTransaction
  PlanetScaleDatabase PlanetScaleTransaction TiDBServerlessDatabase TiDBServerlessTransaction SingleStoreDriverDatabase SingleStoreDriverTransaction
  SingleStoreRemoteDatabase SingleStoreProxyTransaction BetterSQLite3Database BetterSQLiteTransaction LibSQLDatabase LibSQLTransaction DrizzleD1Database
  AnyD1Database D1Transaction BunSQLiteDatabase SQLiteBunTransaction ExpoSQLiteDatabase ExpoSQLiteTransaction OPSQLiteDatabase OPSQLiteTransaction SQLJsDatabase
  SQLJsTransaction SqliteRemoteDatabase SQLiteProxyTransaction DrizzleSqliteDODatabase SQLiteDOTransaction GelJsDatabase GelDbTransaction`;

/** Classes of queries; a parameter of such a type is a query that goes on being built. */
const queries = 'PgSelect MySqlSelect SQLiteSelect PgSelectQueryBuilder MySqlSelectQueryBuilder SQLiteSelectQueryBuilder';

/**
 * Drizzle with every driver. `eq`, `and`, `desc`, `count`, `relations` and the rest of the operators, and the `sql` template, make values and are free:
 * `sql` runs only when a database executes it.
 */
export const drizzle: Library = {
  name: 'Drizzle',
  category: 'database',
  setting: 'drizzle',
  packages: ['drizzle-orm', 'drizzle-orm/*'],
  docs: 'https://orm.drizzle.team/docs/overview',
  exports: {
    drizzle: { value: 'drizzle' },
    withReplicas: { value: 'withReplicas' },
    migrate: { value: 'migrate' },
    QueryBuilder: { instance: 'QueryBuilder' },
    ...exported(databases, { instance: 'Database' }),
    ...exported(queries, { instance: 'Query' }),
    ...exported('pgTable mysqlTable sqliteTable singlestoreTable gelTable pgView mysqlView sqliteView pgMaterializedView alias', { value: 'makeTable' }),
    ...exported('pgTableCreator mysqlTableCreator sqliteTableCreator singlestoreTableCreator', { value: 'makeTableCreator' }),
    ...exported('pgSchema mysqlSchema singlestoreSchema', { value: 'makeSchema' }),
  },
  types: {
    drizzle: { call: { returns: 'Database', constructs: true }, members: { mock: { call: { returns: 'Database' } } } },
    withReplicas: { call: { returns: 'Database' } },
    migrate: { call: { effect: 'query' } },
    Database: {
      role: 'database-handle',
      members: {
        ...starts,
        // A common table expression is written with `$with` and used with `with`; only the statement after it is a query.
        $with: { call: { returns: 'CommonTableExpression' } },
        with: { call: { returns: 'QueryBuilder' } },
        refreshMaterializedView: { call: build },
        $count: { call: { effect: 'query' } },
        // `execute` runs SQL in PostgreSQL and MySQL; `run`, `all`, `get` and `values` do in SQLite.
        ...methods('execute run all get values', { effect: 'raw-sql', returns: 'Query' }),
        batch: { call: { effect: 'query' } },
        transaction: { call: { effect: 'transaction', callbacks: { 0: ['Database'] } } },
        ...methods('rollback setTransaction'),
        query: { type: 'RelationalQueries' },
        // Of `withReplicas`.
        $primary: { type: 'Database' },
      },
    },
    RelationalQueries: { members: { '*': { type: 'RelationalQuery' } } },
    RelationalQuery: { members: methods('findMany findFirst', { effect: 'query', returns: 'Query' }) },
    CommonTableExpression: { members: { as: { call: {} } } },
    /** `db.with(...)`, and the standalone builder of `drizzle-orm/pg-core`, which has no connection. */
    QueryBuilder: { members: starts },
    Query: {
      role: 'query',
      members: {
        ...methods('execute all get run values iterator', { effect: 'query' }),
        ...methods('toSQL getSQL then catch finally as'),
        '*': { call: { effect: 'build', returns: 'this' } },
      },
    },
    Table: { role: 'model' },
    makeTable: { call: { returns: 'Table' } },
    makeTableCreator: { call: { returns: 'makeTable' } },
    makeSchema: { call: { returns: 'Schema' } },
    Schema: { members: methods('table view materializedView', { returns: 'Table' }) },
  },
};
