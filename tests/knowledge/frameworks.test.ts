/**
 * Every library is sound as data: the names in it lead somewhere, and it is found by its specifiers, its name and its globals. And it is true: code as the
 * library's own documentation writes it stands in the layer, or has the effect, that it should.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findGlobal, findLibrary, findLibraryByName, LIBRARIES } from '../../src/knowledge/index.ts';
import type { Library, Registration, Signature } from '../../src/knowledge/library.ts';
import { FRAMEWORKS, VALIDATIONS } from '../../src/settings-values.ts';
import { factsIn } from '../support/project.ts';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/knowledge');

/** What every file of the folder exports. A new library is checked without being listed here. */
const all = (await Promise.all(readdirSync(folder).filter((file) => file.endsWith('.ts')).map(async (file) => {
  const exported = Object.entries(await import(pathToFileURL(path.join(folder, file)).href) as Record<string, unknown>);
  return exported.flatMap(([name, library]) => (isLibrary(library) ? [{ file, name, library }] : []));
}))).flat();
const described = all.filter(({ library }) => library.category !== 'database');

function isLibrary(value: unknown): value is Library {
  return typeof value === 'object' && value !== null && 'packages' in value && 'types' in value && 'exports' in value;
}

type Mention = readonly [place: string, name: string | null | undefined];

function inRegistration(place: string, { params, byArity }: Registration): Mention[] {
  return [params, ...Object.values(byArity ?? {})].flatMap((types) => types.map((type, index): Mention => [`${place}, parameter ${index} of a handler`, type]));
}

function inSignature(place: string, { returns, callbacks, registers }: Signature): Mention[] {
  return [
    [place, returns === 'this' ? undefined : returns],
    ...Object.entries(callbacks ?? {}).flatMap(([index, types]) => (types ?? []).map((type): Mention => [`${place}, callback ${index}`, type])),
    ...(registers ? inRegistration(place, registers) : []),
  ];
}

function inType(library: Library, name: string): Mention[] {
  const type = library.types[name];
  if (!type) return [];
  return [
    [`${name} extends`, type.extends], [`new ${name}`, type.construct], [`await ${name}`, type.awaited],
    ...(type.params ?? []).map((parameter, index): Mention => [`${name}, parameter ${index}`, parameter]),
    ...(type.call ? inSignature(`${name}()`, type.call) : []),
    ...(type.made ? inRegistration(`new ${name}`, type.made) : []), ...(type.holds ? inRegistration(`${name} {}`, type.holds) : []),
    ...Object.entries(type.members ?? {}).flatMap(([member, meaning]): Mention[] => [
      [`${name}.${member}`, meaning.type], ...(meaning.call ? inSignature(`${name}.${member}()`, meaning.call) : []),
    ]),
  ];
}

/** The types that an import, a global or a parameter's name leads to. */
function inExports(library: Library): Mention[] {
  return [
    ...Object.entries({ ...library.globals, ...library.exports }).flatMap(([name, { value, instance, decorator }]): Mention[] => [
      [`export ${name}`, value], [`instance of ${name}`, instance], [`@${name}`, decorator?.injects],
    ]),
    ...Object.entries(library.handlerParameters ?? {}).map(([name, type]): Mention => [`parameter ${name}`, type]),
  ];
}

/** The libraries that are parts of one: a name and its types in common, imports of their own. */
function partsOf(library: Library): Library[] {
  return described.map((each) => each.library).filter((each) => each.name === library.name);
}

function reachedTypes(libraries: readonly Library[]): Set<string> {
  const reached = new Set<string>();
  for (const library of libraries) {
    const waiting = inExports(library);
    for (let mention = waiting.pop(); mention; mention = waiting.pop()) {
      const name = mention[1];
      if (typeof name !== 'string' || reached.has(name)) continue;
      reached.add(name);
      waiting.push(...inType(library, name));
    }
  }
  return reached;
}

