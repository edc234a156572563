import { knexTypes } from './knex.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const query = { effect: 'query' } as const;
const one = { effect: 'query', returns: 'ModelPromise' } as const;

/** Bookshelf on Knex. Statics and instances share one type: a model is made with `extend`, found with `forge` or `where`, and fetched. */
export const bookshelf: Library = {
  name: 'Bookshelf',
  category: 'database',
  setting: 'bookshelf',
  packages: ['bookshelf'],
  docs: 'https://bookshelfjs.org/api.html',
  exports: {
    default: { value: 'createBookshelf', instance: 'Bookshelf' },
    '*': { value: 'createBookshelf', instance: 'Bookshelf' },
    Model: { instance: 'Model' },
    Collection: { instance: 'Collection' },
  },
  types: {
    ...knexTypes,
    createBookshelf: { call: { returns: 'Bookshelf', constructs: true }, members: { Model: { type: 'Model' }, Collection: { type: 'Collection' } } },
    Bookshelf: {
      role: 'database-handle',
      members: {
        Model: { type: 'Model' },
        Collection: { type: 'Collection' },
        knex: { type: 'Knex' },
        ...methods('model collection', { returns: 'Model' }),
        transaction: { call: { effect: 'transaction', callbacks: { 0: ['Transaction'] } } },
        plugin: { call: { returns: 'this' } },
      },
    },
    Model: {
      role: 'model',
      construct: 'Model',
      members: {
        ...methods('fetch save destroy refresh load', one),
        ...methods('fetchAll fetchPage', { effect: 'query', returns: 'CollectionPromise' }),
        count: { call: query },
        // `query()` without an argument gives the Knex query below.
        ...methods('query where orderBy', { effect: 'build', returns: 'this' }),
        ...methods('forge extend set clone clear unset through resetQuery', { returns: 'Model' }),
        related: { call: { returns: 'Collection' } },
        collection: { call: { returns: 'Collection' } },
        ...methods('get has toJSON serialize parse format previous previousAttributes hasChanged isNew timestamp on off once trigger'),
        ...methods('hasOne hasMany belongsTo belongsToMany morphOne morphMany morphTo'),
      },
    },
    ModelPromise: { awaited: 'Model' },
    Collection: {
      role: 'model',
      construct: 'Collection',
      members: {
        ...methods('fetch load', { effect: 'query', returns: 'CollectionPromise' }),
        ...methods('fetchOne create', one),
        ...methods('count attach detach updatePivot', query),
        ...methods('query where orderBy', { effect: 'build', returns: 'this' }),
        ...methods('forge extend withPivot', { returns: 'Collection' }),
        ...methods('at get first last find findWhere', { returns: 'Model' }),
      },
    },
    CollectionPromise: { awaited: 'Collection' },
  },
};
