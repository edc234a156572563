import type { Auth, Framework, Orm, Validation } from '../settings-values.ts';
import { dependenciesOf } from './package-json.ts';

/** What a project is built with, as far as its dependencies tell. Strongest evidence first, without repetition. */
export interface ProjectStack {
  readonly frameworks: readonly Framework[];
  readonly orms: readonly Orm[];
  readonly validation: readonly Validation[];
  readonly auth: readonly Auth[];
}

/** Something that a project is built with, and the dependency that gives it away. */
export interface Evidence<T> {
  readonly value: T;
  readonly dependency: string;
}

/** A stack with its evidence. */
export type StackEvidence = { readonly [K in keyof ProjectStack]: readonly Evidence<ProjectStack[K][number]>[] };

/** A value of a setting, and the packages that give it away. A name that ends with `/*` or `-*` stands for all that start so. */
type Row<T> = readonly [value: T, ...packages: readonly string[]];

const FRAMEWORK_PACKAGES: readonly Row<Framework>[] = [
  ['nestjs', '@nestjs/core', '@nestjs/common'],
  ['express', 'express', '@nestjs/platform-express'],
  ['fastify', 'fastify', '@nestjs/platform-fastify'],
  ['hono', 'hono'],
  ['koa', 'koa'],
  ['next', 'next'],
  ['trpc', '@trpc/server'],
  ['adonis', '@adonisjs/core'],
  ['h3', 'h3'],
  ['nitro', 'nitropack', 'nitro'],
  ['nuxt', 'nuxt'],
  ['routing-controllers', 'routing-controllers'],
  ['tsoa', 'tsoa', '@tsoa/runtime'],
  ['tsed', '@tsed/core', '@tsed/common'],
  ['inversify-express-utils', 'inversify-express-utils'],
  ['elysia', 'elysia'],
  ['remix', '@remix-run/node', '@remix-run/server-runtime', '@remix-run/cloudflare'],
  ['react-router', '@react-router/node', '@react-router/serve', '@react-router/dev'],
  ['sveltekit', '@sveltejs/kit'],
  ['astro', 'astro'],
  ['apollo', '@apollo/server', 'apollo-server', 'apollo-server-*'],
  ['graphql-yoga', 'graphql-yoga'],
  ['type-graphql', 'type-graphql'],
  ['pothos', '@pothos/core'],
  ['mercurius', 'mercurius'],
  ['orpc', '@orpc/server'],
  ['ts-rest', '@ts-rest/core', '@ts-rest/*'],
  ['hapi', '@hapi/hapi'],
  ['restify', 'restify'],
  ['polka', 'polka'],
  ['feathers', '@feathersjs/feathers'],
  ['loopback', '@loopback/core', '@loopback/rest', 'loopback'],
  ['sails', 'sails'],
  ['moleculer', 'moleculer'],
  ['medusa', '@medusajs/medusa', '@medusajs/framework'],
  ['ditsmod', '@ditsmod/core'],
  ['encore', 'encore.dev'],
  ['serverless', 'serverless', 'serverless-http'],
  ['aws-lambda', '@types/aws-lambda', '@middy/core', 'aws-lambda'],
  ['cloudflare-workers', '@cloudflare/workers-types', 'wrangler'],
];

const ORM_PACKAGES: readonly Row<Orm>[] = [
  ['prisma', '@prisma/client', 'prisma', '@prisma/adapter-*'],
  ['typeorm', 'typeorm', '@nestjs/typeorm'],
  ['drizzle', 'drizzle-orm'],
  ['knex', 'knex', 'nestjs-knex', 'nest-knexjs'],
  ['kysely', 'kysely'],
  ['sequelize-typescript', 'sequelize-typescript', '@nestjs/sequelize'],
  ['sequelize', 'sequelize', '@sequelize/core'],
  ['mongoose', 'mongoose', '@nestjs/mongoose'],
  ['mikro-orm', '@mikro-orm/core', '@mikro-orm/*'],
  ['objection', 'objection'],
  ['pg', 'pg', 'pg-pool', '@fastify/postgres'],
  ['postgres', 'postgres'],
  ['mysql', 'mysql'],
  ['mysql2', 'mysql2', '@fastify/mysql'],
  ['mariadb', 'mariadb'],
  ['better-sqlite3', 'better-sqlite3'],
  ['sqlite3', 'sqlite3', 'sqlite'],
  ['libsql', '@libsql/client'],
  ['mongodb', 'mongodb', '@fastify/mongodb'],
  ['slonik', 'slonik'],
  ['pg-promise', 'pg-promise'],
  ['mssql', 'mssql', 'tedious'],
  ['oracledb', 'oracledb'],
  ['ioredis', 'ioredis'],
  ['redis', 'redis', '@upstash/redis', '@fastify/redis'],
  ['supabase', '@supabase/supabase-js', '@supabase/ssr'],
  ['firestore', 'firebase-admin', '@google-cloud/firestore'],
  ['dynamodb', '@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', 'dynamoose', 'electrodb', 'dynamodb-toolbox'],
  ['typegoose', '@typegoose/typegoose'],
  ['bookshelf', 'bookshelf'],
  ['lucid', '@adonisjs/lucid'],
  ['neon', '@neondatabase/serverless'],
  ['planetscale', '@planetscale/database'],
  ['cassandra', 'cassandra-driver'],
  ['clickhouse', '@clickhouse/client'],
  ['neo4j', 'neo4j-driver'],
  ['couchbase', 'couchbase', 'ottoman'],
  ['edgedb', 'edgedb', 'gel'],
  ['massive', 'massive'],
  ['waterline', 'waterline', 'sails-hook-orm'],
];

