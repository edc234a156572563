import { decorators, exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const tsed: Library = {
  name: 'Ts.ED',
  category: 'framework',
  setting: 'tsed',
  packages: ['@tsed/common', '@tsed/di', '@tsed/schema', '@tsed/platform-params', '@tsed/platform-http', '@tsed/platform-middlewares', '@tsed/platform-exceptions', '@tsed/platform-multer'],
  docs: 'https://tsed.dev/docs/controllers.html',
  exports: {
    Controller: { decorator: { layer: 'router' } },
    ...decorators('Middleware Interceptor Module Configuration Catch', { layer: 'dependency' }),
    ...exported('MiddlewareMethods InterceptorMethods ExceptionFilterMethods ResponseFilterMethods PipeMethods', { instance: 'Dependency' }),
    ...decorators('Get Post Put Patch Delete Head Options All', { handler: true }),
    ...decorators('BodyParams RawBodyParams', { input: 'body' }),
    ...decorators('QueryParams RawQueryParams', { input: 'query' }),
    ...decorators('PathParams RawPathParams', { input: 'params' }),
    ...decorators('HeaderParams Cookies CookiesParams', { input: 'headers' }),
    ...decorators('Session Locals', { input: 'session' }),
    MultipartFile: { decorator: { input: 'file' } },
    ...exported('Req Request', { instance: 'Request', decorator: { injects: 'Request' } }),
    ...exported('Res Response', { instance: 'Response', decorator: { injects: 'Response' } }),
    Context: { instance: 'Context', decorator: { injects: 'Context' } },
    PlatformContext: { instance: 'Context' },
    PlatformRequest: { instance: 'Request' },
    PlatformResponse: { instance: 'Response' },
    // @tsed/schema describes models; Ts.ED validates parameters by what it says.
    ...decorators(
      `CollectionOf ArrayOf MapOf MaxItems MinItems MaxProperties MinProperties UniqueItems Allow AllOf AnyOf OneOf Const Enum ExclusiveMaximum
       ExclusiveMinimum Format Email DateTime DateFormat TimeFormat Uri Url Integer Maximum Max MaxLength Minimum Min MinLength MultipleOf Pattern
       Property Required RequiredGroups`,
      { validates: true },
    ),
  },
  types: {
    Dependency: { layer: 'dependency' },
    Context: { role: 'context', members: { request: { type: 'Request' }, response: { type: 'Response' } } },
    Request: {
      role: 'request',
      members: {
        body: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' }, cookies: { input: 'headers' },
        session: { input: 'session' }, files: { input: 'file' }, get: { input: 'headers', call: {} },
      },
    },
    Response: {
      role: 'response',
      members: {
        ...methods('status setHeaders setHeader contentType attachment cookie location', { effect: 'respond', returns: 'this' }),
        ...methods('body redirect render stream json', { effect: 'respond' }),
        // Express's own
        ...methods('send end sendStatus', { effect: 'respond' }),
      },
    },
  },
};
