import { betterSqlite3 } from './better-sqlite3.ts';
import { bun } from './bun.ts';
import { drizzle } from './drizzle.ts';
import { knex } from './knex.ts';
import { kysely } from './kysely.ts';
import type { Library } from './library.ts';
import { mikroOrm } from './mikro-orm.ts';
import { mongodb } from './mongodb.ts';
import { mongoose } from './mongoose.ts';
import { mysql2 } from './mysql2.ts';
import { nodeSqlite } from './node-sqlite.ts';
import { objection } from './objection.ts';
import { pg } from './pg.ts';
import { postgres } from './postgres.ts';
import { prisma } from './prisma.ts';
import { sequelize } from './sequelize.ts';
import { sqlite3 } from './sqlite3.ts';
import { typegoose } from './typegoose.ts';
import { typeorm } from './typeorm.ts';

/** Clients, mappers and query builders of databases. A new one is imported here. */
export const DATABASES: readonly Library[] = [
  betterSqlite3, bun, drizzle, knex, kysely, mikroOrm, mongodb, mongoose, mysql2, nodeSqlite, objection, pg, postgres, prisma, sequelize, sqlite3, typegoose, typeorm,
];
