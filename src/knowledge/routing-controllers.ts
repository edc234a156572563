import { decorators, exported } from './exported.ts';
import type { Library, Member } from './library.ts';
import { methods } from './members.ts';

const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });

export const routingControllers: Library = {
  name: 'routing-controllers',
  category: 'framework',
  setting: 'routing-controllers',
  packages: ['routing-controllers'],
  docs: 'https://github.com/typestack/routing-controllers#readme',
  exports: {
    ...decorators('Controller JsonController', { layer: 'router' }),
    ...decorators('Middleware Interceptor', { layer: 'dependency' }),
    ...exported('ExpressMiddlewareInterface ExpressErrorMiddlewareInterface KoaMiddlewareInterface InterceptorInterface', { instance: 'Dependency' }),
    ...decorators('Get Post Put Patch Delete Head All Method', { handler: true }),
    ...decorators('Body BodyParam', { input: 'body' }),
    ...decorators('QueryParam QueryParams', { input: 'query' }),
    ...decorators('Param Params', { input: 'params' }),
    ...decorators('HeaderParam HeaderParams CookieParam CookieParams', { input: 'headers' }),
    ...decorators('Session SessionParam State', { input: 'session' }),
    CurrentUser: { decorator: { input: 'user' } },
    ...decorators('UploadedFile UploadedFiles', { input: 'file' }),
    Req: { decorator: { injects: 'Request' } },
    Res: { decorator: { injects: 'Response' } },
    Ctx: { decorator: { injects: 'Context' } },
    ...exported(
      'HttpError BadRequestError UnauthorizedError ForbiddenError NotFoundError MethodNotAllowedError NotAcceptableError UnprocessableEntityError InternalServerError',
      { instance: 'HttpError' },
    ),
  },
  types: {
    Dependency: { layer: 'dependency' },
    // Express's or Koa's own, as far as they agree.
    Request: {
      role: 'request',
      members: {
        body: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' }, cookies: { input: 'headers' },
        user: { input: 'user' }, session: { input: 'session' }, file: { input: 'file' }, files: { input: 'file' }, get: read('headers'),
      },
    },
    Response: {
      role: 'response',
      members: {
        ...methods('status set header type cookie', { effect: 'respond', returns: 'this' }),
        ...methods('json send end redirect render setHeader', { effect: 'respond' }),
      },
    },
    Context: { role: 'context', members: { request: { type: 'Request' }, body: { effect: 'respond' }, status: { effect: 'respond' }, params: { input: 'params' }, query: { input: 'query' } } },
    HttpError: { role: 'http-exception' },
  },
};
