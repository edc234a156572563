import { exported } from './exported.ts';
import type { Library, LibraryType } from './library.ts';
import { methods } from './members.ts';
import { mongodbTypes } from './mongodb.ts';

const query = { effect: 'query' } as const;
const many = { effect: 'query', returns: 'Query' } as const;
const one = { effect: 'query', returns: 'DocumentQuery' } as const;
const saved = { effect: 'query', returns: 'DocumentPromise' } as const;

/** The steps of a query; also those that its plugins and the project add. */
const steps = {
  ...methods('exec explain', { effect: 'query', returns: 'this' }),
  cursor: { call: { effect: 'query', returns: 'Cursor' } },
  // The result is no document any more.
  ...methods('lean countDocuments estimatedDocumentCount distinct deleteOne deleteMany updateOne updateMany replaceOne find', { effect: 'build', returns: 'Query' }),
  ...methods('findOne findById findOneAndUpdate findOneAndDelete findOneAndReplace findByIdAndUpdate findByIdAndDelete', { effect: 'build', returns: 'DocumentQuery' }),
  ...methods('then catch finally getFilter getQuery getOptions getUpdate getPopulatedPaths pre post cast'),
  '*': { call: { effect: 'build', returns: 'this' } },
} as const;

/** The types are spread into Typegoose, which makes Mongoose models from classes. */
export const mongooseTypes = {
  ...mongodbTypes,
  Mongoose: {
    members: {
      model: { call: { returns: 'Model' } },
      models: { type: 'Models' },
      connection: { type: 'Connection' },
      createConnection: { call: { returns: 'Connection', constructs: true } },
      startSession: { call: { effect: 'connection', returns: 'ClientSession' } },
      connect: { call: { returns: 'Mongoose' } },
      ...methods('syncIndexes', query),
      ...methods('disconnect set get plugin modelNames deleteModel isValidObjectId isObjectIdOrHexString sanitizeFilter pluralize'),
      mongo: { type: 'Driver' },
    },
  },
  Models: { members: { '*': { type: 'Model' } } },
  /** What is below `mongoose.mongo`. */
  Driver: { members: { ClientSession: { type: 'ClientSession' }, Collection: { type: 'Collection' }, Db: { type: 'Db' }, MongoClient: { type: 'MongoClient' } } },
  Connection: {
    role: 'database-handle',
    members: {
      model: { call: { returns: 'Model' } },
      models: { type: 'Models' },
      collection: { call: { returns: 'Collection' } },
      db: { type: 'Db' },
      getClient: { call: { returns: 'MongoClient' } },
      transaction: { call: { effect: 'transaction', callbacks: { 0: ['ClientSession'] } } },
      withSession: { call: { callbacks: { 0: ['ClientSession'] } } },
      startSession: { call: { effect: 'connection', returns: 'ClientSession' } },
      aggregate: { call: { effect: 'query', returns: 'Aggregate' } },
      ...methods('bulkWrite createCollection createCollections dropCollection dropDatabase listCollections listDatabases syncIndexes watch', query),
      ...methods('useDb asPromise', { returns: 'this' }),
      ...methods('close destroy openUri on once off removeListener plugin deleteModel modelNames set get'),
    },
  },
  /**
   * What `mongoose.model()` gives: its members are the statics. `new Model()` makes a document that is saved later: free.
   * `paginate` and `aggregatePaginate` come with mongoose-paginate-v2 and mongoose-aggregate-paginate-v2.
   */
  Model: {
    role: 'model',
    construct: 'Document',
    members: {
      // `count`, `update`, `remove`, the `...Remove` and `mapReduce` are of version 7 and before.
      ...methods(
        `find where $where count countDocuments estimatedDocumentCount distinct exists update updateOne updateMany replaceOne deleteOne deleteMany
         remove findAndCount`,
        many,
      ),
      ...methods(
        `findOne findById findOneAndUpdate findOneAndDelete findOneAndReplace findOneAndRemove findByIdAndUpdate findByIdAndDelete
         findByIdAndRemove`,
        one,
      ),
      ...methods('create', saved),
      ...methods(
        `insertMany insertOne bulkWrite bulkSave mapReduce populate watch createCollection createIndexes ensureIndexes syncIndexes cleanIndexes
         diffIndexes listIndexes createSearchIndex createSearchIndexes updateSearchIndex dropSearchIndex listSearchIndexes paginate aggregatePaginate`,
        query,
      ),
      aggregate: { call: { effect: 'query', returns: 'Aggregate' } },
      hydrate: { call: { returns: 'Document' } },
      discriminator: { call: { returns: 'Model' } },
      useConnection: { call: { returns: 'Model' } },
      startSession: { call: { effect: 'connection', returns: 'ClientSession' } },
      ...methods('init validate translateAliases castObject applyDefaults applyVirtuals applyTimestamps recompileSchema'),
      db: { type: 'Connection' },
      collection: { type: 'Collection' },
    },
  },
  /** A row with its methods. */
  Document: {
    role: 'model',
    members: {
      ...methods('save populate', saved),
      ...methods('deleteOne updateOne replaceOne', many),
      // Removed in version 6, 7 or 8.
      ...methods('remove update execPopulate', query),
      ...methods('model $model', { returns: 'Model' }),
      ...methods(
        `get set $set $inc $ignore $clone toObject toJSON toBSON equals increment init overwrite depopulate populated markModified unmarkModified
         isModified isDirectModified isSelected isInit modifiedPaths directModifiedPaths validate validateSync invalidate getChanges $getChanges
         $isDefault $isDeleted $isEmpty $isValid $markValid $parent $session`,
      ),
      db: { type: 'Connection' },
      collection: { type: 'Collection' },
    },
  },
  DocumentPromise: { awaited: 'Document' },
  Query: { role: 'query', members: steps },
  /** A query for one document: awaiting it gives the document, not the rows. */
  DocumentQuery: { role: 'query', awaited: 'Document', members: steps },
  Aggregate: {
    role: 'query',
    members: {
      ...methods('exec explain', query),
      cursor: { call: { effect: 'query', returns: 'Cursor' } },
      ...methods('pipeline then catch finally'),
      '*': { call: { effect: 'build', returns: 'this' } },
    },
  },
} as const satisfies Record<string, LibraryType>;

