import { exported } from './exported.ts';
import type { Library, LibraryType } from './library.ts';
import { methods, properties } from './members.ts';

const query = { effect: 'query' } as const;

/** The types are spread into the libraries that hand out the driver: Mongoose. */
export const mongodbTypes = {
  MongoClient: {
    role: 'database-handle',
    members: {
      db: { call: { returns: 'Db' } },
      startSession: { call: { effect: 'connection', returns: 'ClientSession' } },
      withSession: { call: { callbacks: { '*': ['ClientSession'] } } },
      ...methods('bulkWrite watch', query),
      connect: { call: { returns: 'this' } },
      ...methods('close on once off removeListener removeAllListeners'),
    },
  },
  Db: {
    role: 'database-handle',
    members: {
      collection: { call: { returns: 'Collection' } },
      ...methods(
        `command stats collections createCollection createIndex dropCollection dropDatabase indexInformation profilingLevel removeUser
         renameCollection runCursorCommand setProfilingLevel watch addUser executeDbAdminCommand profilingInfo`,
        query,
      ),
      ...methods('aggregate listCollections', { effect: 'query', returns: 'Cursor' }),
      admin: { call: { returns: 'Admin' } },
      client: { type: 'MongoClient' },
    },
  },
  Admin: { members: methods('command buildInfo serverInfo serverStatus ping addUser removeUser validateCollection listDatabases replSetGetStatus', query) },
  Collection: {
    role: 'database-handle',
    members: {
      ...methods(
        `insertOne insertMany bulkWrite updateOne updateMany replaceOne deleteOne deleteMany findOne findOneAndUpdate findOneAndReplace
         findOneAndDelete countDocuments estimatedDocumentCount count distinct rename drop options isCapped createIndex createIndexes dropIndex
         dropIndexes indexExists indexInformation indexes watch createSearchIndex createSearchIndexes dropSearchIndex updateSearchIndex`,
        query,
      ),
      // Removed in version 4 or 5.
      ...methods('insert update remove save mapReduce group geoHaystackSearch parallelCollectionScan reIndex stats', query),
      ...methods('find aggregate listIndexes listSearchIndexes', { effect: 'query', returns: 'Cursor' }),
      ...methods('initializeOrderedBulkOp initializeUnorderedBulkOp', { effect: 'build', returns: 'BulkOperation' }),
    },
  },
  Cursor: {
    role: 'query',
    members: {
      ...methods('toArray next tryNext hasNext forEach stream count explain', query),
      ...methods('close rewind clone on once off removeListener bufferedCount readBufferedDocuments'),
      '*': { call: { effect: 'build', returns: 'this' } },
    },
  },
  BulkOperation: { role: 'query', members: { execute: { call: query }, '*': { call: { effect: 'build', returns: 'this' } } } },
  ClientSession: {
    role: 'database-handle',
    members: {
      withTransaction: { call: { effect: 'transaction', callbacks: { 0: ['ClientSession'] } } },
      startTransaction: { call: { effect: 'transaction' } },
      ...methods('commitTransaction abortTransaction endSession inTransaction'),
    },
  },
  GridFSBucket: {
    role: 'database-handle',
    members: methods('openUploadStream openUploadStreamWithId openDownloadStream openDownloadStreamByName delete find rename drop', query),
  },
} as const satisfies Record<string, LibraryType>;

export const mongodb: Library = {
  name: 'MongoDB',
  category: 'database',
  setting: 'mongodb',
  packages: ['mongodb', '@fastify/mongodb', 'fastify-mongodb'],
  docs: 'https://mongodb.github.io/node-mongodb-native/',
  exports: {
    MongoClient: { value: 'MongoClientClass', instance: 'MongoClient' },
    Db: { instance: 'Db' },
    Collection: { instance: 'Collection' },
    ClientSession: { instance: 'ClientSession' },
    GridFSBucket: { instance: 'GridFSBucket' },
    ...exported('FindCursor AggregationCursor Cursor', { instance: 'Cursor' }),
  },
  types: {
    ...mongodbTypes,
    MongoClientClass: { members: { connect: { call: { returns: 'MongoClient', constructs: true } } } },
    FastifyMongo: { members: { client: { type: 'MongoClient' }, db: { type: 'Db' }, ObjectId: {}, ...properties('*', 'FastifyMongo') } },
  },
  extendsOther: { 'Fastify.Instance': { mongo: { type: 'FastifyMongo' } } },
};
