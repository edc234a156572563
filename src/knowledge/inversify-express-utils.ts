import { decorators } from './exported.ts';
import type { Library, Member } from './library.ts';
import { methods } from './members.ts';

const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });

export const inversifyExpressUtils: Library = {
  name: 'inversify-express-utils',
  category: 'framework',
  setting: 'inversify-express-utils',
  packages: ['inversify-express-utils'],
  docs: 'https://github.com/inversify/monorepo/tree/main/packages/framework/http/libraries/express-utils',
  exports: {
    controller: { decorator: { layer: 'router' } },
    ...decorators('httpGet httpPost httpPut httpPatch httpHead httpDelete httpOptions httpMethod all', { handler: true }),
    requestBody: { decorator: { input: 'body' } },
    queryParam: { decorator: { input: 'query' } },
    requestParam: { decorator: { input: 'params' } },
    ...decorators('requestHeaders cookies', { input: 'headers' }),
    principal: { decorator: { input: 'user' } },
    request: { decorator: { injects: 'Request' } },
    response: { decorator: { injects: 'Response' } },
    injectHttpContext: { decorator: { injects: 'HttpContext' } },
    HttpContext: { instance: 'HttpContext' },
    BaseHttpController: { instance: 'BaseHttpController' },
    BaseMiddleware: { instance: 'BaseMiddleware' },
  },
  types: {
    BaseHttpController: {
      layer: 'router',
      members: {
        httpContext: { type: 'HttpContext' },
        ...methods('created conflict ok badRequest internalServerError notFound redirect responseMessage statusCode json stream', { effect: 'respond' }),
      },
    },
    BaseMiddleware: { layer: 'dependency', members: { httpContext: { type: 'HttpContext' } } },
    HttpContext: { role: 'context', members: { request: { type: 'Request' }, response: { type: 'Response' }, user: { input: 'user' } } },
    Request: {
      role: 'request',
      members: {
        body: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' }, cookies: { input: 'headers' },
        get: read('headers'), header: read('headers'),
      },
    },
    Response: {
      role: 'response',
      members: {
        ...methods('status set header type cookie', { effect: 'respond', returns: 'this' }),
        ...methods('json send end redirect render sendStatus setHeader', { effect: 'respond' }),
      },
    },
  },
};