export const mongoose: Library = {
  name: 'Mongoose',
  category: 'database',
  setting: 'mongoose',
  packages: ['mongoose', '@nestjs/mongoose'],
  docs: 'https://mongoosejs.com/docs/api/model.html',
  exports: {
    default: { value: 'Mongoose', instance: 'Mongoose' },
    '*': { value: 'Mongoose' },
    Mongoose: { instance: 'Mongoose' },
    mongoose: { value: 'Mongoose' },
    model: { value: 'model' },
    connect: { value: 'connect' },
    createConnection: { value: 'createConnection' },
    startSession: { value: 'startSession' },
    syncIndexes: { value: 'syncIndexes' },
    models: { value: 'Models' },
    connection: { value: 'Connection' },
    mongo: { value: 'Driver' },
    // A value (or an annotation) `Model` is the class side, as `mongoose.model()` returns it.
    Model: { value: 'Model', instance: 'Model' },
    ...exported('Document HydratedDocument HydratedDocumentFromSchema', { instance: 'Document' }),
    Connection: { instance: 'Connection' },
    ClientSession: { instance: 'ClientSession' },
    Query: { instance: 'Query' },
    QueryWithHelpers: { instance: 'Query' },
    Aggregate: { instance: 'Aggregate' },
    // @nestjs/mongoose; `Schema` of Mongoose itself is a class and never a decorator.
    Schema: { decorator: { layer: 'entity' } },
    InjectModel: { decorator: { injects: 'Model' } },
    InjectConnection: { decorator: { injects: 'Connection' } },
  },
  types: {
    ...mongooseTypes,
    model: { call: { returns: 'Model' } },
    connect: { call: { returns: 'Mongoose' } },
    createConnection: { call: { returns: 'Connection', constructs: true } },
    startSession: { call: { effect: 'connection', returns: 'ClientSession' } },
    syncIndexes: { call: query },
  },
};
