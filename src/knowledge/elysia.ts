import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const params = ['Context'] as const;

export const elysia: Library = {
  name: 'Elysia',
  category: 'framework',
  setting: 'elysia',
  packages: ['elysia'],
  docs: 'https://elysiajs.com/essential/handler',
  exports: {
    ...exported('default Elysia', { instance: 'Elysia' }),
    Context: { instance: 'Context' },
    t: { value: 'TypeBuilder' },
    ...exported('status redirect', { value: 'respond' }),
    ...exported('NotFoundError ParseError InternalServerError InvalidCookieSignature', { instance: 'HttpError' }),
  },
  types: {
    Elysia: {
      members: {
        ...methods('get post put patch delete options all head', {
          returns: 'this', registers: { layer: 'router', params, from: 1, path: 0, properties: ['handler', 'beforeHandle', 'afterHandle', 'transform', 'parse', 'error'] },
        }),
        route: { call: { returns: 'this', registers: { layer: 'router', params, from: 2, path: 1 } } },
        ...methods(
          'onRequest onParse onTransform onBeforeHandle onAfterHandle mapResponse onAfterResponse onError derive resolve mapDerive mapResolve',
          { returns: 'this', registers: { layer: 'dependency', params, from: 0 } },
        ),
        ...methods('group guard use', { returns: 'this', callbacks: { '*': ['Elysia'] } }),
        ...methods('state decorate model prefix mount as macro headers listen', { returns: 'this' }),
      },
    },
    Context: {
      role: 'context',
      members: {
        body: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' }, cookie: { input: 'headers' },
        set: { type: 'ResponseState' },
        ...methods('status redirect', { effect: 'respond' }),
      },
    },
    ResponseState: { role: 'response', members: { status: { effect: 'respond' }, headers: { effect: 'respond' }, redirect: { effect: 'respond' }, cookie: { effect: 'respond' } } },
    TypeBuilder: { members: { '*': { call: { returns: 'Schema' } } } },
    Schema: { role: 'schema' },
    respond: { call: { effect: 'respond' } },
    HttpError: { role: 'http-exception' },
  },
};
