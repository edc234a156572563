import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const tsedExceptions: Library = {
  name: 'Ts.ED exceptions',
  category: 'http-errors',
  packages: ['@tsed/exceptions'],
  docs: 'https://tsed.dev/docs/exceptions.html',
  exports: exported(
    `Exception HTTPException ClientException ServerException RedirectException BadMapping BadRequest Conflict ExpectationFailed Forbidden Gone ImATeapot
     LengthRequired MethodNotAllowed MisdirectedRequest NotAcceptable NotFound PaymentRequired PreconditionFailed PreconditionRequired
     ProxyAuthentificationRequired RequestEntityTooLarge RequestHeaderFieldsTooLarge RequestRangeUnsatisfiable RequestTimeout RequestURITooLong
     TooManyRequests Unauthorized UnavailableForLegalReasons UnprocessableEntity UnsupportedMediaType UpgradeRequired MovedPermanently
     MovedTemporarily MultipleChoices NotModified PermanentRedirect SeeOther TemporaryRedirect UseProxy BadGateway BandwidthLimitExceeded
     GatewayTimeout InternalServerError NetworkAuthenticationRequired NotExtended NotImplemented ProxyError ServiceUnavailable VariantAlsoNegotiates`,
    { instance: 'Exception' },
  ),
  types: { Exception: { role: 'http-exception' } },
};
