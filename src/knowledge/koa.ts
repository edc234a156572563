import { exported } from './exported.ts';
import type { Library, Member, Registration } from './library.ts';
import { methods } from './members.ts';

const params = ['Context', 'Next'] as const;
const runsBefore: Registration = { layer: 'dependency', params, from: 0 };
const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });
const written = (names: string): Record<string, Member> => Object.fromEntries(names.split(' ').map((name) => [name, { effect: 'respond' }]));

const answering: Record<string, Member> = {
  ...written('body status message type length lastModified etag'),
  ...methods('set append remove redirect back attachment vary flushHeaders', { effect: 'respond' }),
};
const asking: Record<string, Member> = {
  query: { input: 'query' }, querystring: { input: 'query' }, headers: { input: 'headers' }, header: { input: 'headers' }, get: read('headers'),
  // koa-body, koa-bodyparser and @koa/multer
  file: { input: 'file' }, files: { input: 'file' },
};

const types: Library['types'] = {
  Application: { members: { use: { call: { returns: 'this', registers: runsBefore } }, context: { type: 'Context' } } },
  Router: {
    members: {
      ...methods('get post put patch delete del head options all', { returns: 'this', registers: { layer: 'router', params, from: 1, path: 0 } }),
      register: { call: { registers: { layer: 'router', params, from: 2, path: 0 } } },
      use: { call: { returns: 'this', registers: { ...runsBefore, path: 0 } } },
      param: { call: { returns: 'this', registers: { layer: 'dependency', params: [null, ...params], from: 1 } } },
      prefix: { call: { returns: 'this' } },
    },
  },
  createRouter: { call: { returns: 'Router' } },
  Middleware: { params },
  Next: {},
  Context: {
    role: 'context',
    extendedBy: ['1'],
    members: {
      ...asking,
      ...answering,
      params: { input: 'params' },
      request: { type: 'Request' },
      response: { type: 'Response' },
      cookies: { type: 'Cookies' },
      state: { type: 'State', fromBinding: ['0'] },
      session: { input: 'session' },
      ...methods('throw assert', { effect: 'respond' }),
    },
  },
  Request: { role: 'request', members: { ...asking, body: { input: 'body' }, params: { input: 'params' } } },
  Response: { role: 'response', members: answering },
  Cookies: { members: { get: read('headers'), set: { call: { effect: 'respond' } } } },
  // koa-jwt and koa-passport
  State: { members: { user: { input: 'user' } } },
  HttpError: { role: 'http-exception' },
};

export const koa: Library = {
  name: 'Koa',
  category: 'framework',
  setting: 'koa',
  packages: ['koa'],
  docs: 'https://koajs.com/',
  handlerParameters: { ctx: 'Context', next: 'Next' },
  exports: {
    ...exported('default *', { instance: 'Application', binding: 'all' }),
    ...exported('Context ParameterizedContext ExtendableContext BaseContext DefaultContext', { instance: 'Context', binding: 'all' }),
    Middleware: { instance: 'Middleware', binding: 'all' },
    Next: { instance: 'Next' },
    Request: { instance: 'Request' },
    Response: { instance: 'Response' },
    HttpError: { instance: 'HttpError' },
  },
  types,
};

/** The routers of Koa, packages of their own. */
export const koaRouter: Library = {
  name: 'Koa',
  category: 'framework',
  packages: ['@koa/router', 'koa-router'],
  docs: 'https://github.com/koajs/router/blob/master/API.md',
  exports: {
    ...exported('default * Router', { value: 'createRouter', instance: 'Router', binding: 'all' }),
    ...exported('RouterContext IRouterContext', { instance: 'Context', binding: 'all' }),
    ...exported('RouterMiddleware IMiddleware', { instance: 'Middleware', binding: 'all' }),
  },
  types,
};
