import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const boom: Library = {
  name: 'Boom',
  category: 'http-errors',
  packages: ['@hapi/boom', 'boom'],
  docs: 'https://hapi.dev/module/boom/api/',
  exports: {
    // Before version 8 the default export was the class.
    ...exported('default * Boom', { instance: 'Boom' }),
    ...exported(
      `boomify badRequest unauthorized paymentRequired forbidden notFound methodNotAllowed notAcceptable proxyAuthRequired clientTimeout conflict
       resourceGone lengthRequired preconditionFailed entityTooLarge uriTooLong unsupportedMediaType rangeNotSatisfiable expectationFailed teapot badData
       locked failedDependency tooEarly preconditionRequired tooManyRequests illegal internal badImplementation notImplemented badGateway
       serverUnavailable gatewayTimeout`,
      { value: 'makeBoom' },
    ),
    isBoom: { value: 'isBoom' },
  },
  types: {
    makeBoom: { call: { returns: 'Boom' } },
    isBoom: { call: {} },
    Boom: { role: 'http-exception' },
  },
};
