/** What the settings may name: closed lists, so that a typing mistake is an error and never silence. */

/** Values of the `framework` setting. */
export const FRAMEWORKS = [
  'express', 'fastify', 'nestjs', 'hono', 'koa', 'next', 'trpc', 'adonis', 'h3', 'nitro', 'nuxt', 'routing-controllers', 'tsoa', 'tsed',
  'inversify-express-utils', 'elysia', 'remix', 'react-router', 'sveltekit', 'astro', 'apollo', 'graphql-yoga', 'type-graphql', 'pothos', 'mercurius',
  'orpc', 'ts-rest', 'hapi', 'restify', 'polka', 'feathers', 'loopback', 'sails', 'moleculer', 'medusa', 'ditsmod', 'encore', 'serverless',
  'aws-lambda', 'cloudflare-workers', 'fastapi', 'flask', 'django', 'starlette', 'litestar',
] as const;

/** A web framework or RPC library. */
export type Framework = (typeof FRAMEWORKS)[number];

/** Values of the `orm` setting: ORMs, query builders and drivers. */
export const ORMS = [
  'prisma', 'typeorm', 'drizzle', 'knex', 'kysely', 'sequelize', 'sequelize-typescript', 'mongoose', 'mikro-orm', 'objection', 'pg', 'postgres',
  'mysql', 'mysql2', 'mariadb', 'better-sqlite3', 'sqlite3', 'node-sqlite', 'libsql', 'mongodb', 'slonik', 'pg-promise', 'mssql', 'oracledb',
  'redis', 'ioredis', 'supabase', 'firestore', 'dynamodb', 'typegoose', 'bookshelf', 'lucid', 'neon', 'planetscale', 'd1', 'cassandra',
  'clickhouse', 'neo4j', 'couchbase', 'edgedb', 'massive', 'waterline', 'sqlalchemy', 'sqlmodel', 'tortoise', 'peewee', 'django-orm', 'pymongo',
  'beanie', 'asyncpg', 'psycopg',
] as const;

/** A library that talks to a database. */
export type Orm = (typeof ORMS)[number];

/** Values of the `validation` setting. */
export const VALIDATIONS = [
  'zod', 'class-validator', 'joi', 'typebox', 'ajv', 'yup', 'valibot', 'arktype', 'express-validator', 'celebrate', 'vine', 'superstruct', 'io-ts',
  'effect-schema', 'runtypes', 'typia', 'tsoa', 'json-schema', 'fluent-json-schema', 'zod-to-json-schema', 'pydantic', 'marshmallow',
] as const;

/** A library that validates input. */
export type Validation = (typeof VALIDATIONS)[number];

/** Values of the `auth` setting. */
export const AUTHS = [
  'jwt', 'session', 'passport', 'better-auth', 'lucia', 'clerk', 'auth.js', 'next-auth', 'auth0', 'supabase', 'firebase', 'cognito', 'keycloak', 'okta',
  'workos', 'stytch', 'kinde', 'iron-session', 'oauth2', 'oidc', 'api-key', 'basic', 'casl',
] as const;

/** A way to authenticate. */
export type Auth = (typeof AUTHS)[number];
