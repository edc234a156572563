import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods, properties } from './members.ts';

const query = { effect: 'query' } as const;

/** What `EntityManager` and `EntityRepository` can do alike, in 5, 6 and 7. */
const sharedByManagerAndRepository = {
  ...methods(
    `find findAll findAndCount findByCursor findOne findOneOrFail stream count countBy upsert upsertMany insert insertMany nativeInsert nativeUpdate
     nativeDelete populate`,
    query,
  ),
  // These make, change or look at objects. `persist` and `remove` schedule the change, see below.
  ...methods('create assign merge map getReference canPopulate'),
  ...methods('persist persistAndFlush remove removeAndFlush flush', query),
  // Scheduled as well; removed in version 6.
  ...methods('persistLater removeLater', query),
  ...methods('createQueryBuilder qb', { effect: 'build', returns: 'QueryBuilder' }),
  // MongoDB
  aggregate: { call: query },
  getCollection: { call: { effect: 'build' } },
  // The query builder below (`getKysely` in 7): an instance of another library.
  getKnex: { call: { effect: 'build' } },
} as const;

/** MikroORM with every driver package; each of them exports the core as well. */
export const mikroOrm: Library = {
  name: 'MikroORM',
  category: 'database',
  setting: 'mikro-orm',
  packages: [
    '@mikro-orm/core', '@mikro-orm/knex', '@mikro-orm/sql', '@mikro-orm/postgresql', '@mikro-orm/mysql', '@mikro-orm/mariadb', '@mikro-orm/sqlite', '@mikro-orm/better-sqlite',
    '@mikro-orm/libsql', '@mikro-orm/mssql', '@mikro-orm/mongodb', '@mikro-orm/oracledb', '@mikro-orm/decorators', '@mikro-orm/decorators/*', '@mikro-orm/nestjs', 'mikro-orm',
  ],
  docs: 'https://mikro-orm.io/docs/entity-manager',
  exports: {
    MikroORM: { value: 'MikroOrmClass', instance: 'MikroORM' },
    ...exported('EntityManager SqlEntityManager MongoEntityManager', { instance: 'EntityManager' }),
    ...exported('EntityRepository SqlEntityRepository MongoEntityRepository', { instance: 'EntityRepository' }),
    QueryBuilder: { instance: 'QueryBuilder' },
    Collection: { instance: 'Collection' },
    Reference: { instance: 'Reference' },
    ScalarReference: { instance: 'Reference' },
    BaseEntity: { instance: 'WrappedEntity' },
    wrap: { value: 'wrap' },
    RequestContext: { value: 'RequestContextClass' },
    UnitOfWork: { instance: 'UnitOfWork' },
    Entity: { decorator: { layer: 'entity' } },
    Embeddable: { decorator: { layer: 'entity' } },
    // @mikro-orm/nestjs
    InjectRepository: { decorator: { injects: 'EntityRepository' } },
    InjectEntityManager: { decorator: { injects: 'EntityManager' } },
    InjectMikroORM: { decorator: { injects: 'MikroORM' } },
  },
  types: {
    MikroOrmClass: { members: methods('init initSync', { returns: 'MikroORM', constructs: true }) },
    MikroORM: {
      role: 'database-handle',
      members: {
        em: { type: 'EntityManager' },
        ...methods('connect reconnect isConnected checkConnection close getMetadata discoverEntity discoverEntities discoverEntitiesSync'),
        ...methods('getSchemaGenerator getMigrator getSeeder getEntityGenerator', { returns: 'Generator' }),
        ...properties('schema migrator seeder entityGenerator', 'Generator'),
      },
    },
    /** Schema, migrations, seeds: each of its methods goes to the database. */
    Generator: { members: { '*': { call: query } } },
    EntityManager: {
      role: 'database-handle',
      members: {
        ...sharedByManagerAndRepository,
        ...methods('refresh refreshOrFail lock tryFlush callRoutine clone', query),
        execute: { call: { effect: 'raw-sql' } },
        getKysely: { call: { effect: 'build' } },
        transactional: { call: { effect: 'transaction', callbacks: { 0: ['EntityManager'] } } },
        begin: { call: { effect: 'transaction' } },
        ...methods('commit rollback clear setFlushMode addFilter setFilterParams isInTransaction getMetadata getEventManager getEntityFactory getPlatform getDriver'),
        fork: { call: { returns: 'EntityManager' } },
        getContext: { call: { returns: 'EntityManager' } },
        ...methods('getRepository repo', { returns: 'EntityRepository' }),
        getConnection: { call: { returns: 'Connection' } },
        getUnitOfWork: { call: { returns: 'UnitOfWork' } },
      },
    },
    EntityRepository: {
      ormRepository: true,
      members: {
        ...sharedByManagerAndRepository,
        getEntityManager: { call: { returns: 'EntityManager' } },
        getEntityName: { call: {} },
        ...properties('em', 'EntityManager'),
      },
    },
    QueryBuilder: {
      role: 'query',
      members: {
        ...methods('execute getResult getResultList getSingleResult getCount getResultAndCount stream', query),
        ...methods('getQuery getParams getFormattedQuery toQuery toRaw then as getKnexQuery getNativeQuery'),
        '*': { call: { effect: 'build', returns: 'this' } },
      },
    },
    Connection: {
      role: 'database-handle',
      members: { execute: { call: { effect: 'raw-sql' } }, ...methods('getKnex getClient', { effect: 'build' }), ...methods('connect close isConnected') },
    },
    UnitOfWork: { members: { commit: { call: query } } },
    /** A relation to many, `author.books`: reading what is loaded is free. */
    Collection: { members: methods('init load loadItems loadCount matching', query) },
    Reference: { members: methods('load loadOrFail loadProperty', query) },
    wrap: { call: { returns: 'WrappedEntity' } },
    WrappedEntity: { members: { ...methods('init populate', query), ...methods('assign toObject toPOJO toJSON serialize isInitialized toReference') } },
    RequestContextClass: { members: { getEntityManager: { call: { returns: 'EntityManager' } }, ...methods('create currentRequestContext') } },
  },
};
