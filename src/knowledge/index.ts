import { adonis, adonisEmitter, adonisEncryption, adonisHash, adonisMail, adonisRouter } from './adonis.ts';
import { apolloServer } from './apollo-server.ts';
import { awsLambda } from './aws-lambda.ts';
import { DATABASES } from './databases.ts';
import { elysia } from './elysia.ts';
import { express } from './express.ts';
import { fastify, fastifyPlugin } from './fastify.ts';
import { h3 } from './h3.ts';
import { hapi } from './hapi.ts';
import { hono } from './hono.ts';
import { inversifyExpressUtils } from './inversify-express-utils.ts';
import { koa, koaRouter } from './koa.ts';
import type { Export, Library } from './library.ts';
import { medusa } from './medusa.ts';
import { nestjs, nestjsGraphql } from './nestjs.ts';
import { next } from './next.ts';
import { remix } from './remix.ts';
import { routingControllers } from './routing-controllers.ts';
import { trpc } from './trpc.ts';
import { tsed } from './tsed.ts';
import { tsoa } from './tsoa.ts';
import { typeGraphql } from './type-graphql.ts';
import { webPlatform } from './web-platform.ts';

/** Every library that we know, in no order that matters. A new one is imported here, and nowhere else. */
export const LIBRARIES: readonly Library[] = [
  ...DATABASES,
  // Frameworks
  adonis, adonisEmitter, adonisEncryption, adonisHash, adonisMail, adonisRouter, apolloServer, awsLambda, elysia, express, fastify, fastifyPlugin, h3,
  hapi, hono, inversifyExpressUtils, koa, koaRouter, medusa, nestjs, nestjsGraphql, next, remix, routingControllers, trpc, tsed, tsoa, typeGraphql,
  webPlatform,
];

const exact = new Map<string, Library[]>();
const prefixes = new Map<string, Library[]>();
const byName = new Map<string, Library>();
const globals = new Map<string, KnownGlobal>();

/** A global that belongs to a library. */
export interface KnownGlobal {
  readonly library: Library;
  readonly export: Export;
}

for (const library of LIBRARIES) {
  // A library in several parts goes by its first.
  if (!byName.has(library.name)) byName.set(library.name, library);
  for (const specifier of library.packages) {
    if (specifier.endsWith('/*')) append(prefixes, specifier.slice(0, -2), library);
    else append(exact, specifier, library);
  }
  for (const [name, meaning] of Object.entries(library.globals ?? {})) globals.set(name, { library, export: meaning });
}

/**
 * The libraries that an import specifier leads to, the closest match first: `pg`, `drizzle-orm/node-postgres`.
 * There are several only where one package is described in parts.
 */
export function findLibrary(specifier: string): readonly Library[] {
  const found = exact.get(specifier);
  if (found) return found;
  for (let end = specifier.lastIndexOf('/'); end > 0; end = specifier.lastIndexOf('/', end - 1)) {
    const below = prefixes.get(specifier.slice(0, end));
    if (below) return below;
  }
  return [];
}

/** The library that its users call so: `Prisma`. */
export function findLibraryByName(name: string): Library | undefined {
  return byName.get(name);
}

/** What a global name means that no declaration in the file shadows: `fetch`. */
export function findGlobal(name: string): KnownGlobal | undefined {
  return globals.get(name);
}

function append(map: Map<string, Library[]>, key: string, library: Library): void {
  const known = map.get(key);
  if (known) known.push(library);
  else map.set(key, [library]);
}
