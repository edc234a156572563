import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const curveballHttpErrors: Library = {
  name: 'Curveball HTTP errors',
  category: 'http-errors',
  packages: ['@curveball/http-errors'],
  docs: 'https://github.com/curveball/http-errors#readme',
  exports: exported(
    `HttpErrorBase BadRequest Unauthorized PaymentRequired Forbidden NotFound MethodNotAllowed NotAcceptable ProxyAuthenticationRequired RequestTimeout
     Conflict Gone LengthRequired PreconditionFailed ContentTooLarge PayloadTooLarge UriTooLong UnsupportedMediaType RangeNotSatisfiable
     ExpectationFailed MisdirectedRequest UnprocessableContent UnprocessableEntity Locked FailedDependency TooEarly UpgradeRequired
     PreconditionRequired TooManyRequests RequestHeaderFieldsTooLarge UnavailableForLegalReasons InternalServerError NotImplemented BadGateway
     ServiceUnavailable GatewayTimeout HttpVersionNotSupported VariantAlsoNegotiates UnsufficientStorage LoopDetected NotExtended
     NetworkAuthenticationRequired`,
    { instance: 'HttpError' },
  ),
  types: { HttpError: { role: 'http-exception' } },
};
