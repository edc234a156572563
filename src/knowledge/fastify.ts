import { exported } from './exported.ts';
import type { Library, Member, Registration } from './library.ts';
import { methods } from './members.ts';

const params = ['Request', 'Reply', null] as const;
const verbs = 'get head post put delete options patch trace all';
/** Options of a route that hold functions: its handler and what runs around it. */
const properties = ['handler', 'onRequest', 'preParsing', 'preValidation', 'preHandler', 'preSerialization', 'onSend', 'onResponse', 'onTimeout', 'onError', 'onRequestAbort'];
const before = (from: number, types: Registration['params'] = params): Registration => ({ layer: 'dependency', params: types, from });
const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });

const types: Library['types'] = {
  createInstance: { call: { returns: 'Instance' } },
  wrapPlugin: { call: { callbacks: { 0: ['Instance', 'PluginOptions', null] } } },
  Instance: {
    role: 'application',
    members: {
      ...methods(verbs, { returns: 'this', registers: { layer: 'router', params, from: 1, properties, path: 0 } }),
      route: { call: { returns: 'this', registers: { layer: 'router', params, properties } } },
      register: { call: { returns: 'this', callbacks: { 0: ['Instance', null, null] } } },
      addHook: { call: { returns: 'this', registers: before(1) } },
      // What is put on the instance may be anything: `authenticate(request, reply)`, a service, a number.
      decorate: { call: { returns: 'this', registers: before(1, []) } },
      setErrorHandler: { call: { returns: 'this', registers: before(0, [null, 'Request', 'Reply']) } },
      setNotFoundHandler: { call: { returns: 'this', registers: before(0) } },
      ...methods('withTypeProvider after decorateRequest decorateReply addSchema setValidatorCompiler setSerializerCompiler', { returns: 'this' }),
      // @fastify/sensible and @fastify/jwt
      httpErrors: { type: 'HttpErrors' },
      jwt: { type: 'Jwt' },
    },
  },
  Plugin: { params: ['Instance', 'PluginOptions', null] },
  /** What the type argument of the plugin says: `FastifyPluginAsync<{ db: Pool }>`, `fp<{ db: Pool }>(...)`. */
  PluginOptions: { extendedBy: [] },
  Handler: { params },
  Hook: { params },
  Request: {
    role: 'request',
    members: {
      body: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' },
      server: { type: 'Instance' },
      // @fastify/cookie, @fastify/session, @fastify/jwt and @fastify/multipart
      cookies: { input: 'headers' }, session: { input: 'session' }, user: { input: 'user' },
      file: read('file'), files: read('file'), parts: read('file'), saveRequestFiles: read('file'),
    },
  },
  Reply: {
    role: 'response',
    members: {
      ...methods('code status header headers type removeHeader trailer', { effect: 'respond', returns: 'this' }),
      ...methods('send redirect callNotFound writeEarlyHints', { effect: 'respond' }),
      statusCode: { effect: 'respond' },
      raw: { type: 'RawReply' },
      server: { type: 'Instance' },
      request: { type: 'Request' },
      // @fastify/cookie, @fastify/view, @fastify/static, @fastify/sensible and @fastify/jwt
      ...methods('setCookie cookie clearCookie', { effect: 'respond', returns: 'this' }),
      ...methods('view sendFile download badRequest unauthorized paymentRequired forbidden notFound methodNotAllowed notAcceptable conflict gone unprocessableEntity tooManyRequests internalServerError notImplemented badGateway serviceUnavailable', { effect: 'respond' }),
      jwtSign: { call: { effect: 'security' } },
    },
  },
  RawReply: { members: methods('write writeHead end setHeader removeHeader', { effect: 'respond' }) },
  HttpErrors: { members: { '*': { type: 'HttpError', call: { returns: 'HttpError' } } } },
  HttpError: { role: 'http-exception' },
  Jwt: { members: methods('sign verify', { effect: 'security' }) },
};

export const fastify: Library = {
  name: 'Fastify',
  category: 'framework',
  setting: 'fastify',
  packages: ['fastify', '@fastify/type-provider-typebox', '@fastify/type-provider-json-schema-to-ts', 'fastify-type-provider-zod'],
  docs: 'https://fastify.dev/docs/latest/Reference/',
  handlerParameters: { fastify: 'Instance', request: 'Request', req: 'Request', reply: 'Reply' },
  exports: {
    ...exported('default * fastify', { value: 'createInstance' }),
    FastifyInstance: { instance: 'Instance' },
    FastifyRequest: { instance: 'Request' },
    FastifyReply: { instance: 'Reply' },
    ...exported(
      `FastifyPluginAsync FastifyPluginCallback FastifyPlugin FastifyPluginAsyncTypebox FastifyPluginCallbackTypebox FastifyPluginAsyncZod
       FastifyPluginCallbackZod FastifyPluginAsyncJsonSchemaToTs FastifyPluginCallbackJsonSchemaToTs`,
      { instance: 'Plugin' },
    ),
    ...exported('RouteHandlerMethod RouteHandler', { instance: 'Handler' }),
    ...exported(
      `onRequestHookHandler onRequestAsyncHookHandler preParsingHookHandler preParsingAsyncHookHandler preValidationHookHandler preValidationAsyncHookHandler
       preHandlerHookHandler preHandlerAsyncHookHandler preSerializationHookHandler preSerializationAsyncHookHandler onSendHookHandler onSendAsyncHookHandler
       onResponseHookHandler onResponseAsyncHookHandler onErrorHookHandler onErrorAsyncHookHandler`,
      { instance: 'Hook' },
    ),
  },
  types,
};

/** The wrapper of a plugin, a package of its own. */
export const fastifyPlugin: Library = {
  name: 'Fastify',
  category: 'framework',
  packages: ['fastify-plugin'],
  docs: 'https://fastify.dev/docs/latest/Reference/Plugins/',
  exports: exported('default * fastifyPlugin', { value: 'wrapPlugin' }),
  types,
};