const VALIDATION_PACKAGES: readonly Row<Validation>[] = [
  ['zod', 'zod', 'nestjs-zod', '@hono/zod-validator'],
  ['class-validator', 'class-validator'],
  ['joi', 'joi', '@hapi/joi', 'nestjs-joi'],
  ['typebox', '@sinclair/typebox', 'typebox', '@fastify/type-provider-typebox'],
  ['ajv', 'ajv'],
  ['yup', 'yup'],
  ['valibot', 'valibot'],
  ['arktype', 'arktype'],
  ['express-validator', 'express-validator'],
  ['celebrate', 'celebrate'],
  ['vine', '@vinejs/vine'],
  ['superstruct', 'superstruct'],
  ['io-ts', 'io-ts'],
  ['effect-schema', '@effect/schema'],
  ['runtypes', 'runtypes'],
  ['typia', 'typia', '@nestia/core'],
  ['tsoa', 'tsoa', '@tsoa/runtime'],
  ['json-schema', 'jsonschema', 'json-schema-to-ts', '@fastify/type-provider-json-schema-to-ts'],
  ['fluent-json-schema', 'fluent-json-schema'],
  ['zod-to-json-schema', 'zod-to-json-schema'],
];

const AUTH_PACKAGES: readonly Row<Auth>[] = [
  ['jwt', 'jsonwebtoken', 'jose', '@nestjs/jwt', '@fastify/jwt', 'express-jwt', 'koa-jwt', 'passport-jwt', '@elysiajs/jwt', 'fast-jwt'],
  ['session', 'express-session', 'cookie-session', '@fastify/session', '@fastify/secure-session', 'koa-session', '@adonisjs/session'],
  ['passport', 'passport', '@nestjs/passport', '@fastify/passport', 'koa-passport'],
  ['better-auth', 'better-auth'],
  ['lucia', 'lucia'],
  ['clerk', '@clerk/*'],
  ['next-auth', 'next-auth'],
  ['auth.js', '@auth/core', '@auth/express', '@hono/auth-js', 'next-auth'],
  ['auth0', 'auth0', '@auth0/*', 'express-oauth2-jwt-bearer', 'express-openid-connect'],
  ['supabase', '@supabase/ssr', '@supabase/auth-helpers-*'],
  ['firebase', 'firebase-admin'],
  ['cognito', 'aws-jwt-verify', '@aws-sdk/client-cognito-identity-provider', 'amazon-cognito-identity-js'],
  ['keycloak', 'keycloak-connect', 'nest-keycloak-connect', '@keycloak/*'],
  ['okta', '@okta/*'],
  ['workos', '@workos-inc/*'],
  ['stytch', 'stytch'],
  ['kinde', '@kinde-oss/*'],
  ['iron-session', 'iron-session'],
  ['oauth2', '@fastify/oauth2', 'simple-oauth2', 'oauth2-server', '@node-oauth/oauth2-server', 'arctic'],
  ['oidc', 'openid-client', 'oidc-provider'],
  ['basic', '@fastify/basic-auth', 'express-basic-auth'],
  ['casl', '@casl/ability'],
];

const known = new WeakMap<ReadonlySet<string>, ProjectStack>();

/**
 * What the project of a file is built with, by the dependencies of its package and of its workspace root.
 *
 * @param file absolute path
 */
export function detectProject(file: string): ProjectStack {
  const dependencies = dependenciesOf(file);
  let stack = known.get(dependencies);
  if (!stack) {
    const { frameworks, orms, validation, auth } = detectStack(dependencies);
    stack = { frameworks: valuesOf(frameworks), orms: valuesOf(orms), validation: valuesOf(validation), auth: valuesOf(auth) };
    known.set(dependencies, stack);
  }
  return stack;
}

/** As `detectProject`, for any set of dependencies, with the evidence. */
export function detectStack(dependencies: ReadonlySet<string>): StackEvidence {
  const evidence = <T>(rows: readonly Row<T>[]): Evidence<T>[] => rows.flatMap(([value, ...packages]) => {
    const dependency = packages.map((name) => findAmong(name, dependencies)).find((name) => name !== undefined);
    return dependency === undefined ? [] : [{ value, dependency }];
  });
  return { frameworks: evidence(FRAMEWORK_PACKAGES), orms: evidence(ORM_PACKAGES), validation: evidence(VALIDATION_PACKAGES), auth: evidence(AUTH_PACKAGES) };
}

function valuesOf<T>(found: readonly Evidence<T>[]): T[] {
  return found.map(({ value }) => value);
}

function findAmong(name: string, dependencies: ReadonlySet<string>): string | undefined {
  if (!name.endsWith('*')) return dependencies.has(name) ? name : undefined;
  const start = name.slice(0, -1);
  for (const dependency of dependencies) if (dependency.startsWith(start)) return dependency;
  return undefined;
}
