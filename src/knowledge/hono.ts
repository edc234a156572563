import { exported } from './exported.ts';
import type { Library, Member, Registration } from './library.ts';
import { methods } from './members.ts';

const params = ['Context', 'Next'] as const;
const handles = (from: number, path?: number): Registration => ({ layer: 'router', params, from, ...(path === undefined ? {} : { path }) });
const runsBefore: Registration = { layer: 'dependency', params, from: 0 };
const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });

export const hono: Library = {
  name: 'Hono',
  category: 'framework',
  setting: 'hono',
  packages: ['hono', 'hono/quick', 'hono/tiny', 'hono/types', 'hono/factory', 'hono/http-exception', 'hono/cookie', 'hono/validator', 'hono/jwt', '@hono/zod-openapi'],
  docs: 'https://hono.dev/docs/api/hono',
  handlerParameters: { c: 'Context', ctx: 'Context', next: 'Next' },
  exports: {
    Hono: { instance: 'Hono' },
    OpenAPIHono: { instance: 'OpenAPIHono' },
    Context: { instance: 'Context' },
    HonoRequest: { instance: 'Request' },
    Next: { instance: 'Next' },
    ...exported('Handler MiddlewareHandler', { instance: 'Handler' }),
    RouteHandler: { instance: 'Handler', binding: 1 },
    ErrorHandler: { instance: 'ErrorHandler' },
    createFactory: { value: 'createFactory' },
    Factory: { instance: 'Factory' },
    createMiddleware: { value: 'createMiddleware' },
    HTTPException: { instance: 'HTTPException' },
    ...exported('getCookie getSignedCookie', { value: 'readCookie' }),
    ...exported('setCookie setSignedCookie deleteCookie', { value: 'writeCookie' }),
    validator: { value: 'validator' },
    // hono/jwt
    ...exported('sign verify verifyWithJwks', { value: 'secure' }),
  },
  types: {
    Hono: {
      role: 'application',
      members: {
        ...methods('get post put delete options patch all', { returns: 'this', registers: handles(0, 0) }),
        on: { call: { returns: 'this', registers: handles(2, 1) } },
        use: { call: { returns: 'this', registers: { ...runsBefore, path: 0 } } },
        notFound: { call: { returns: 'this', registers: runsBefore } },
        onError: { call: { returns: 'this', registers: { layer: 'dependency', params: [null, 'Context'], from: 0 } } },
        ...methods('route basePath mount', { returns: 'this' }),
      },
    },
    OpenAPIHono: {
      extends: 'Hono',
      members: {
        openapi: { call: { returns: 'this', registers: { ...handles(1), until: 2 } } },
        ...methods('doc doc31', { returns: 'this' }),
      },
    },
    Context: {
      role: 'context',
      members: {
        req: { type: 'Request' },
        get: { call: {}, fromBinding: ['Variables', '$0'] },
        var: { type: 'Variables' },
        env: { type: 'Bindings' },
        ...methods('json text html body redirect newResponse notFound render status header', { effect: 'respond' }),
        res: { effect: 'respond' },
      },
    },
    Variables: { members: { '*': { fromBinding: ['Variables', '$name'] } } },
    Bindings: { members: { '*': { fromBinding: ['Bindings', '$name'] } } },
    Request: {
      role: 'request',
      members: {
        json: read('body'), text: read('body'), parseBody: read('body'), formData: read('body'), arrayBuffer: read('body'), blob: read('body'),
        query: read('query'), queries: read('query'), param: read('params'), header: read('headers'),
        raw: { type: 'WebRequest' },
        // Gives what a validator has let through.
        valid: { call: {} },
      },
    },
    WebRequest: {
      role: 'request',
      members: { json: read('body'), text: read('body'), formData: read('body'), headers: { input: 'headers' } },
    },
    Next: {},
    Handler: { params },
    ErrorHandler: { params: [null, 'Context'] },
    createFactory: { call: { returns: 'Factory' } },
    Factory: {
      members: {
        createApp: { call: { returns: 'Hono' } },
        createMiddleware: { call: { returns: 'Handler', registers: runsBefore } },
        createHandlers: { call: { registers: handles(0) } },
      },
    },
    createMiddleware: { call: { returns: 'Handler', registers: runsBefore } },
    HTTPException: { role: 'http-exception' },
    readCookie: { call: { input: 'headers' } },
    writeCookie: { call: { effect: 'respond' } },
    validator: { call: { effect: 'validate', callbacks: { 1: [null, 'Context'] } } },
    secure: { call: { effect: 'security' } },
  },
};
