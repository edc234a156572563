import { exported } from './exported.ts';
import type { Export, Library, Registration } from './library.ts';
import { methods } from './members.ts';

const answers = (from: number, path?: number): Registration => ({
  layer: 'router', params: ['Event'], from, properties: ['handler', 'onRequest', 'onBeforeResponse'], ...(path === undefined ? {} : { path }),
});
const runsBefore: Registration = { layer: 'dependency', params: ['Event'], from: 0, path: 0 };

/** Nitro and Nuxt import these by themselves, so that they are globals there. */
const utilities: Record<string, Export> = {
  ...exported('defineEventHandler eventHandler', { value: 'defineHandler' }),
  ...exported('readBody readRawBody readFormData', { value: 'readBody' }),
  readMultipartFormData: { value: 'readFile' },
  getQuery: { value: 'readQuery' },
  ...exported('getRouterParam getRouterParams', { value: 'readParams' }),
  ...exported('getHeader getHeaders getRequestHeader getRequestHeaders getCookie parseCookies getRequestIP', { value: 'readHeaders' }),
  ...exported('getSession useSession', { value: 'readSession' }),
  ...exported('readValidatedBody getValidatedQuery getValidatedRouterParams', { value: 'validate' }),
  createError: { value: 'createError' },
  ...exported(
    `setResponseStatus setResponseHeader setResponseHeaders setHeader setHeaders appendHeader appendHeaders appendResponseHeader appendResponseHeaders
     removeResponseHeader clearResponseHeaders setCookie deleteCookie sendRedirect sendStream sendNoContent sendWebResponse sendIterable sendProxy`,
    { value: 'respond' },
  ),
};

export const h3: Library = {
  name: 'h3',
  category: 'framework',
  setting: 'h3',
  packages: ['h3', 'nitro/h3', 'nitro/deps/h3'],
  docs: 'https://v1.h3.dev/utils/request',
  handlerParameters: { event: 'Event' },
  globals: utilities,
  exports: {
    ...utilities,
    // Version 2
    H3: { instance: 'App' },
    defineHandler: { value: 'defineHandler' },
    defineValidatedHandler: { value: 'defineHandler' },
    defineMiddleware: { value: 'defineMiddleware' },
    ...exported('redirect html noContent', { value: 'respond' }),
    HTTPError: { instance: 'HttpError' },
    // Version 1
    createApp: { value: 'createApp' },
    createRouter: { value: 'createApp' },
    ...exported('send sendError', { value: 'respond' }),
    H3Error: { instance: 'HttpError' },
    H3Event: { instance: 'Event' },
    ...exported('EventHandler HTTPHandler', { instance: 'Handler' }),
  },
  types: {
    // https://nitro.build/guide/routing#middleware
    defineHandler: { call: { registers: { ...answers(0), beforeIn: 'middleware' } } },
    defineMiddleware: { call: { registers: runsBefore } },
    createApp: { call: { returns: 'App' } },
    App: {
      members: {
        ...methods('get post put patch delete head options all', { returns: 'this', registers: answers(1, 0) }),
        on: { call: { returns: 'this', registers: answers(2, 1) } },
        add: { call: { returns: 'this', registers: answers(1, 0) } },
        use: { call: { returns: 'this', registers: runsBefore } },
      },
    },
    Handler: { params: ['Event'] },
    Event: {
      role: 'context',
      members: { headers: { input: 'headers' }, req: { type: 'Request' }, res: { effect: 'respond' }, node: { type: 'NodeEvent' } },
    },
    Request: {
      members: {
        json: { input: 'body', call: {} }, text: { input: 'body', call: {} }, formData: { input: 'body', call: {} }, headers: { input: 'headers' },
      },
    },
    NodeEvent: { members: { req: { type: 'NodeRequest' }, res: { type: 'NodeResponse' } } },
    NodeRequest: { members: { headers: { input: 'headers' } } },
    NodeResponse: { members: { ...methods('end write writeHead setHeader removeHeader', { effect: 'respond' }), statusCode: { effect: 'respond' } } },
    readBody: { call: { input: 'body' } },
    readFile: { call: { input: 'file' } },
    readQuery: { call: { input: 'query' } },
    readParams: { call: { input: 'params' } },
    readHeaders: { call: { input: 'headers' } },
    readSession: { call: { input: 'session' } },
    validate: { call: { effect: 'validate' } },
    createError: { call: { returns: 'HttpError' } },
    HttpError: { role: 'http-exception' },
    respond: { call: { effect: 'respond' } },
  },
};
