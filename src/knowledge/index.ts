import { adonis, adonisEmitter, adonisEvents, adonisMessages, adonisEncryption, adonisHash, adonisMail, adonisRouter } from './adonis.ts';
import { aiSdk } from './ai-sdk.ts';
import { ajv } from './ajv.ts';
import { algoliasearch } from './algoliasearch.ts';
import { amqplib } from './amqplib.ts';
import { anthropic } from './anthropic.ts';
import { apolloServer } from './apollo-server.ts';
import { argon2 } from './argon2.ts';
import { arktype } from './arktype.ts';
import { awilix } from './awilix.ts';
import { awsLambda } from './aws-lambda.ts';
import { awsMessaging } from './aws-messaging.ts';
import { awsSdkV2 } from './aws-sdk-v2.ts';
import { awsSdk } from './aws-sdk.ts';
import { awsSes } from './aws-ses.ts';
import { axios } from './axios.ts';
import { azureStorageBlob } from './azure-storage-blob.ts';
import { bcrypt } from './bcrypt.ts';
import { boom } from './boom.ts';
import { bull } from './bull.ts';
import { bullmq } from './bullmq.ts';
import { celebrate } from './celebrate.ts';
import { classTransformer } from './class-transformer.ts';
import { classValidator } from './class-validator.ts';
import { cloudinary } from './cloudinary.ts';
import { connect } from './connect.ts';
import { cuid } from './cuid.ts';
import { curveballHttpErrors } from './curveball-http-errors.ts';
import { DATABASES } from './databases.ts';
import { discord } from './discord.ts';
import { drizzleZod } from './drizzle-zod.ts';
import { elysia } from './elysia.ts';
import { emailTemplates } from './email-templates.ts';
import { eventEmitter2 } from './event-emitter2.ts';
import { expressValidator } from './express-validator.ts';
import { expressZodApi } from './express-zod-api.ts';
import { express } from './express.ts';
import { fastify, fastifyPlugin } from './fastify.ts';
import { feathersErrors } from './feathers-errors.ts';
import { fetchApi } from './fetch.ts';
import { firebaseAdmin } from './firebase-admin.ts';
import { googleCloudPubsub } from './google-cloud-pubsub.ts';
import { googleCloudStorage } from './google-cloud-storage.ts';
import { googleapis } from './googleapis.ts';
import { got } from './got.ts';
import { graphqlRequest } from './graphql-request.ts';
import { graphqlTools, graphqlYoga } from './graphql-servers.ts';
import { grpc } from './grpc.ts';
import { h3 } from './h3.ts';
import { hapi } from './hapi.ts';
import { honoValidators } from './hono-validators.ts';
import { hono } from './hono.ts';
import { httpErrors } from './http-errors.ts';
import { httpStatus } from './http-status.ts';
import { inngest } from './inngest.ts';
import { inversifyExpressUtils } from './inversify-express-utils.ts';
import { inversify } from './inversify.ts';
import { ioTs } from './io-ts.ts';
import { joi } from './joi.ts';
import { jose } from './jose.ts';
import { jsonwebtoken } from './jsonwebtoken.ts';
import { kafkajs } from './kafkajs.ts';
import { koa, koaRouter } from './koa.ts';
import { ky } from './ky.ts';
import type { Export, Library } from './library.ts';
import { logging } from './logging.ts';
import { mailgun } from './mailgun.ts';
import { medusa } from './medusa.ts';
import { mercadopago } from './mercadopago.ts';
import { minio } from './minio.ts';
import { nanoid } from './nanoid.ts';
import { needle } from './needle.ts';
import { nestjsAxios } from './nestjs-axios.ts';
import { nestjsCqrs } from './nestjs-cqrs.ts';
import { nestjsJwt } from './nestjs-jwt.ts';
import { nestjsMailer } from './nestjs-mailer.ts';
import { nestjsZod } from './nestjs-zod.ts';
import { nestjs, nestjsGraphql } from './nestjs.ts';
import { nextSafeAction } from './next-safe-action.ts';
import { next } from './next.ts';
import { nodeAsyncHooks } from './node-async-hooks.ts';
import { nodeCrypto } from './node-crypto.ts';
import { nodeEvents } from './node-events.ts';
import { nodeHttp } from './node-http.ts';
import { nodemailer } from './nodemailer.ts';
import { octokit } from './octokit.ts';
import { ofetch } from './ofetch.ts';
import { oneTimePasswords } from './one-time-passwords.ts';
import { openai } from './openai.ts';
import { orpc } from './orpc.ts';
import { oslo } from './oslo.ts';
import { paypal } from './paypal.ts';
import { plaid } from './plaid.ts';
import { postmark } from './postmark.ts';
import { pusher } from './pusher.ts';
import { qstash } from './qstash.ts';
import { razorpay } from './razorpay.ts';
import { remix } from './remix.ts';
import { request } from './request.ts';
import { resend } from './resend.ts';
import { routingControllers } from './routing-controllers.ts';
import { sendgrid } from './sendgrid.ts';
import { slack } from './slack.ts';
import { socketIo } from './socket-io.ts';
import { stripe } from './stripe.ts';
import { superagent } from './superagent.ts';
import { superstruct } from './superstruct.ts';
import { telegraf } from './telegraf.ts';
import { temporal } from './temporal.ts';
import { triggerDev } from './trigger-dev.ts';
import { trpc } from './trpc.ts';
import { tsRest } from './ts-rest.ts';
import { tsedExceptions } from './tsed-exceptions.ts';
import { tsed } from './tsed.ts';
import { tsoa } from './tsoa.ts';
import { tsyringe } from './tsyringe.ts';
import { twilio } from './twilio.ts';
import { typeGraphql } from './type-graphql.ts';
import { typebox } from './typebox.ts';
import { typedi } from './typedi.ts';
import { ulid } from './ulid.ts';
import { undici } from './undici.ts';
import { uuid } from './uuid.ts';
import { valibot } from './valibot.ts';
import { vercelBlob } from './vercel-blob.ts';
import { vine } from './vine.ts';
import { webPlatform } from './web-platform.ts';
import { wretch } from './wretch.ts';
import { yup } from './yup.ts';
import { zodExpressMiddleware } from './zod-express-middleware.ts';
import { zod } from './zod.ts';

