import { describe, expect, it } from 'vitest';
import { factsIn, lines } from '../support/project.ts';

const CLIENT = { 'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n` };

/** The database facts of a service file, as "line code". */
function found(text: string, files: Record<string, string> = CLIENT, path = 'src/services/user.service.ts'): string[] {
  const all = lines(factsIn({ ...files, [path]: text }, path), 'database', ({ code, access, certainty }) => `${code}${access === 'query' ? '' : ` [${access}]`}${certainty === 'certain' ? '' : ` (${certainty})`}`);
  return all.filter((line) => !line.endsWith('[handle]'));
}

describe('a handle reaches the code', () => {
  it.each<[string, string, Record<string, string>?]>([
    ['constructed here', `import { PrismaClient } from '@prisma/client'; const db = new PrismaClient(); export const f = () => db.user.findMany();`],
    ['imported', `import { prisma } from '../db'; export const f = () => prisma.user.findMany();`],
    ['imported with an extension', `import { prisma } from '../db.js'; export const f = () => prisma.user.findMany();`],
    ['renamed', `import { prisma as p } from '../db'; export const f = () => p.user.findMany();`],
    ['through an alias', `import { prisma } from '../db'; const { user } = prisma; export const f = () => user.findMany();`],
    ['through a namespace', `import * as db from '../db'; export const f = () => db.prisma.user.findMany();`],
    ['through barrels', `import { client } from '../lib'; export const f = () => client.user.findMany();`, {
      ...CLIENT, 'src/lib/index.ts': `export * from './database';`, 'src/lib/database.ts': `export { default as client } from './handle';`, 'src/lib/handle.ts': `import { prisma } from '../db';\nexport default prisma;`,
    }],
    ['required', `const { prisma } = require('../db'); exports.f = () => prisma.user.findMany();`, { 'src/db.js': `const { PrismaClient } = require('@prisma/client');\nmodule.exports = { prisma: new PrismaClient() };` }],
    ['required whole', `const prisma = require('../db'); exports.f = () => prisma.user.findMany();`, { 'src/db.js': `const { PrismaClient } = require('@prisma/client');\nmodule.exports = new PrismaClient();` }],
    ['a wrapper with an extra member', `import { db } from '../db'; export const f = () => db.client.user.findMany();`, { 'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport const db = { client: new PrismaClient() };` }],
    ['a factory', `import { getClient } from '../db'; export const f = (tenant: string) => getClient(tenant).user.findMany();`, { 'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport function getClient(tenant: string) { return new PrismaClient(); }` }],
    ['the global singleton', `import { prisma } from '../db'; export const f = () => prisma.user.findMany();`, { 'src/db.ts': `import { PrismaClient } from '@prisma/client';\nconst g = globalThis as unknown as { prisma?: PrismaClient };\nexport const prisma = g.prisma ?? new PrismaClient();` }],
    ['a typed parameter', `import type { PrismaClient } from '@prisma/client'; export const f = (db: PrismaClient) => db.user.findMany();`],
    ['a parameter typed by the project', `import type { Database } from '../types'; export const f = (db: Database) => db.user.findMany();`, { ...CLIENT, 'src/types.ts': `import { prisma } from './db';\nexport type Database = typeof prisma;` }],
    ['a destructured container', `import type { Cradle } from '../types'; export const f = ({ db }: Cradle) => db.user.findMany();`, { 'src/types.ts': `import type { PrismaClient } from '@prisma/client';\nexport interface Cradle { db: PrismaClient }` }],
    ['an optional union', `import type { PrismaClient, Prisma } from '@prisma/client'; export const f = (db?: PrismaClient | Prisma.TransactionClient) => db!.user.findMany();`],
    ['generated into the project', `import { PrismaClient } from '../generated/prisma'; const db = new PrismaClient(); export const f = () => db.user.findMany();`],
  ])('%s', (_, text, files) => {
    expect(found(text, files)).toEqual([expect.stringMatching(/^1 .*user\.findMany|^1 user\.findMany/)]);
  });

  it('an injected class that extends the client', () => {
    const files = { 'src/prisma.service.ts': `import { PrismaClient } from '@prisma/client';\nexport class PrismaService extends PrismaClient {}` };
    expect(found(`import { PrismaService } from '../prisma.service';\nexport class UserService {\n  constructor(private readonly prisma: PrismaService) {}\n  all() { return this.prisma.user.findMany(); }\n}`, files)).toEqual(['4 this.prisma.user.findMany']);
  });

  it('a field, an assigned field, a delegate kept in a field', () => {
    expect(found(`import { PrismaClient } from '@prisma/client';
export class UserService {
  users = new PrismaClient().user;
  db;
  constructor(db: PrismaClient) { this.db = db; }
  a() { return this.users.findMany(); }
  b() { return this.db.post.count(); }
}`)).toEqual(['6 this.users.findMany', '7 this.db.post.count']);
  });

  it('a transaction callback under any name; the transaction is told by its queries', () => {
    expect(found(`import { prisma } from '../db';
export const f = () => prisma.$transaction(async (anything) => {
  await anything.user.create({});
});
export const g = () => prisma.$transaction(async (tx) => save(tx));
declare function save(tx: unknown): void;`)).toEqual(['3 anything.user.create', '5 prisma.$transaction [transaction]']);
  });

  it('raw SQL in a tagged template', () => {
    expect(found(`import { prisma } from '../db';\nexport const f = () => prisma.$queryRaw\`select 1\`;`)).toEqual(['2 prisma.$queryRaw [raw-sql]']);
  });
});

describe('what is no database access', () => {
  it.each<[string, string, Record<string, string>?]>([
    ['methods of collections', `const cache = new Map(); export const f = () => { cache.delete('a'); return [1].find(Boolean); };`],
    ['an unknown parameter called prisma', `export const f = (prisma) => prisma.user.findMany();`],
    ['a handle that is only passed on', `import { prisma } from '../db'; import { list } from '../repositories/users'; export const f = () => list(prisma);`],
    ['types and enums of the client', `import { Prisma } from '@prisma/client'; export const f = (where: Prisma.UserWhereInput) => where;`],
    ['another service', `import { UserService } from './other.service'; export class AService { constructor(private users: UserService) {} f() { return this.users.delete(1); } }`, { 'src/services/other.service.ts': `export class UserService { delete(id: number) { return id; } }` }],
    ['connecting', `import { prisma } from '../db'; export const f = () => prisma.$connect();`],
    ['an import that leads nowhere', `import { prisma } from '../nowhere'; export const f = () => prisma.user.findMany();`],
    ['an import cycle', `import { a } from '../a'; export const f = () => a.user.findMany();`, { 'src/a.ts': `export { a } from './b';`, 'src/b.ts': `export { a } from './a';` }],
  ])('%s', (_, text, files) => {
    expect(found(text, files)).toEqual([]);
  });
});

describe('a helper outside every layer answers through its caller', () => {
  const files = {
    ...CLIENT,
    'src/lib/users.ts': `import { prisma } from '../db';\nexport const loadUser = (id: number) => find(id);\nfunction find(id: number) { return prisma.user.findUnique({ where: { id } }); }\nexport const again = (n: number): unknown => again(n - 1);`,
  };
  const path = 'src/routes/users.ts';
  const route = (body: string) => `import { Router } from 'express';\nimport * as users from '../lib/users';\nconst router = Router();\nrouter.get('/', async (req, res) => { ${body} });`;

  it('the path leads to the query', () => {
    const [fact] = factsIn({ ...files, [path]: route('res.json(await users.loadUser(1));') }, path).of('database', 'likely');
    expect(fact).toMatchObject({ code: 'users.loadUser', certainty: 'likely', path: [{ code: 'users.loadUser' }, { code: 'find', file: 'src/lib/users.ts', line: 2 }, { code: 'prisma.user.findUnique', file: 'src/lib/users.ts', line: 3 }] });
  });

  it('recursion ends', () => {
    expect(factsIn({ ...files, [path]: route('res.json(users.again(1));') }, path).of('database', 'likely')).toEqual([]);
  });

  it('a helper in a layered file is its own', () => {
    const layered = { ...files, 'src/services/users.ts': files['src/lib/users.ts'], [path]: route('res.json(await users.loadUser(1));').replace('../lib/users', '../services/users') };
    expect(factsIn(layered, path).of('database', 'likely')).toEqual([]);
  });
});

it('a handle that a service receives is a fact of its own', () => {
  const path = 'src/services/user.service.ts';
  const text = `import type { PrismaClient } from '@prisma/client';\nimport { list } from '../repositories/users';\nexport const f = (db: PrismaClient) => list(db);`;
  expect(factsIn({ [path]: text }, path).of('database')).toMatchObject([{ access: 'handle', code: 'db', library: 'Prisma', certainty: 'certain' }]);
});

describe('a class that is called a manager', () => {
  const layerOf = (text: string, path = 'src/mail/inbox-manager.ts') => factsIn({ ...CLIENT, [path]: text }, path).layer?.layer;

  it('is a service when it queries a model', () => {
    expect(layerOf(`import { prisma } from '../db';\nexport class InboxManager {\n  open(id: number) { return prisma.inbox.findUnique({ where: { id } }); }\n}`)).toBe('service');
  });

  it.each<[string, string]>([
    ['holds a connection', `import { prisma } from '../db';\nexport class ConnectionManager {\n  async isAlive() { await prisma.$connect(); await prisma.$queryRaw\`SELECT 1\`; }\n}`],
    ['keeps a cache', `import { createClient } from 'redis';\nconst redis = createClient();\nexport class CacheManager {\n  read(key: string) { return redis.get(key); }\n}`],
    ['knows no data', `export class ClockManager {\n  now() { return Date.now(); }\n}`],
  ])('is none when it %s', (_, text) => {
    expect(layerOf(text)).toBeUndefined();
  });

  it('is none in a file of another name', () => {
    expect(layerOf(`import { prisma } from '../db';\nexport class InboxManager {\n  open(id: number) { return prisma.inbox.findUnique({ where: { id } }); }\n}`, 'src/mail/inbox.ts')).toBeUndefined();
  });
});
