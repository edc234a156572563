/**
 * Every library of databases is sound as data: the names in it lead somewhere, and no import specifier leads to two of them. And it is true: code as the
 * library's own documentation writes it reaches a database where it should, and nowhere else.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Library, Member, Signature } from '../../src/knowledge/library.ts';
import { factsIn } from '../support/project.ts';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/knowledge');

/** What every file of the folder exports, by the name of the file. A new library is checked without being listed here. */
const all = (await Promise.all(readdirSync(folder).filter((file) => file.endsWith('.ts')).map(async (file) => {
  const exported = Object.values(await import(pathToFileURL(path.join(folder, file)).href) as Record<string, unknown>);
  return exported.filter(isLibrary).map((library) => ({ file, library }));
}))).flat();
const databases = all.filter(({ library }) => library.category === 'database');
const files = new Set(databases.map(({ file }) => file));

function isLibrary(value: unknown): value is Library {
  return typeof value === 'object' && value !== null && 'packages' in value && 'types' in value && 'exports' in value;
}

function signaturesOf({ types }: Library): [place: string, signature: Signature][] {
  return Object.entries(types).flatMap(([name, type]) => [
    ...(type.call ? [[`${name}()`, type.call] as [string, Signature]] : []),
    ...Object.entries(type.members ?? {}).flatMap(([member, { call }]): [string, Signature][] => (call ? [[`${name}.${member}()`, call]] : [])),
  ]);
}

/** Every name of a type that the data mentions, with the place where it stands. */
function mentionedTypes(library: Library): [place: string, name: string][] {
  const found: [string, string | null | undefined][] = [];
  for (const [name, type] of Object.entries(library.types)) {
    found.push([`${name} extends`, type.extends], [`new ${name}`, type.construct], [`await ${name}`, type.awaited]);
    for (const [member, { type: of }] of Object.entries(type.members ?? {})) found.push([`${name}.${member}`, of]);
  }
  for (const [place, { returns, callbacks }] of signaturesOf(library)) {
    if (returns !== 'this') found.push([place, returns]);
    for (const [index, parameters] of Object.entries(callbacks ?? {})) parameters?.forEach((parameter) => found.push([`${place}, argument ${index}`, parameter]));
  }
  for (const [name, { value, instance, decorator }] of [...Object.entries(library.exports), ...Object.entries(library.globals ?? {})]) {
    found.push([`export ${name}`, value], [`instance of ${name}`, instance], [`@${name}`, decorator?.injects]);
  }
  for (const [type, members] of Object.entries(library.extendsOther ?? {})) {
    for (const [member, { type: of }] of Object.entries<Member>(members)) found.push([`${type}.${member}`, of]);
  }
  return found.flatMap(([place, name]) => (typeof name === 'string' ? [[place, name]] : []));
}

/** The types that an import (or a plugin) can lead to; the rest is dead data. */
function reachableTypes(library: Library): Set<string> {
  const reached = new Set<string>();
  const waiting = mentionedTypes({ ...library, types: {} }).map(([, name]) => name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = library.types[name];
    if (reached.has(name) || !type) continue;
    reached.add(name);
    waiting.push(...mentionedTypes({ ...library, types: { [name]: type }, exports: {}, globals: {}, extendsOther: {} }).map(([, each]) => each));
  }
  return reached;
}

