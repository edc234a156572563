import type { Export, Library } from './library.ts';
import { methods } from './members.ts';

const sql = { effect: 'raw-sql' } as const;

const names: Record<string, Export> = {
  D1Database: { instance: 'D1Database' },
  D1DatabaseSession: { instance: 'D1Database' },
  D1PreparedStatement: { instance: 'D1PreparedStatement' },
  SqlStorage: { instance: 'SqlStorage' },
};

/** Cloudflare D1, and the SQLite of a Durable Object. Their types are globals of the runtime's type package; it can be imported as well. */
export const cloudflareD1: Library = {
  name: 'Cloudflare D1',
  category: 'database',
  setting: 'd1',
  packages: ['@cloudflare/workers-types', '@cloudflare/workers-types/*'],
  docs: 'https://developers.cloudflare.com/d1/worker-api/d1-database/',
  exports: names,
  globals: names,
  types: {
    D1Database: {
      role: 'database-handle',
      members: {
        prepare: { call: { effect: 'raw-sql', returns: 'D1PreparedStatement' } },
        exec: { call: sql },
        ...methods('batch dump', { effect: 'query' }),
        withSession: { call: { returns: 'D1Database' } },
        getBookmark: { call: {} },
      },
    },
    D1PreparedStatement: {
      role: 'query',
      members: { bind: { call: { effect: 'build', returns: 'this' } }, ...methods('first run all raw', { effect: 'query' }) },
    },
    SqlStorage: { role: 'database-handle', members: { exec: { call: sql } } },
  },
};