describe('the libraries', () => {
  it('are all listed', () => {
    expect(all.filter(({ library }) => !LIBRARIES.includes(library)).map(({ file, name }) => `${name} of ${file}`)).toEqual([]);
    expect(new Set(LIBRARIES).size).toBe(LIBRARIES.length);
  });

  it('have names of their own, or are parts of one library', () => {
    const borrowed = all.filter(({ library }) => all.some((other) => other.library !== library && other.library.name === library.name && other.library.types !== library.types));
    expect(borrowed.map(({ name }) => name)).toEqual([]);
  });

  it('go by the names that the settings know', () => {
    const known: Partial<Record<Library['category'], readonly string[]>> = { framework: FRAMEWORKS, validation: VALIDATIONS };
    const unknown = described.filter(({ library }) => library.setting !== undefined && !known[library.category]?.includes(library.setting));
    expect(unknown.map(({ name, library }) => `${name}: ${library.setting}`)).toEqual([]);
    const settings = described.flatMap(({ library }) => library.setting ?? []);
    expect(settings.filter((setting, index) => settings.indexOf(setting) !== index)).toEqual([]);
  });

  it('share an import specifier only where their exports differ', () => {
    const clashes: string[] = [];
    for (const specifier of new Set(all.flatMap(({ library }) => library.packages))) {
      const exported = all.filter(({ library }) => library.packages.includes(specifier)).flatMap(({ library }) => Object.keys(library.exports));
      // The namespace is the first library's; a name belongs to one of them.
      for (const name of new Set(exported)) if (name !== '*' && name !== 'default' && exported.filter((each) => each === name).length > 1) clashes.push(`${specifier}: ${name}`);
    }
    expect(clashes).toEqual([]);
  });

  it('have globals of their own', () => {
    const names = all.flatMap(({ library }) => Object.keys(library.globals ?? {}));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe.each(described.map(({ file, name, library }) => [file, name, library] as const))('%s: %s', (_file, _name, library) => {
  it('names only types that it describes', () => {
    const mentioned = [...inExports(library), ...Object.keys(library.types).flatMap((name) => inType(library, name))];
    expect(mentioned.filter(([, name]) => typeof name === 'string' && !Object.hasOwn(library.types, name))).toEqual([]);
  });

  it('describes no type that nothing leads to', () => {
    const reached = reachedTypes(partsOf(library));
    // `createInsertSchema` gives a schema of Zod, with all that comes with it.
    const borrowed = new Set(all.filter((other) => other.library.types !== library.types).flatMap((other) => Object.values(other.library.types)));
    const own = Object.entries(library.types).filter(([, type]) => !borrowed.has(type)).map(([name]) => name);
    expect(own.filter((name) => !reached.has(name))).toEqual([]);
  });

  it('inherits without a circle', () => {
    for (const name of Object.keys(library.types)) {
      const chain = new Set<string>();
      for (let at: string | undefined = name; at !== undefined; at = library.types[at]?.extends) {
        expect(chain.has(at), `${name} extends itself`).toBe(false);
        chain.add(at);
      }
    }
  });

  it('says where the facts were taken from', () => {
    expect(new URL(library.docs).protocol).toBe('https:');
  });

  it('is found by what is imported', () => {
    for (const specifier of library.packages) expect(findLibrary(specifier.replace(/\/\*$/, '/any/file'))).toContain(library);
  });
});

describe('findLibrary', () => {
  it('tells a package from its neighbours', () => {
    expect(findLibrary('express')[0]?.name).toBe('Express');
    expect(findLibrary('express-rate-limit')).toEqual([]);
    expect(findLibrary('zod/locales')).toEqual([]);
    expect(findLibrary('')).toEqual([]);
    expect(findLibrary('/')).toEqual([]);
    expect(findLibrary('./express')).toEqual([]);
    expect(findLibrary('constructor')).toEqual([]);
  });

  it('gives every library that a package belongs to', () => {
    expect(findLibrary('@hono/zod-openapi').map(({ name }) => name).sort()).toEqual(['Hono', 'Zod']);
  });
});

describe('findLibraryByName and findGlobal', () => {
  it('find what there is and nothing else', () => {
    expect(findLibraryByName('Fastify')?.packages).toContain('fastify');
    expect(findLibraryByName('fastify')).toBeUndefined();
    expect(findGlobal('fetch')?.library.category).toBe('http-client');
    expect(findGlobal('toString')).toBeUndefined();
  });
});

/** Code in a folder that says nothing. A line that ends with `// router` or `// dependency` holds a function of that layer; functions of other lines have none. */
const HANDLERS: Readonly<Record<string, string>> = {
  'Express': `
    import express, { Router, type ErrorRequestHandler } from 'express';
    const app = express(); const router = Router(); const other = express.Router();
    app.get('/a', (req, res) => { res.json({}); }); // router
    router.post('/b', wrap((req, res) => { res.json({}); })); // router
    app.route('/c').put((req, res) => { res.json({}); }); // router
    other.use((req, res, next) => { next(); }); // dependency
    app.use((err, req, res, next) => { res.status(500).end(); }); // dependency
    [1].map((each) => each + 1);`,
  'Express by require': `
    const express = require('express');
    const app = express();
    app.get('/a', (req, res) => { res.json({}); }); // router`,
  'Fastify': `
    import Fastify, { type FastifyPluginAsync } from 'fastify';
    import fp from 'fastify-plugin';
    const app = Fastify();
    app.get('/a', (request, reply) => ({})); // router
    app.route({ method: 'GET', url: '/x', handler: (request, reply) => ({}) }); // router
    app.addHook('onRequest', (request, reply) => {}); // dependency
    app.setErrorHandler((error, request, reply) => { reply.code(500); }); // dependency
    export const plugin: FastifyPluginAsync = async (instance) => {
      instance.post('/b', { schema: {} }, (request) => ({})); // router
    };
    export default fp(async (instance) => {
      instance.put('/b', (request) => ({})); // router
    });`,
  'Hono': `
    import { Hono } from 'hono';
    import { createFactory, createMiddleware } from 'hono/factory';
    import { createRoute, OpenAPIHono } from '@hono/zod-openapi';
    new Hono().basePath('/v1').get('/a', (c) => c.json({})); // router
    new OpenAPIHono().openapi(createRoute({}), (c) => c.json({})); // router
    export const handlers = createFactory().createHandlers((c) => c.json({})); // router
    export const before = createMiddleware((c, next) => next()); // dependency`,
  'Koa': `
    import Koa from 'koa';
    import Router from '@koa/router';
    const router = new Router();
    router.get('/a', (ctx) => { ctx.body = {}; }); // router
    router.get('named', '/b', (ctx) => { ctx.body = {}; }); // router
    new Koa().use((ctx, next) => next()); // dependency`,
  'NestJS': `
    import { type CanActivate, Catch, Controller, Get } from '@nestjs/common';
    import { Query, Resolver } from '@nestjs/graphql';
    import { CommandHandler } from '@nestjs/cqrs';
    @Controller() export class A { @Get() list() { return []; } } // router
    @Resolver() export class B { @Query() list() { return []; } } // router
    @Catch() export class C { catch() {} } // dependency
    export class D implements CanActivate { canActivate() { return true; } } // dependency
    @CommandHandler(A) export class E { execute() {} } // service`,
  'Next.js': `
    import type { NextApiHandler } from 'next';
    export const handler: NextApiHandler = (req, res) => { res.json({}); }; // router`,
  'next-safe-action': `
    import { createSafeActionClient } from 'next-safe-action';
    export const save = createSafeActionClient().inputSchema({}).action(async ({ parsedInput }) => parsedInput); // router`,
  'tRPC': `
    import { initTRPC } from '@trpc/server';
    const { middleware, procedure, router } = initTRPC.context().create();
    const guard = middleware(({ next }) => next()); // dependency
    export const routes = router({
      list: procedure.use(guard).input({}).query(({ ctx }) => []), // router
      add: procedure.mutation((options) => []), // router
    });`,
  'routing-controllers': `
    import { Get, JsonController, Middleware } from 'routing-controllers';
    @JsonController() export class A { @Get() list() { return []; } } // router
    @Middleware({ type: 'before' }) export class B { use() {} } // dependency`,
  'tsoa': `
    import { Controller, Get, Route } from 'tsoa';
    @Route('a') export class A extends Controller { @Get() list() { return []; } } // router`,
  'h3': `
    import { createRouter, defineEventHandler } from 'h3';
    export default defineEventHandler((event) => []); // router
    createRouter().get('/a', defineEventHandler((event) => [])); // router`,
  'Nitro': `
    export default defineEventHandler((event) => []); // router`,
  'AdonisJS': `
    import router from '@adonisjs/core/services/router';
    router.get('/a', ({ request }) => []); // router`,
  'Elysia': `
    import { Elysia } from 'elysia';
    new Elysia().state('a', 1).get('/a', () => []); // router
    new Elysia().onBeforeHandle(({ headers }) => {}); // dependency`,
  'Remix': `
    import type { LoaderFunctionArgs } from '@remix-run/node';
    export function loader(args: LoaderFunctionArgs) { return []; } // router`,
  'TypeGraphQL': `
    import { Mutation, Resolver } from 'type-graphql';
    @Resolver() export class A { @Mutation() add() { return 1; } } // router`,
  'inversify-express-utils': `
    import { BaseHttpController, BaseMiddleware, controller, httpGet } from 'inversify-express-utils';
    @controller('/a') export class A { @httpGet('/') list() { return []; } } // router
    export class B extends BaseHttpController { list() { return []; } } // router
    export class C extends BaseMiddleware { handler() {} } // dependency`,
  'Ts.ED': `
    import { Controller } from '@tsed/di';
    import { Get } from '@tsed/schema';
    @Controller('/a') export class A { @Get('/') list() { return []; } } // router`,
  'hapi': `
    import { server } from '@hapi/hapi';
    server({}).route({ method: 'GET', path: '/', handler: (request, h) => [] }); // router`,
  'Connect': `
    import { createConnectRouter, type ConnectRouter, type HandlerContext, type ServiceImpl } from '@connectrpc/connect';
    import { Eliza } from './gen/eliza_pb';
    export const eliza: ServiceImpl<typeof Eliza> = {
      say(message, context) { return { sentence: message.sentence }; }, // router
    };
    export const partial = (options: object): Partial<ServiceImpl<typeof Eliza>> => ({
      say: (message) => reply(message), // router
    });
    createConnectRouter().service(Eliza, { say(message) { return {}; } }); // router
    export default (router: ConnectRouter) => router.rpc(Eliza.method.say, async (message) => ({})); // router
    export function say(options: object, message: object, context: HandlerContext) { return {}; } // router
    export function loggerOf(context: HandlerContext, name: string) { return {}; }
    const labels = { say(message: string) { return message; } };`,
  'gRPC': `
    import { Server, type sendUnaryData, type ServerUnaryCall, type UntypedServiceImplementation } from '@grpc/grpc-js';
    new Server().addService(definition, { say(call, callback) { callback(null, {}); } }); // router
    export const typed: UntypedServiceImplementation = { say: (call, callback) => callback(null, {}) }; // router
    export function say(call: ServerUnaryCall<object, object>, callback: sendUnaryData<object>) { callback(null, {}); } // router`,
  'ts-rest': `
    import { initServer } from '@ts-rest/express';
    import { createNextRoute } from '@ts-rest/next';
    const s = initServer();
    export const posts = s.router(contract.posts, {
      get: async ({ params }) => ({ status: 200, body: {} }), // router
      add: wrap(async ({ body }) => ({ status: 201, body })), // router
    });
    export default createNextRoute(contract, { users: { get: async () => ({ status: 200 }) } }); // router
    export const one = s.route(contract.posts.get, async () => ({ status: 200 })); // router`,
  'oRPC': `
    import { implement, os } from '@orpc/server';
    const signedIn = os.use(async ({ next }) => next()); // dependency
    export const list = signedIn.input({}).handler(async ({ input }) => []); // router
    export const find = implement(contract).planet.find.handler(({ input }) => []); // router`,
  'Apollo Server': `
    import { ApolloServer } from '@apollo/server';
    const Query = { users: (parent, args, context) => [] }; // router
    new ApolloServer({
      typeDefs,
      formatError: (error) => error,
      resolvers: { Query, User: { posts: authenticated((user) => []) } }, // router
    });`,
  'GraphQL Yoga': `
    import { createSchema, createYoga } from 'graphql-yoga';
    createYoga({ schema: createSchema({ typeDefs, resolvers: { Query: { users: () => [] } } }) }); // router`,
  'GraphQL Tools': `
    import { makeExecutableSchema } from '@graphql-tools/schema';
    import type { IResolvers } from '@graphql-tools/utils';
    export const resolvers: IResolvers = { Mutation: { add: (_, { input }) => input } }; // router
    makeExecutableSchema({ typeDefs, resolvers: [] });`,
  'AWS Lambda': `
    import type { APIGatewayProxyHandler } from 'aws-lambda';
    export const handler: APIGatewayProxyHandler = async (event) => ({ statusCode: 200, body: '' }); // router`,
};

/** The lines of a text that end with one of some marks, as "line mark". */
function marksIn(text: string, marks: RegExp): string[] {
  return text.split('\n').flatMap((line, index) => {
    const mark = /\/\/ (\S+)$/.exec(line)?.[1];
    return mark !== undefined && marks.test(mark) ? [`${index + 1} ${mark}`] : [];
  });
}

describe('handlers', () => {
  it.each(Object.entries(HANDLERS))('of %s', (name, text) => {
    const path = `src/feature/some.${name.endsWith('require') ? 'js' : 'ts'}`;
    const found = factsIn({ [path]: text }, path).units.flatMap(({ layer, place }) => (layer ? [`${place.loc.start.line} ${layer.layer}`] : []));
    expect([...new Set(found)].sort()).toEqual(marksIn(text, /^(router|dependency|service)$/).sort());
  });
});

describe('effects', () => {
  it('are calls to other systems', () => {
    const text = `
      import { Router } from 'express';
      import axios from 'axios';
      import got from 'got';
      import ky from 'ky';
      import OpenAI from 'openai';
      import Stripe from 'stripe';
      import twilio from 'twilio';
      import https from 'node:https';
      import { generateText } from 'ai';
      import { google } from 'googleapis';
      import { Octokit } from '@octokit/rest';
      import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
      import { Storage } from '@google-cloud/storage';
      import { request } from 'undici';
      const api = axios.create({ baseURL: 'x' }); const stripe = new Stripe('x');
      Router().get('/', async (req, res) => {
        await fetch('x'); // !
        await axios('x'); // !
        await api.post('x'); // !
        axios.isAxiosError(1);
        await got('x').json(); // !
        await ky.get('x').json(); // !
        await request('x'); // !
        https.get('x'); // !
        await $fetch('x'); // !
        await stripe.checkout.sessions.create({}); // !
        stripe.webhooks.constructEvent('a', 'b', 'c');
        await new S3Client({}).send(new PutObjectCommand({})); // !
        await new OpenAI().chat.completions.create({}); // !
        await generateText({}); // !
        await twilio('a', 'b').messages.create({}); // !
        await new Octokit().rest.issues.create({}); // !
        await google.sheets({ version: 'v4' }).spreadsheets.values.get({}); // !
        await new Storage().bucket('a').file('b').save('c'); // !
        new Storage().bucket('a').file('b').publicUrl();
      });`;
    const found = factsIn({ 'src/a.ts': text }, 'src/a.ts').of('external-call').map(({ place }) => `${place.loc.start.line} !`);
    expect(found).toEqual(marksIn(text, /^!$/));
  });

  it('are exceptions, statuses and answers of HTTP', () => {
    const text = `
      import createError, { NotFound } from 'http-errors';
      import Boom, { notFound } from '@hapi/boom';
      import httpStatus from 'http-status';
      import type { Request } from 'express';
      import type { ParameterizedContext } from 'koa';
      import { createError as createEventError, setResponseStatus } from 'h3';
      import { HTTPException } from 'hono/http-exception';
      import { HttpStatus, NotFoundException } from '@nestjs/common';
      import { NextResponse } from 'next/server';
      import { NotFoundError } from 'routing-controllers';
      import { StatusCodes } from 'http-status-codes';
      import { TRPCError } from '@trpc/server';
      export class SomeService {
        a() { throw createError(404); } // exception
        b() { throw new createError.NotFound(); } // exception
        c() { throw new NotFound(); } // exception
        d() { throw Boom.notFound(); } // exception
        e() { throw notFound(); } // exception
        f() { throw createEventError({ statusCode: 404 }); } // exception
        g() { throw new HTTPException(404); } // exception
        h() { throw new NotFoundException(); } // exception
        i() { throw new NotFoundError(); } // exception
        j() { throw new TRPCError({ code: 'NOT_FOUND' }); } // exception
        k() { return [HttpStatus.OK]; } // status
        l() { return [StatusCodes.OK]; } // status
        m() { return [httpStatus.OK]; } // status
        n() { return NextResponse.json({}); } // response
        o(event: unknown) { setResponseStatus(event, 204); } // response
        p(req: Request) {} // request
        q(ctx: ParameterizedContext) {} // context
        r() { throw new Error('x'); }
        s(response: Response) { return response.json(); }
      }`;
    const found = factsIn({ 'src/services/some.service.ts': text }, 'src/services/some.service.ts').of('http').map(({ place, concern }) => `${place.loc.start.line} ${concern}`);
    expect(found.sort()).toEqual(marksIn(text, /^(exception|status|response|request|context)$/).sort());
  });
});