describe('databases', () => {
  it('are found in the folder', () => {
    expect(databases.length).toBeGreaterThanOrEqual(37);
  });

  it('have names and settings of their own', () => {
    for (const pick of [(library: Library) => [library.name], (library: Library) => (library.setting === undefined ? [] : [library.setting])]) {
      const names = databases.flatMap(({ library }) => pick(library));
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  it('have import specifiers of their own', () => {
    const claimed = new Map<string, string>();
    const twice: string[] = [];
    for (const { file, library } of all) {
      for (const specifier of library.packages) {
        const other = claimed.get(specifier);
        if (other !== undefined && (files.has(file) || files.has(other))) twice.push(`${specifier}: ${other} and ${file}`);
        claimed.set(specifier, file);
      }
    }
    expect(twice).toEqual([]);
  });

  it('say where the facts were taken from', () => {
    for (const { library } of databases) {
      const { protocol } = new URL(library.docs);
      expect(protocol, library.name).toBe('https:');
    }
  });
});

describe.each(databases.map(({ file, library }) => [file, library] as const))('%s', (_file, library) => {
  it('names only types that it describes', () => {
    expect(mentionedTypes(library).filter(([, name]) => !Object.hasOwn(library.types, name))).toEqual([]);
  });

  it('describes no type that nothing leads to', () => {
    const reached = reachableTypes(library);
    // The types of a driver come as a whole, whatever part of them a library hands out.
    const borrowed = all.filter((other) => other.library !== library).flatMap((other) => Object.entries(other.library.types));
    const own = Object.entries(library.types).filter(([name, type]) => !borrowed.some(([otherName, otherType]) => otherName === name && otherType === type));
    expect(own.map(([name]) => name).filter((name) => !reached.has(name))).toEqual([]);
  });

  it('does something', () => {
    expect(signaturesOf(library).filter(([, { effect }]) => effect !== undefined)).not.toEqual([]);
  });

  it('hands a handle to the callback of every transaction that takes one, and nothing else', () => {
    for (const [place, { callbacks }] of signaturesOf(library)) {
      const types = Object.values(callbacks ?? {}).flat().filter((name) => typeof name === 'string');
      for (const name of types) expect(library.types[name]?.role, `${place} gives ${name}`).toBe('database-handle');
    }
  });

  it('constructs clients, no rows and no queries', () => {
    for (const [place, { constructs, returns }] of signaturesOf(library)) {
      if (constructs) expect(library.types[returns ?? '']?.role, place).toBe('database-handle');
    }
  });

  it('gives the effect of every step of a query to the rest of its chain', () => {
    // A step that returns nothing would end the chain, and what follows would be silent or reported again.
    for (const [place, { effect, returns }] of signaturesOf(library)) {
      if (effect === 'build' && place.endsWith('.*()')) expect(returns, place).toBeDefined();
    }
  });
});

/** Code in a service. A line that ends with `// !` reaches a database for certain, with `// ?` likely; no other line does. One report a chain. */
const IN_USE: Readonly<Record<string, string>> = {
  'Prisma': `
    import { PrismaClient, Prisma } from '@prisma/client';
    const prisma = new PrismaClient().$extends({});
    export async function f(tx: Prisma.TransactionClient) {
      await prisma.user.findMany(); // !
      await prisma.$primary().user.findMany(); // !
      await tx.user.create({}); // !
      await prisma.$queryRaw(Prisma.sql\`select 1\`); // !
      await prisma.$connect();
      await prisma.$transaction(async (t) => { await t.post.delete({}); }); // !
      const a = Prisma.join([1]);
    }`,
  'TypeORM': `
    import { DataSource, EntityManager, getRepository, getManager, getConnection, createQueryBuilder, Repository, BaseEntity, Entity, Brackets } from 'typeorm';
    @Entity() class User extends BaseEntity { name: string }
    declare const ds: DataSource;
    export async function f(manager: EntityManager, repo: Repository<User>) {
      await getRepository(User).find(); // !
      await getManager().query('select 1'); // !
      getConnection().createQueryBuilder().where(new Brackets((qb) => { qb.where('x'); })).getMany(); // !
      createQueryBuilder('x').getMany(); // !
      const user = await User.findOne({}); // !
      await user.save(); // !
      user.hasId();
      const made = User.create({});
      await made.save(); // !
      const n = new User();
      await n.remove(); // !
      await ds.transaction(async (m) => { await m.save(n); }); // !
      const q = ds.createQueryRunner();
      await q.startTransaction(); // !
      await q.manager.save(n); // !
      await q.commitTransaction();
      repo.create({});
      repo.merge(n, {});
      const x = repo.extend({ a() { return this.find(); } });
      await x.find(); // !
      const qb = repo.createQueryBuilder('u'); // !
      qb.andWhere('x');
      await qb.getOne();
      await ds.initialize();
      ds.manager.create(User, {});
      await ds.manager.getRepository(User).upsert({}, []); // !
    }`,
  'Drizzle': `
    import { drizzle } from 'drizzle-orm/node-postgres';
    import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
    import { pgTable, text, PgTransaction } from 'drizzle-orm/pg-core';
    import { eq, sql, and, count } from 'drizzle-orm';
    const users = pgTable('users', { id: text('id') });
    const db = drizzle('x');
    export async function f(d: NodePgDatabase<{}>, tx: PgTransaction<any, any, any>) {
      await db.select({ n: count() }).from(users).where(and(eq(users.id, '1'), sql\`true\`)); // !
      await d.insert(users).values({}).returning(); // !
      const q = tx.select().from(users).$dynamic(); // !
      q.where(eq(users.id, 'x'));
      await q;
      await db.query.users.findMany(); // !
      await db.execute(sql\`select 1\`); // !
      const cte = db.$with('x').as(db.select().from(users)); // !
      await db.with(cte).select().from(cte); // !
      await db.transaction(async (t) => { await t.delete(users); }); // !
      const part = sql\`now()\`;
      const n = await db.$count(users); // !
    }`,
  'Knex': `
    import knexFactory, { type Knex } from 'knex';
    const knex = knexFactory({});
    export async function f(trx: Knex.Transaction, k: Knex) {
      await knex('users').where({}).first(); // !
      const rows = await k.select('*').from('users'); // !
      rows.map((r) => r.id);
      await knex.raw('select 1'); // !
      await trx('users').insert({ at: knex.fn.now() }); // !
      await trx.commit();
      await knex.schema.hasTable('x'); // !
      await knex.transaction(async (t) => { await t('x').del(); }); // !
      const t2 = await knex.transaction(); // !
      await t2('x').update({}); // !
      await knex.batchInsert('x', []); // !
      const q = knex.queryBuilder(); // !
      q.where('x');
      await knex.destroy();
    }`,
  'Kysely': `
    import { Kysely, sql, type Transaction } from 'kysely';
    const db = new Kysely<{}>({});
    export async function f(tx: Transaction<{}>) {
      await db.selectFrom('x').selectAll().where((eb) => eb.or([])).execute(); // !
      await tx.insertInto('x').values({}).executeTakeFirst(); // !
      await db.transaction().execute(async (t) => { await t.deleteFrom('x').execute(); }); // !
      await sql\`select 1\`.execute(db); // !
      const s = sql\`now()\`;
      await db.with('a', (d) => d.selectFrom('x').selectAll()).selectFrom('a').execute(); // !
      await db.schema.createTable('x').execute(); // !
      await db.destroy();
    }`,
  'Sequelize': `
    import { Sequelize, Model, DataTypes, type HasManyGetAssociationsMixin, type ModelStatic, QueryTypes } from 'sequelize';
    const sequelize = new Sequelize('x');
    class User extends Model { declare getPosts: HasManyGetAssociationsMixin<any>; }
    User.init({}, { sequelize });
    const Post = sequelize.define('Post', {});
    export async function f(M: ModelStatic<User>) {
      await User.findAll(); // !
      const u = await User.findByPk(1); // !
      await u.update({}); // !
      u.get('x');
      const b = User.build({});
      await b.save(); // !
      const n = new User();
      await n.getPosts(); // !
      await Post.create({}); // !
      const p = new Post();
      await p.save(); // !
      await M.count(); // !
      await sequelize.query('select 1'); // !
      await sequelize.transaction(async (t) => { await User.destroy({ transaction: t }); }); // !
      await sequelize.authenticate();
      await sequelize.models.User.findOne(); // !
      await User.scope('x').findAll(); // !
    }`,
  'Sequelize with require': `
    const { Sequelize, DataTypes } = require('sequelize');
    const sequelize = new Sequelize('x');
    const User = sequelize.define('User', {});
    async function f() {
      await User.findAll(); // !
    }`,
  'Mongoose': `
    import mongoose, { model, Schema, Model, type HydratedDocument, Document, type ClientSession } from 'mongoose';
    const User = model('User', new Schema({}));
    const Cat = mongoose.models.Cat || mongoose.model('Cat', new Schema({}));
    interface IDoc extends Document { name: string }
    export async function f(M: Model<{}>, doc: HydratedDocument<{}>, d2: IDoc) {
      const user = await User.findById(1).populate('x'); // !
      await user.save(); // !
      user.toObject();
      const lean = await User.findOne({}).lean(); // !
      lean.save();
      await Cat.find().sort('x').limit(1).exec(); // !
      await User.aggregate([]).match({}); // !
      const u = new User({});
      await u.save(); // !
      await doc.deleteOne(); // !
      await d2.save(); // !
      await mongoose.connection.db.collection('x').findOne({}); // !
      const s = await mongoose.startSession();
      await s.withTransaction(async () => { await User.create([{}], { session: s }); }); // !
      await mongoose.connection.transaction(async (t) => { await M.updateOne({}); }); // !
      await mongoose.connect('x');
    }`,
  'MongoDB': `
    import { MongoClient, Db, Collection } from 'mongodb';
    const client = new MongoClient('x');
    export async function f(db: Db, users: Collection) {
      await client.connect();
      await client.db('x').collection('y').find({}).sort({}).toArray(); // !
      await db.collection('y').insertOne({}); // !
      await users.findOneAndUpdate({}, {}); // !
      const c = users.aggregate([]); // !
      await c.toArray();
      const m = await MongoClient.connect('x');
      await m.db().collection('x').countDocuments(); // !
      await client.withSession(async (s) => s.withTransaction(async () => { await users.deleteOne({}); })); // !
    }`,
  'MikroORM': `
    import { EntityManager, EntityRepository, MikroORM, Entity, wrap } from '@mikro-orm/postgresql';
    export async function f(em: EntityManager, repo: EntityRepository<any>) {
      const orm = await MikroORM.init({});
      await orm.em.fork().find('x', {}); // !
      em.create('x', {});
      em.persist({}); // !
      await em.flush(); // !
      await repo.findOne({}); // !
      repo.getEntityManager().assign({}, {});
      await repo.createQueryBuilder().where({}).getResult(); // !
      await em.transactional(async (t) => { await t.nativeDelete('x', {}); }); // !
      await em.getConnection().execute('select 1'); // !
      await em.getRepository('x').count(); // !
    }`,
  'Objection': `
    import { Model, transaction, type Transaction, type QueryBuilder } from 'objection';
    class User extends Model {}
    export async function f(trx: Transaction, qb: QueryBuilder<User>) {
      const u = await User.query(trx).findById(1); // !
      await u.$query().patch({}); // !
      await User.query().where({}).withGraphFetched('x'); // !
      await User.transaction(async (t) => { await User.query(t).insert({}); }); // !
      qb.where('x', 1); // !
      await User.knex().raw('x'); // !
      User.fromJson({});
      await trx('users').select(); // !
    }`,
  'node-postgres': `
    import pg, { Pool, type PoolClient } from 'pg';
    const pool = new Pool(); const c = new pg.Client();
    export async function f(client: PoolClient) {
      await pool.query('x'); // !
      await c.connect();
      await c.query('x'); // !
      const k = await pool.connect();
      await k.query('BEGIN'); // !
      k.release();
      await client.query('x'); // !
      pool.connect((err, cl, done) => { cl.query('x'); }); // !
    }`,
  'Postgres.js': `
    import postgres, { type Sql } from 'postgres';
    const sql = postgres('x');
    export async function f(s: Sql, r: postgres.Sql) {
      await sql\`select 1\`; // !
      await s.unsafe('x'); // !
      await r\`select 2\`.execute(); // !
      await sql.begin(async (t) => { await t\`x\`; }); // !
      sql.json({});
      await sql.end();
    }`,
  'MySQL': `
    import mysql from 'mysql2/promise';
    import type { Pool, PoolConnection } from 'mysql2/promise';
    const pool = mysql.createPool({});
    export async function f(p: Pool, c: PoolConnection) {
      const [rows] = await pool.query('x'); // !
      const k = await p.getConnection();
      await k.beginTransaction(); // !
      await k.execute('x'); // !
      await k.commit();
      await c.query('x'); // !
      const conn = await mysql.createConnection({});
      await conn.execute('x'); // !
    }`,
  'SQLite': `
    import Database from 'better-sqlite3';
    import { DatabaseSync } from 'node:sqlite';
    import sqlite3 from 'sqlite3';
    import { open } from 'sqlite';
    import { Database as Bun } from 'bun:sqlite';
    const a = new Database('x'); const b = new DatabaseSync('x'); const c = new sqlite3.Database('x'); const d = new Bun('x');
    export async function f(e: Database.Database) {
      a.prepare('x').all(); // !
      b.exec('x'); // !
      c.run('x'); // !
      d.query('x').get(); // !
      e.pragma('x'); // !
      const o = await open({});
      await o.all('x'); // !
      const v = sqlite3.verbose();
      const w = new v.Database('x');
      w.get('x'); // !
    }`,
  'Slonik': `
    import { createPool, sql, type CommonQueryMethods, type DatabaseTransactionConnection } from 'slonik';
    export async function f(pool: CommonQueryMethods, t: DatabaseTransactionConnection) {
      const q = sql.unsafe\`select 1\`;
      await pool.any(q); // !
      await t.one(q); // !
      const p = await createPool('x');
      await p.transaction(async (c) => { await c.query(q); }); // !
      await p.connect(async (c) => { await c.exists(q); }); // !
    }`,
  'pg-promise': `
    import pgPromise from 'pg-promise';
    const pgp = pgPromise(); const db = pgp('x');
    export async function f(d: pgPromise.IDatabase<{}>) {
      await db.any('x'); // !
      await d.tx(async (t) => { await t.none('x'); }); // !
      pgp.as.format('x');
      await db.task((t) => t.one('x')); // !
    }`,
  'mssql': `
    import sql from 'mssql';
    export async function f(pool: sql.ConnectionPool) {
      const p = await sql.connect('x');
      await p.request().input('a', 1).query('x'); // !
      await pool.query\`x\`; // !
      await sql.query('x'); // !
      const t = new sql.Transaction(pool);
      await t.begin(); // !
      await new sql.Request(t).execute('x'); // !
    }`,
  'Redis': `
    import Redis from 'ioredis';
    import { createClient, type RedisClientType } from 'redis';
    import { Redis as Up } from '@upstash/redis';
    const r = new Redis(); const c = createClient(); const u = Up.fromEnv();
    export async function f(k: RedisClientType) {
      await r.get('x'); // ?
      await c.connect();
      await c.hSet('x', {}); // ?
      await u.set('x', 1); // ?
      await r.pipeline().set('x', 1).exec(); // ?
      await k.json.get('x'); // ?
      r.on('error', () => {});
      await r.quit();
    }`,
  'Supabase': `
    import { createClient, type SupabaseClient } from '@supabase/supabase-js';
    const s = createClient('x', 'y');
    export async function f(c: SupabaseClient) {
      await s.from('x').select().eq('a', 1).single(); // !
      await c.rpc('x'); // !
      await c.auth.getUser();
      await c.storage.from('x').upload('a', 'b');
    }`,
  'Firestore': `
    import admin from 'firebase-admin';
    import { getFirestore, type Firestore } from 'firebase-admin/firestore';
    import { doc, getDoc, query, collection, where, getDocs } from 'firebase/firestore';
    const db = getFirestore();
    export async function f(fs: Firestore) {
      const s = await db.collection('x').doc('y').get(); // !
      await s.ref.update({}); // !
      await fs.collection('x').where('a', '==', 1).limit(1).get(); // !
      await admin.firestore().collection('x').add({}); // !
      await fs.runTransaction(async (t) => { t.set(db.doc('x'), {}); }); // !
      const b = db.batch(); // !
      b.set(db.doc('x'), {});
      await b.commit();
      await getDoc(doc(db, 'x')); // !
      const q = query(collection(db, 'x'), where('a', '==', 1));
      await getDocs(q); // !
      admin.firestore.FieldValue.serverTimestamp();
    }`,
  'DynamoDB': `
    import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
    import { DynamoDBDocumentClient, DynamoDBDocument, PutCommand } from '@aws-sdk/lib-dynamodb';
    import * as dynamoose from 'dynamoose';
    import { Entity } from 'electrodb';
    const c = new DynamoDBClient({}); const d = DynamoDBDocumentClient.from(c); const e = DynamoDBDocument.from(c);
    const U = dynamoose.model('U', {}); const E = new Entity({}, {});
    export async function f() {
      await c.send(new GetItemCommand({})); // !
      await d.send(new PutCommand({})); // !
      await e.get({}); // !
      const u = await U.get(1); // !
      await u.save(); // !
      await U.query('x').eq(1).exec(); // !
      const n = new U({});
      await n.save(); // !
      await E.query.byId({}).go(); // !
      await E.create({}).go(); // !
    }`,
  'Typegoose': `
    import { getModelForClass, modelOptions, type ReturnModelType, type DocumentType } from '@typegoose/typegoose';
    class User {}
    const UserModel = getModelForClass(User);
    export async function f(m: ReturnModelType<typeof User>, d: DocumentType<User>) {
      await UserModel.find(); // !
      await m.create({}); // !
      await d.save(); // !
    }`,
  'Bookshelf': `
    import bs from 'bookshelf';
    const bookshelf = bs(null);
    const User = bookshelf.Model.extend({}); const P = bookshelf.model('P', {});
    class C extends bookshelf.Model {}
    export async function f() {
      const u = await User.where({}).fetch(); // !
      await u.save(); // !
      await P.forge({}).fetchAll(); // !
      await new C().save(); // !
    }`,
  'Lucid': `
    import { BaseModel } from '@adonisjs/lucid/orm';
    import db from '@adonisjs/lucid/services/db';
    import type { TransactionClientContract } from '@adonisjs/lucid/types/database';
    class User extends BaseModel {}
    export async function f(trx: TransactionClientContract) {
      const u = await User.findOrFail(1); // !
      await u.merge({}).save(); // !
      await u.related('posts').create({}); // !
      await u.related('posts').query().where('x', 1); // !
      await User.query().where('x', 1).paginate(1); // !
      await db.from('x').where('y', 1).first(); // !
      await db.transaction(async (t) => { await t.rawQuery('x'); }); // !
      await trx.insertQuery().table('x').insert({}); // !
      db.raw('x');
      await new User().fill({}).save(); // !
    }`,
  'serverless drivers': `
    import { createClient } from '@libsql/client';
    import { connect } from '@planetscale/database';
    import { neon, Pool } from '@neondatabase/serverless';
    import { sql as vsql, db as vdb } from '@vercel/postgres';
    const l = createClient({}); const p = connect({}); const n = neon('x'); const pool = new Pool();
    export async function f(d1: D1Database) {
      await l.execute('x'); // !
      await p.execute('x'); // !
      await n\`x\`; // !
      await n.query('x'); // !
      await pool.query('x'); // !
      await vsql\`x\`; // !
      const c = await vdb.connect();
      await c.sql\`x\`; // !
      await d1.prepare('x').bind(1).first(); // !
      await d1.batch([]); // !
    }`,
  'search and analytics': `
    import { createClient } from '@clickhouse/client';
    import { Client } from '@elastic/elasticsearch';
    import { Client as Cass } from 'cassandra-driver';
    const ch = createClient(); const es = new Client({}); const ca = new Cass({});
    export async function f() {
      await ch.query({}); // ?
      await ch.ping();
      await es.search({}); // ?
      await es.indices.create({}); // ?
      await ca.execute('x'); // !
    }`,
};

describe('in use', () => {
  it.each(Object.entries(IN_USE))('%s', (name, text) => {
    const path = `src/services/some.service.${name.endsWith('require') ? 'js' : 'ts'}`;
    const lines = text.split('\n');
    const marked = lines.flatMap((line, index) => (/\/\/ ([!?])$/.test(line) ? [`${index + 1} ${line.trim()}`] : []));
    const reported = factsIn({ [path]: text }, path).of('database', 'likely').filter(({ access }) => access !== 'handle')
      .sort((a, b) => a.place.range[0] - b.place.range[0])
      .map(({ place, certainty }) => {
        const line = lines[place.loc.start.line - 1]?.trim().replace(/ \/\/ [!?]$/, '') ?? '';
        return `${place.loc.start.line} ${line} // ${certainty === 'likely' ? '?' : '!'}`;
      });
    expect(reported).toEqual(marked);
  });
});
