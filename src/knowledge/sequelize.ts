import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const query = { effect: 'query' } as const;
const one = { effect: 'query', returns: 'ModelPromise' } as const;

/** Types of the methods that an association adds to a model: `declare getPosts: HasManyGetAssociationsMixin<Post>`. */
const mixins = `
  BelongsToGetAssociationMixin BelongsToSetAssociationMixin BelongsToCreateAssociationMixin HasOneGetAssociationMixin HasOneSetAssociationMixin
  HasOneCreateAssociationMixin HasManyGetAssociationsMixin HasManySetAssociationsMixin HasManyAddAssociationsMixin HasManyAddAssociationMixin
  HasManyCreateAssociationMixin HasManyRemoveAssociationMixin HasManyRemoveAssociationsMixin HasManyHasAssociationMixin HasManyHasAssociationsMixin
  HasManyCountAssociationsMixin BelongsToManyGetAssociationsMixin BelongsToManySetAssociationsMixin BelongsToManyAddAssociationsMixin
  BelongsToManyAddAssociationMixin BelongsToManyCreateAssociationMixin BelongsToManyRemoveAssociationMixin BelongsToManyRemoveAssociationsMixin
  BelongsToManyHasAssociationMixin BelongsToManyHasAssociationsMixin BelongsToManyCountAssociationsMixin`;

/** Sequelize 4 to 7, with its decorators and its NestJS module. `build()` and `new Model()` make a row that is saved later: free. */
export const sequelize: Library = {
  name: 'Sequelize',
  category: 'database',
  setting: 'sequelize',
  packages: ['sequelize', 'sequelize-typescript', '@nestjs/sequelize', '@sequelize/core', '@sequelize/core/decorators-legacy'],
  docs: 'https://sequelize.org/api/v6/class/src/model.js~model',
  exports: {
    // `const Sequelize = require('sequelize')`: the module is the class.
    default: { value: 'SequelizeClass', instance: 'Sequelize' },
    '*': { value: 'SequelizeClass', instance: 'Sequelize' },
    Sequelize: { value: 'SequelizeClass', instance: 'Sequelize' },
    Model: { value: 'ModelClass', instance: 'Model' },
    ...exported('ModelStatic ModelCtor ModelType ModelDefined Repository', { instance: 'ModelClass' }),
    Transaction: { instance: 'Transaction' },
    QueryInterface: { instance: 'QueryInterface' },
    ...exported(mixins, { instance: 'AssociationMixin' }),
    // sequelize-typescript
    Table: { decorator: { layer: 'entity' } },
    // @nestjs/sequelize
    InjectModel: { decorator: { injects: 'ModelClass' } },
    InjectConnection: { decorator: { injects: 'Sequelize' } },
  },
  types: {
    SequelizeClass: { members: { Model: { type: 'ModelClass' }, ...methods('fn col cast literal and or json where useCLS') } },
    Sequelize: {
      role: 'database-handle',
      members: {
        query: { call: { effect: 'raw-sql' } },
        transaction: { call: { effect: 'transaction', returns: 'Transaction', callbacks: { '*': ['Transaction'] } } },
        startUnmanagedTransaction: { call: { effect: 'transaction', returns: 'Transaction' } },
        ...methods('sync drop truncate createSchema showAllSchemas dropSchema dropAllSchemas databaseVersion set', query),
        ...methods('define model getRepository', { returns: 'ModelClass' }),
        models: { type: 'Models' },
        getQueryInterface: { call: { returns: 'QueryInterface' } },
        queryInterface: { type: 'QueryInterface' },
        // `authenticate` tests the connection, as `connect` does elsewhere.
        ...methods('authenticate close addModels isDefined getDialect getDatabaseName escape random validate fn col cast literal and or json where addHook removeHook'),
      },
    },
    Models: { members: { '*': { type: 'ModelClass' } } },
    ModelClass: {
      role: 'model',
      construct: 'Model',
      members: {
        ...methods(
          `findAll findAndCountAll findOrCreate findCreateFind findOrBuild aggregate count max min sum bulkCreate truncate destroy restore update
           increment decrement upsert describe sync drop`,
          query,
        ),
        ...methods('findByPk findOne create', one),
        // Of version 4.
        ...methods('find findById findByPrimary', one),
        ...methods('all findAndCount findOrInitialize', query),
        ...methods('build', { returns: 'Model' }),
        ...methods('bulkBuild getAttributes getTableName hasMany hasOne belongsTo belongsToMany addScope addHook removeHook removeAttribute'),
        ...methods('init initialize scope unscoped schema withScope withoutScope withInitialScope withSchema', { returns: 'ModelClass' }),
        sequelize: { type: 'Sequelize' },
      },
    },
    Model: {
      role: 'model',
      members: {
        ...methods('save reload update', one),
        ...methods('destroy restore increment decrement', query),
        // sequelize-typescript
        ...methods('$add $set $get $count $create $has $remove', query),
        ...methods('get set setAttributes getDataValue setDataValue changed previous validate equals equalsOneOf isSoftDeleted toJSON'),
        sequelize: { type: 'Sequelize' },
      },
    },
    ModelPromise: { awaited: 'Model' },
    AssociationMixin: { call: query },
    Transaction: { role: 'database-handle', members: methods('commit rollback afterCommit') },
    QueryInterface: {
      role: 'database-handle',
      members: {
        ...methods('quoteTable quoteIdentifier quoteIdentifiers nameIndexes'),
        sequelize: { type: 'Sequelize' },
        '*': { call: query },
      },
    },
  },
};