/** Every library that we know, in no order that matters. A new one is imported here, and nowhere else. */
export const LIBRARIES: readonly Library[] = [
  ...DATABASES,
  // Frameworks
  adonis, adonisEmitter, adonisEvents, adonisMessages, adonisEncryption, adonisHash, adonisMail, adonisRouter, apolloServer, awsLambda, connect, elysia, expressZodApi, express, fastify,
  fastifyPlugin, graphqlTools, graphqlYoga, grpc, h3, hapi, hono, inversifyExpressUtils, koa, koaRouter, medusa, nestjs, nestjsGraphql, nextSafeAction, next, orpc, remix,
  routingControllers, trpc, tsRest, tsed, tsoa, typeGraphql, webPlatform,
  // Validation
  ajv, arktype, celebrate, classTransformer, classValidator, drizzleZod, expressValidator, honoValidators, ioTs, joi, nestjsZod, superstruct, typebox,
  valibot, vine, yup, zodExpressMiddleware, zod,
  // HTTP clients
  axios, fetchApi, got, graphqlRequest, ky, needle, nestjsAxios, nodeHttp, ofetch, request, superagent, undici, wretch,
  // Clients of other systems
  aiSdk, algoliasearch, anthropic, awsSdkV2, awsSdk, azureStorageBlob, cloudinary, discord, firebaseAdmin, googleCloudStorage, googleapis,
  mercadopago, minio, octokit, openai, paypal, plaid, razorpay, slack, stripe, telegraf, twilio, vercelBlob,
  // Mail
  awsSes, emailTemplates, mailgun, nestjsMailer, nodemailer, postmark, resend, sendgrid,
  // Queues and events
  amqplib, awsMessaging, bull, bullmq, eventEmitter2, googleCloudPubsub, inngest, kafkajs, nestjsCqrs, nodeEvents, pusher,
  qstash, socketIo, temporal, triggerDev,
  // Security
  argon2, bcrypt, jose, jsonwebtoken, nestjsJwt, nodeCrypto, oneTimePasswords, oslo,
  // HTTP errors
  boom, curveballHttpErrors, feathersErrors, httpErrors, httpStatus, tsedExceptions,
  // Identifiers
  cuid, nanoid, ulid, uuid,
  // Containers
  awilix, inversify, nodeAsyncHooks, tsyringe, typedi,
  // Logging
  logging,
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
