import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods, properties } from './members.ts';

const query = { effect: 'query' } as const;

/** What `EntityManager` and `Repository` can do alike, in 0.2, 0.3 and 1.x. */
const sharedByManagerAndRepository = {
  ...methods(
    `preload save remove softRemove recover insert upsert update updateAll delete deleteAll softDelete restore exists existsBy
     count countBy sum average minimum maximum find findBy findAndCount findAndCountBy findByIds findOne findOneBy findOneById
     findOneOrFail findOneByOrFail clear increment decrement`,
    query,
  ),
  ...methods('query sql', { effect: 'raw-sql' }),
  // These only make, copy or look at objects. `preload` is not one of them: it reads the row.
  ...methods('create merge hasId getId'),
  createQueryBuilder: { call: { effect: 'build', returns: 'QueryBuilder' } },
} as const;

const mongo = methods(
  `createCursor createEntityCursor aggregate aggregateEntity bulkWrite countDocuments createCollectionIndex createCollectionIndexes deleteMany
   deleteOne distinct dropCollectionIndex dropCollectionIndexes findOneAndDelete findOneAndReplace findOneAndUpdate collectionIndexes
   collectionIndexExists collectionIndexInformation initializeOrderedBulkOp initializeUnorderedBulkOp insertMany insertOne isCapped
   listCollectionIndexes rename replaceOne stats updateMany updateOne
   geoHaystackSearch geoNear group mapReduce parallelCollectionScan reIndex`,
  query,
);

const repositories = {
  // A custom repository is a repository all the same; the class itself is known only to the project.
  ...methods('getRepository getCustomRepository', { returns: 'Repository' }),
  getTreeRepository: { call: { returns: 'TreeRepository' } },
  getMongoRepository: { call: { returns: 'MongoRepository' } },
} as const;

/**
 * TypeORM 0.2, 0.3 and 1.x. The global functions (`getRepository`, `getManager`, `getConnection`, ...) and `Connection` are those of 0.2;
 * 0.3 keeps them as deprecated and 1.0 has removed them.
 */
