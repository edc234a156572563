import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods, properties } from './members.ts';

const query = { effect: 'query' } as const;
const one = { effect: 'query', returns: 'ModelPromise' } as const;
const build = { effect: 'build', returns: 'Query' } as const;

const client = {
  ...methods('from table query insertQuery knexQuery', build),
  modelQuery: { call: { effect: 'build', returns: 'ModelQuery' } },
  ...methods('rawQuery knexRawQuery', { effect: 'raw-sql', returns: 'Query' }),
  // `raw` and `ref` are parts of a query, as in Knex.
  ...methods('raw ref'),
  transaction: { call: { effect: 'transaction', returns: 'TransactionClient', callbacks: { 0: ['TransactionClient'] } } },
} as const;

/** Steps of a query builder; it runs when it is awaited. */
const steps = {
  ...methods('exec', query),
  ...methods('then catch finally toSQL toQuery'),
  '*': { call: { effect: 'build', returns: 'this' } },
} as const;

const relations = 'HasOne HasMany BelongsTo ManyToMany HasManyThrough';

/** Lucid, the ORM of AdonisJS: version 18 (AdonisJS 5, `@ioc:`) and later. `merge` and `fill` change a row that is saved later: free. */
export const lucid: Library = {
  name: 'Lucid',
  category: 'database',
  setting: 'lucid',
  // Not `@adonisjs/lucid/*`: the default exports of its factories, seeders and schema are no database.
  packages: [
    '@adonisjs/lucid', '@adonisjs/lucid/orm', '@adonisjs/lucid/database', '@adonisjs/lucid/services/db', '@adonisjs/lucid/types/*', '@ioc:Adonis/Lucid/Orm',
    '@ioc:Adonis/Lucid/Database', '@adonisjs/auth/access_tokens',
  ],
  docs: 'https://lucid.adonisjs.com/docs/models',
  exports: {
    // The service: `import db from '@adonisjs/lucid/services/db'`.
    default: { value: 'Database' },
    Database: { instance: 'Database' },
    BaseModel: { value: 'ModelClass', instance: 'Model' },
    // @adonisjs/auth keeps a model's access tokens in a table: https://docs.adonisjs.com/guides/authentication/access-tokens-guard
    DbAccessTokensProvider: { value: 'TokensProvider', instance: 'Tokens' },
    LucidModel: { instance: 'ModelClass' },
    LucidRow: { instance: 'Model' },
    ...exported('QueryClientContract TransactionClientContract DatabaseContract QueryClient', { instance: 'TransactionClient' }),
    ...exported('ModelQueryBuilder ModelQueryBuilderContract RelationQueryBuilderContract', { instance: 'ModelQuery' }),
    ...exported('DatabaseQueryBuilder DatabaseQueryBuilderContract InsertQueryBuilder InsertQueryBuilderContract', { instance: 'Query' }),
    // A relation property holds what was loaded; only `related()` leads back to the database.
    ...exported(relations, { instance: 'Loaded' }),
  },
  types: {
    Database: {
      role: 'database-handle',
      members: {
        ...client,
        connection: { call: { returns: 'TransactionClient' } },
        beginGlobalTransaction: { call: { effect: 'transaction', returns: 'TransactionClient' } },
        ...methods('commitGlobalTransaction rollbackGlobalTransaction getRawConnection modelAdapter'),
        manager: {},
      },
    },
    /** A connection or a transaction. */
    TransactionClient: {
      role: 'database-handle',
      members: {
        ...client,
        ...methods(
          `truncate columnsInfo getAllTables getAllViews getAllTypes getAllDomains dropAllTables dropAllViews dropAllTypes dropAllDomains getAdvisoryLock
           releaseAdvisoryLock`,
          query,
        ),
        // Knex below.
        ...methods('getReadClient getWriteClient', { effect: 'build' }),
        schema: { type: 'SchemaBuilder' },
        ...methods('commit rollback on once after'),
      },
    },
    SchemaBuilder: { members: { '*': { call: build } } },
    Query: { role: 'query', members: { ...methods('first firstOrFail paginate', query), ...steps } },
    ModelQuery: { role: 'query', members: { ...methods('first firstOrFail', one), paginate: { call: query }, ...steps } },
    ModelClass: {
      role: 'model',
      construct: 'Model',
      members: {
        ...methods('find findOrFail findBy findByOrFail first firstOrFail firstOrCreate firstOrNew updateOrCreate create createQuietly', one),
        ...methods('all findMany findManyBy createMany createManyQuietly fetchOrNewUpMany fetchOrCreateMany updateOrCreateMany truncate', query),
        // What `withAuthFinder` of @adonisjs/auth adds.
        ...methods('findForAuth verifyCredentials', one),
        query: { call: { effect: 'build', returns: 'ModelQuery' } },
        transaction: { call: { effect: 'transaction', returns: 'TransactionClient', callbacks: { 0: ['TransactionClient'] } } },
        ...methods('boot before after $addColumn $addRelation $getColumn $getRelation $hasColumn'),
      },
    },
    Model: {
      role: 'model',
      members: {
        ...methods('save saveQuietly refresh', one),
        ...methods('delete deleteQuietly load loadOnce loadCount loadAggregate preload lockForUpdate', query),
        related: { call: { returns: 'RelationClient' } },
        ...methods('merge fill useTransaction useConnection enableForceUpdate', { returns: 'Model' }),
        ...methods('serialize serializeAttributes serializeRelations toJSON toObject isDirty $getAttribute $setAttribute $getRelated $setRelated'),
        ...properties('$trx', 'TransactionClient'),
      },
    },
    ModelPromise: { awaited: 'Model' },
    /** `user.related('posts')` */
    RelationClient: {
      members: {
        ...methods('query pivotQuery', { effect: 'build', returns: 'ModelQuery' }),
        ...methods('create firstOrCreate updateOrCreate', one),
        ...methods('save saveMany createMany fetchOrCreateMany updateOrCreateMany associate dissociate attach detach sync', query),
      },
    },
    Loaded: {},
    TokensProvider: { members: { forModel: { call: { returns: 'Tokens' } } } },
    Tokens: { members: methods('create find all delete deleteAll verify invalidate', query) },
  },
  // The providers of @adonisjs/auth find users by a Lucid model: https://docs.adonisjs.com/guides/authentication/introduction
  extendsOther: {
    'AdonisJS.Auth': {
      user: { type: 'Model', input: 'user' },
      ...Object.fromEntries(['getUserOrFail', 'authenticate', 'authenticateUsing'].map((name) => [name, { input: 'user', call: { returns: 'Model' } } as const])),
    },
  },
};
