import { betterSqlite3 } from './better-sqlite3.ts';
import { bookshelf } from './bookshelf.ts';
import { bun } from './bun.ts';
import { cassandra } from './cassandra.ts';
import { clickhouse } from './clickhouse.ts';
import { cloudflareD1 } from './cloudflare-d1.ts';
import { drizzle } from './drizzle.ts';
import { dynamodb } from './dynamodb.ts';
import { dynamoose } from './dynamoose.ts';
import { elasticsearch } from './elasticsearch.ts';
import { electrodb } from './electrodb.ts';
import { firestore } from './firestore.ts';
import { knex } from './knex.ts';
import { kysely } from './kysely.ts';
import type { Library } from './library.ts';
import { libsql } from './libsql.ts';
import { lucid } from './lucid.ts';
import { mikroOrm } from './mikro-orm.ts';
import { mongodb } from './mongodb.ts';
import { mongoose } from './mongoose.ts';
import { mssql } from './mssql.ts';
import { mysql2 } from './mysql2.ts';
import { neon } from './neon.ts';
import { nodeSqlite } from './node-sqlite.ts';
import { objection } from './objection.ts';
import { pgPromise } from './pg-promise.ts';
import { pg } from './pg.ts';
import { planetscale } from './planetscale.ts';
import { postgres } from './postgres.ts';
import { prisma } from './prisma.ts';
import { redis } from './redis.ts';
import { sequelize } from './sequelize.ts';
import { slonik } from './slonik.ts';
import { sqlite3 } from './sqlite3.ts';
import { supabase } from './supabase.ts';
import { typegoose } from './typegoose.ts';
import { typeorm } from './typeorm.ts';
import { vercelPostgres } from './vercel-postgres.ts';

/** Clients, mappers and query builders of databases. A new one is imported here. */
export const DATABASES: readonly Library[] = [
  betterSqlite3, bookshelf, bun, cassandra, clickhouse, cloudflareD1, drizzle, dynamodb, dynamoose, elasticsearch, electrodb, firestore,
  knex, kysely, libsql, lucid, mikroOrm, mongodb, mongoose, mssql, mysql2, neon, nodeSqlite, objection, pgPromise, pg, planetscale, postgres,
  prisma, redis, sequelize, slonik, sqlite3, supabase, typegoose, typeorm, vercelPostgres,
];