export const typeorm: Library = {
  name: 'TypeORM',
  category: 'database',
  setting: 'typeorm',
  packages: ['typeorm', '@nestjs/typeorm', 'typeorm-typedi-extensions', 'typeorm-transactional', 'typeorm-fastify-plugin', 'fastify-typeorm-plugin'],
  docs: 'https://typeorm.io/docs/working-with-entity-manager/repository-api',
  exports: {
    DataSource: { instance: 'DataSource' },
    Connection: { instance: 'DataSource' },
    EntityManager: { instance: 'EntityManager' },
    MongoEntityManager: { instance: 'MongoEntityManager' },
    Repository: { instance: 'Repository' },
    TreeRepository: { instance: 'TreeRepository' },
    MongoRepository: { instance: 'MongoRepository' },
    AbstractRepository: { instance: 'AbstractRepository' },
    QueryRunner: { instance: 'QueryRunner' },
    BaseEntity: { value: 'BaseEntityClass', instance: 'BaseEntity' },
    ...exported('QueryBuilder SelectQueryBuilder InsertQueryBuilder UpdateQueryBuilder DeleteQueryBuilder SoftDeleteQueryBuilder RelationQueryBuilder', { instance: 'QueryBuilder' }),
    // What a subscriber receives.
    ...exported('InsertEvent UpdateEvent RemoveEvent SoftRemoveEvent RecoverEvent LoadEvent TransactionCommitEvent TransactionRollbackEvent TransactionStartEvent', { instance: 'SubscriberEvent' }),
    getConnection: { value: 'getConnection' },
    createConnection: { value: 'createConnection' },
    getConnectionManager: { value: 'getConnectionManager' },
    getManager: { value: 'getManager' },
    getMongoManager: { value: 'getMongoManager' },
    getRepository: { value: 'getRepository' },
    getCustomRepository: { value: 'getRepository' },
    getTreeRepository: { value: 'getTreeRepository' },
    getMongoRepository: { value: 'getMongoRepository' },
    createQueryBuilder: { value: 'createQueryBuilder' },
    Entity: { decorator: { layer: 'entity' } },
    ChildEntity: { decorator: { layer: 'entity' } },
    ViewEntity: { decorator: { layer: 'entity' } },
    EntityRepository: { decorator: { layer: 'repository' } },
    TransactionManager: { decorator: { injects: 'EntityManager' } },
    TransactionRepository: { decorator: { injects: 'Repository' } },
    // @nestjs/typeorm and typeorm-typedi-extensions
    InjectRepository: { decorator: { injects: 'Repository' } },
    InjectDataSource: { decorator: { injects: 'DataSource' } },
    InjectConnection: { decorator: { injects: 'DataSource' } },
    InjectEntityManager: { decorator: { injects: 'EntityManager' } },
    InjectManager: { decorator: { injects: 'EntityManager' } },
    OrmRepository: { decorator: { injects: 'Repository' } },
    OrmManager: { decorator: { injects: 'EntityManager' } },
    OrmConnection: { decorator: { injects: 'DataSource' } },
    // typeorm-transactional
    runInTransaction: { value: 'runInTransaction' },
    addTransactionalDataSource: { value: 'getConnection' },
    getDataSourceByName: { value: 'getConnection' },
  },
  types: {
    DataSource: {
      role: 'database-handle',
      members: {
        ...repositories,
        ...methods('query sql', { effect: 'raw-sql' }),
        createQueryBuilder: { call: { effect: 'build', returns: 'QueryBuilder' } },
        transaction: { call: { effect: 'transaction', callbacks: { '*': ['EntityManager'] } } },
        createQueryRunner: { call: { effect: 'connection', returns: 'QueryRunner' } },
        createEntityManager: { call: { returns: 'EntityManager' } },
        ...methods('synchronize dropDatabase runMigrations undoLastMigration showMigrations', query),
        ...methods('initialize connect setOptions', { returns: 'this' }),
        ...methods('destroy close hasMetadata getMetadata'),
        manager: { type: 'EntityManager' },
        mongoManager: { type: 'MongoEntityManager' },
      },
    },
    EntityManager: {
      role: 'database-handle',
      members: {
        ...sharedByManagerAndRepository,
        ...repositories,
        withRepository: { call: { returns: 'Repository' } },
        transaction: { call: { effect: 'transaction', callbacks: { '*': ['EntityManager'] } } },
        release: { call: {} },
        ...properties('connection dataSource', 'DataSource'),
        queryRunner: { type: 'QueryRunner' },
      },
    },
    MongoEntityManager: { extends: 'EntityManager', role: 'database-handle', members: { ...mongo, watch: { call: query } } },
    Repository: {
      ormRepository: true,
      members: {
        ...sharedByManagerAndRepository,
        exist: { call: query },
        extend: { call: { returns: 'this' } },
        manager: { type: 'EntityManager' },
        queryRunner: { type: 'QueryRunner' },
      },
    },
    TreeRepository: {
      extends: 'Repository',
      ormRepository: true,
      members: {
        ...methods('findTrees findRoots findDescendants findDescendantsTree countDescendants findAncestors findAncestorsTree countAncestors', query),
        ...methods('createDescendantsQueryBuilder createAncestorsQueryBuilder', { effect: 'build', returns: 'QueryBuilder' }),
      },
    },
    MongoRepository: { extends: 'Repository', ormRepository: true, members: { ...mongo, manager: { type: 'MongoEntityManager' } } },
    /** The base of custom repositories of 0.2; its members are protected. */
    AbstractRepository: {
      ormRepository: true,
      members: {
        manager: { type: 'EntityManager' },
        repository: { type: 'Repository' },
        treeRepository: { type: 'TreeRepository' },
        ...methods('createQueryBuilder createQueryBuilderFor', { effect: 'build', returns: 'QueryBuilder' }),
        getRepositoryFor: { call: { returns: 'Repository' } },
        getTreeRepositoryFor: { call: { returns: 'TreeRepository' } },
      },
    },
    QueryRunner: {
      role: 'database-handle',
      members: {
        ...methods('query sql stream', { effect: 'raw-sql' }),
        startTransaction: { call: { effect: 'transaction' } },
        ...methods('connect release commitTransaction rollbackTransaction enableSqlMemory disableSqlMemory clearSqlMemory getMemorySql'),
        ...methods(
          `clearDatabase getDatabases getSchemas getTable getTables getView getViews hasDatabase getCurrentDatabase hasSchema getCurrentSchema
           hasTable hasColumn createDatabase dropDatabase createSchema dropSchema createTable dropTable createView dropView renameTable addColumn
           addColumns renameColumn changeColumn changeColumns dropColumn dropColumns createPrimaryKey updatePrimaryKeys dropPrimaryKey
           createUniqueConstraint createUniqueConstraints dropUniqueConstraint dropUniqueConstraints createCheckConstraint createCheckConstraints
           dropCheckConstraint dropCheckConstraints createExclusionConstraint createExclusionConstraints dropExclusionConstraint
           dropExclusionConstraints createForeignKey createForeignKeys dropForeignKey dropForeignKeys createIndex createIndices dropIndex
           dropIndices clearTable changeTableComment executeMemoryUpSql executeMemoryDownSql`,
          query,
        ),
        manager: { type: 'EntityManager' },
        ...properties('connection dataSource', 'DataSource'),
      },
    },
    QueryBuilder: {
      role: 'query',
      members: {
        ...methods('getRawOne getRawMany getRawAndEntities getOne getOneOrFail getMany getCount getExists getManyAndCount stream execute loadOne loadMany', query),
        ...methods('getQuery getSql getParameters getQueryAndParameters hasParameter hasRelation createParameter escape'),
        '*': { call: { effect: 'build', returns: 'this' } },
      },
    },
    /** A class that `extends BaseEntity`: active record. */
    BaseEntityClass: {
      role: 'model',
      members: {
        ...methods(
          `save remove softRemove insert update upsert delete exists existsBy count countBy sum average minimum maximum find findBy findAndCount
           findAndCountBy findByIds clear`,
          query,
        ),
        ...methods('preload findOne findOneBy findOneById findOneOrFail findOneByOrFail', { effect: 'query', returns: 'EntityPromise' }),
        query: { call: { effect: 'raw-sql' } },
        ...methods('create merge', { returns: 'BaseEntity' }),
        ...methods('hasId getId useConnection useDataSource'),
        createQueryBuilder: { call: { effect: 'build', returns: 'QueryBuilder' } },
        getRepository: { call: { returns: 'Repository' } },
      },
    },
    BaseEntity: {
      role: 'model',
      members: { ...methods('save remove softRemove recover', { effect: 'query', returns: 'EntityPromise' }), reload: { call: query }, hasId: { call: {} } },
    },
    EntityPromise: { awaited: 'BaseEntity' },
    SubscriberEvent: { members: { manager: { type: 'EntityManager' }, queryRunner: { type: 'QueryRunner' }, ...properties('connection dataSource', 'DataSource') } },
    getConnection: { call: { returns: 'DataSource' } },
    createConnection: { call: { returns: 'DataSource', constructs: true } },
    getConnectionManager: { call: { returns: 'ConnectionManager' } },
    ConnectionManager: { members: { get: { call: { returns: 'DataSource' } }, create: { call: { returns: 'DataSource', constructs: true } }, has: { call: {} } } },
    getManager: { call: { returns: 'EntityManager' } },
    getMongoManager: { call: { returns: 'MongoEntityManager' } },
    getRepository: { call: { returns: 'Repository' } },
    getTreeRepository: { call: { returns: 'TreeRepository' } },
    getMongoRepository: { call: { returns: 'MongoRepository' } },
    createQueryBuilder: { call: { effect: 'build', returns: 'QueryBuilder' } },
    runInTransaction: { call: { effect: 'transaction' } },
  },
  extendsOther: {
    // typeorm-fastify-plugin, fastify-typeorm-plugin; named connections hang below it, but most projects have one.
    'Fastify.Instance': { orm: { type: 'DataSource' } },
  },
};
