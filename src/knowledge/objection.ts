import type { Library } from './library.ts';
import { knexTypes } from './knex.ts';
import { methods } from './members.ts';

const one = { effect: 'build', returns: 'SingleModelQuery' } as const;
const many = { effect: 'build', returns: 'ModelQuery' } as const;

const steps = {
  // `then` of a finished chain; what it asks for was reported where the chain began.
  ...methods('then catch toKnexQuery clone hasWheres hasSelects has isFind isInsert isUpdate isDelete modelClass tableNameFor tableRefFor'),
  ...methods('execute', { effect: 'query', returns: 'this' }),
  ...methods('resultSize columnInfo', { effect: 'query' }),
  ...methods(
    `first findById findOne insert insertAndFetch insertGraph insertGraphAndFetch upsertGraph upsertGraphAndFetch patchAndFetch patchAndFetchById
     updateAndFetch updateAndFetchById`,
    one,
  ),
  '*': { call: { effect: 'build', returns: 'this' } },
} as const;

/** Objection on Knex. `raw`, `ref`, `fn` and `val` make parts of a query: free; so is `Model.fromJson`. */
export const objection: Library = {
  name: 'Objection',
  category: 'database',
  setting: 'objection',
  packages: ['objection', 'nestjs-objection'],
  docs: 'https://vincit.github.io/objection.js/api/query-builder/',
  exports: {
    Model: { value: 'ModelClass', instance: 'Model' },
    ModelClass: { instance: 'ModelClass' },
    QueryBuilder: { instance: 'ModelQuery' },
    QueryBuilderType: { instance: 'ModelQuery' },
    AnyQueryBuilder: { instance: 'ModelQuery' },
    SingleQueryBuilder: { instance: 'SingleModelQuery' },
    transaction: { value: 'transaction' },
    Transaction: { instance: 'Transaction' },
    TransactionOrKnex: { instance: 'Knex' },
    // What the hooks of a model receive.
    QueryContext: { instance: 'QueryContext' },
    StaticHookArguments: { instance: 'QueryContext' },
    // nestjs-objection
    InjectModel: { decorator: { injects: 'ModelClass' } },
    InjectKnex: { decorator: { injects: 'Knex' } },
    InjectConnection: { decorator: { injects: 'Knex' } },
    Table: { decorator: { layer: 'entity' } },
  },
  types: {
    ...knexTypes,
    ModelClass: {
      role: 'model',
      construct: 'Model',
      members: {
        ...methods('query relatedQuery', many),
        fetchGraph: { call: one },
        fetchTableMetadata: { call: { effect: 'query' } },
        transaction: { call: { effect: 'transaction', callbacks: { '*': ['Transaction'] } } },
        startTransaction: { call: { effect: 'transaction', returns: 'Transaction' } },
        knex: { call: { returns: 'Knex' } },
        knexQuery: { call: { effect: 'build', returns: 'QueryBuilder' } },
        ...methods('bindKnex bindTransaction', { returns: 'this' }),
        ...methods('fromJson fromDatabaseJson', { returns: 'Model' }),
        ...methods('raw ref fn getRelations getRelation tableMetadata traverse traverseAsync createNotFoundError createValidationError'),
      },
    },
    Model: {
      role: 'model',
      members: {
        $query: { call: one },
        $relatedQuery: { call: many },
        $fetchGraph: { call: one },
        ...methods('$knex $transaction', { returns: 'Knex' }),
        ...methods('$id $set $setJson $setDatabaseJson $setRelated $appendRelated $clone $toJson $toDatabaseJson toJSON $validate $omitFromJson $traverse'),
      },
    },
    QueryContext: { members: { transaction: { type: 'Transaction' }, asFindQuery: { call: many } } },
    ModelQuery: { role: 'query', members: steps },
    /** A query for one row: awaiting it gives the row as a model. */
    SingleModelQuery: { role: 'query', awaited: 'Model', members: steps },
    transaction: {
      call: { effect: 'transaction', callbacks: { '*': ['Transaction'] } },
      members: { start: { call: { effect: 'transaction', returns: 'Transaction' } } },
    },
  },
};
