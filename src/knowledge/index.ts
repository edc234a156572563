import { adonis, adonisEmitter, adonisEncryption, adonisHash, adonisMail, adonisRouter } from './adonis.ts';
import { aiSdk } from './ai-sdk.ts';
import { algoliasearch } from './algoliasearch.ts';
import { anthropic } from './anthropic.ts';
import { apolloServer } from './apollo-server.ts';
import { awsLambda } from './aws-lambda.ts';
import { awsSdkV2 } from './aws-sdk-v2.ts';
import { awsSdk } from './aws-sdk.ts';
import { axios } from './axios.ts';
import { azureStorageBlob } from './azure-storage-blob.ts';
import { cloudinary } from './cloudinary.ts';
import { DATABASES } from './databases.ts';
import { discord } from './discord.ts';
import { elysia } from './elysia.ts';
import { express } from './express.ts';
import { fastify, fastifyPlugin } from './fastify.ts';
import { fetchApi } from './fetch.ts';
import { firebaseAdmin } from './firebase-admin.ts';
import { googleCloudStorage } from './google-cloud-storage.ts';
import { googleapis } from './googleapis.ts';
import { got } from './got.ts';
import { graphqlRequest } from './graphql-request.ts';
import { h3 } from './h3.ts';
import { hapi } from './hapi.ts';
import { hono } from './hono.ts';
import { inversifyExpressUtils } from './inversify-express-utils.ts';
import { koa, koaRouter } from './koa.ts';
import { ky } from './ky.ts';
import type { Export, Library } from './library.ts';
import { medusa } from './medusa.ts';
import { mercadopago } from './mercadopago.ts';
import { minio } from './minio.ts';
import { needle } from './needle.ts';
import { nestjsAxios } from './nestjs-axios.ts';
import { nestjs, nestjsGraphql } from './nestjs.ts';
import { next } from './next.ts';
import { nodeHttp } from './node-http.ts';
import { octokit } from './octokit.ts';
import { ofetch } from './ofetch.ts';
import { openai } from './openai.ts';
import { paypal } from './paypal.ts';
import { plaid } from './plaid.ts';
import { razorpay } from './razorpay.ts';
import { remix } from './remix.ts';
import { request } from './request.ts';
import { routingControllers } from './routing-controllers.ts';
import { slack } from './slack.ts';
import { stripe } from './stripe.ts';
import { superagent } from './superagent.ts';
import { telegraf } from './telegraf.ts';
import { trpc } from './trpc.ts';
import { tsed } from './tsed.ts';
import { tsoa } from './tsoa.ts';
import { twilio } from './twilio.ts';
import { typeGraphql } from './type-graphql.ts';
import { undici } from './undici.ts';
import { vercelBlob } from './vercel-blob.ts';
import { webPlatform } from './web-platform.ts';
import { wretch } from './wretch.ts';

/** Every library that we know, in no order that matters. A new one is imported here, and nowhere else. */
export const LIBRARIES: readonly Library[] = [
  ...DATABASES,
  // Frameworks
  adonis, adonisEmitter, adonisEncryption, adonisHash, adonisMail, adonisRouter, apolloServer, awsLambda, elysia, express, fastify, fastifyPlugin, h3,
  hapi, hono, inversifyExpressUtils, koa, koaRouter, medusa, nestjs, nestjsGraphql, next, remix, routingControllers, trpc, tsed, tsoa, typeGraphql,
  webPlatform,
  // HTTP clients
  axios, fetchApi, got, graphqlRequest, ky, needle, nestjsAxios, nodeHttp, ofetch, request, superagent, undici, wretch,
  // Clients of other systems
  aiSdk, algoliasearch, anthropic, awsSdkV2, awsSdk, azureStorageBlob, cloudinary, discord, firebaseAdmin, googleCloudStorage, googleapis,
  mercadopago, minio, octokit, openai, paypal, plaid, razorpay, slack, stripe, telegraf, twilio, vercelBlob,
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
