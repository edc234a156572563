import { exported } from './exported.ts';
import type { Library } from './library.ts';

const named = `BadRequest Unauthorized PaymentRequired Forbidden NotFound MethodNotAllowed NotAcceptable ProxyAuthenticationRequired RequestTimeout
  Conflict Gone LengthRequired PreconditionFailed PayloadTooLarge URITooLong UnsupportedMediaType RangeNotSatisfiable ExpectationFailed ImATeapot
  MisdirectedRequest UnprocessableEntity Locked FailedDependency TooEarly UpgradeRequired PreconditionRequired TooManyRequests
  RequestHeaderFieldsTooLarge UnavailableForLegalReasons InternalServerError NotImplemented BadGateway ServiceUnavailable GatewayTimeout
  HTTPVersionNotSupported VariantAlsoNegotiates InsufficientStorage LoopDetected BandwidthLimitExceeded NotExtended NetworkAuthenticationRequired`;

export const httpErrors: Library = {
  name: 'http-errors',
  category: 'http-errors',
  packages: ['http-errors'],
  docs: 'https://github.com/jshttp/http-errors#readme',
  exports: {
    ...exported('default *', { value: 'createError' }),
    // With and without `new`
    ...exported(named, { value: 'makeError', instance: 'HttpError' }),
    HttpError: { instance: 'HttpError' },
    isHttpError: { value: 'isHttpError' },
  },
  types: {
    createError: {
      call: { returns: 'HttpError' },
      members: {
        isHttpError: { call: {} },
        ...Object.fromEntries(`HttpError ${named}`.trim().split(/\s+/).map((name) => [name, { type: 'HttpError', call: { returns: 'HttpError' } } as const])),
      },
    },
    makeError: { call: { returns: 'HttpError' } },
    isHttpError: { call: {} },
    HttpError: { role: 'http-exception' },
  },
};
