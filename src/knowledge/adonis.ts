import { exported } from './exported.ts';
import type { Library, Member } from './library.ts';
import { methods } from './members.ts';

const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });

const types: Library['types'] = {
  Router: {
    members: {
      ...methods('get post put patch delete any', { returns: 'Route', registers: { layer: 'router', params: ['HttpContext'], from: 1, path: 0 } }),
      route: { call: { returns: 'Route', registers: { layer: 'router', params: ['HttpContext'], from: 2, path: 0 } } },
      group: { call: { returns: 'Route' } },
      ...methods('resource shallowResource on', { returns: 'Route' }),
    },
  },
  Route: { members: methods('as prefix domain where middleware use', { returns: 'this' }) },
  HttpContext: {
    role: 'context',
    members: {
      request: { type: 'Request' },
      response: { type: 'Response' },
      params: { input: 'params' },
      // @adonisjs/session, @adonisjs/auth and edge.js
      session: { input: 'session' },
      auth: { type: 'Auth' },
      view: { type: 'View' },
      inertia: { type: 'View' },
    },
  },
  /** Who is asking, and the methods that say so, are Lucid's. */
  Auth: { members: methods('use', { returns: 'Auth' }) },
  View: { members: { render: { call: { effect: 'respond' } } } },
  Request: {
    role: 'request',
    members: {
      body: read('body'), all: read('body'), input: read('body'), only: read('body'), except: read('body'), raw: read('body'), original: read('body'),
      qs: read('query'),
      param: read('params'), params: read('params'),
      header: read('headers'), headers: read('headers'), cookie: read('headers'), encryptedCookie: read('headers'), plainCookie: read('headers'),
      file: read('file'), files: read('file'), allFiles: read('file'),
      ...methods('validateUsing validate', { effect: 'validate' }),
    },
  },
  Response: {
    role: 'response',
    members: {
      ...methods('status safeStatus header append safeHeader removeHeader type vary cookie encryptedCookie plainCookie clearCookie', { effect: 'respond', returns: 'this' }),
      ...methods(
        `send json jsonp stream download attachment location redirect abort abortIf abortUnless finish continue switchingProtocols ok created accepted
         nonAuthoritativeInformation noContent resetContent partialContent multipleChoices movedPermanently movedTemporarily seeOther notModified useProxy
         temporaryRedirect badRequest unauthorized paymentRequired forbidden notFound methodNotAllowed notAcceptable proxyAuthenticationRequired
         requestTimeout conflict gone lengthRequired preconditionFailed requestEntityTooLarge requestUriTooLong unsupportedMediaType
         requestedRangeNotSatisfiable expectationFailed unprocessableEntity tooManyRequests internalServerError notImplemented badGateway
         serviceUnavailable gatewayTimeout httpVersionNotSupported`,
        { effect: 'respond' },
      ),
    },
  },
  Hash: { members: { ...methods('make verify', { effect: 'security' }), use: { call: { returns: 'Hash' } } } },
  Encryption: { members: methods('encrypt decrypt', { effect: 'security' }) },
  Mail: { members: { ...methods('send sendLater', { effect: 'notify' }), use: { call: { returns: 'Mail' } } } },
  /** Classes of events and mails: `OrderPaid.dispatch(order)`, `new Receipt(order).sendLater()`. */
  EventClass: { members: methods('dispatch', { effect: 'notify' }) },
  Message: { members: methods('send sendLater', { effect: 'notify' }) },
  Emitter: { members: methods('emit emitSerial', { effect: 'notify' }) },
};

const adonisPart = (packages: readonly string[], exports: Library['exports'], docs: string): Library => ({ name: 'AdonisJS', category: 'framework', packages, exports, types, docs });

export const adonis: Library = {
  name: 'AdonisJS',
  category: 'framework',
  setting: 'adonis',
  packages: ['@adonisjs/core/http', '@adonisjs/http-server', '@ioc:Adonis/Core/HttpContext', '@ioc:Adonis/Core/Request', '@ioc:Adonis/Core/Response'],
  docs: 'https://docs.adonisjs.com/guides/concepts/http-context',
  handlerParameters: { ctx: 'HttpContext' },
  exports: {
    ...exported('HttpContext HttpContextContract', { instance: 'HttpContext' }),
    ...exported('Request RequestContract', { instance: 'Request' }),
    ...exported('Response ResponseContract', { instance: 'Response' }),
    Router: { instance: 'Router' },
  },
  types,
};

export const adonisRouter = adonisPart(
  ['@adonisjs/core/services/router', '@ioc:Adonis/Core/Route'], { default: { value: 'Router' } }, 'https://docs.adonisjs.com/guides/basics/routing',
);
export const adonisHash = adonisPart(
  ['@adonisjs/core/services/hash', '@ioc:Adonis/Core/Hash'], { default: { value: 'Hash' } }, 'https://docs.adonisjs.com/guides/security/hashing',
);
export const adonisEncryption = adonisPart(
  ['@adonisjs/core/services/encryption', '@ioc:Adonis/Core/Encryption'], { default: { value: 'Encryption' } }, 'https://docs.adonisjs.com/guides/security/encryption',
);
export const adonisMail = adonisPart(
  ['@adonisjs/mail/services/main', '@ioc:Adonis/Addons/Mail'], { default: { value: 'Mail' } }, 'https://docs.adonisjs.com/guides/digging-deeper/mail',
);
export const adonisEvents = adonisPart(
  ['@adonisjs/core/events'], { BaseEvent: { value: 'EventClass' } }, 'https://docs.adonisjs.com/guides/digging-deeper/emitter#class-based-events',
);
export const adonisMessages = adonisPart(
  ['@adonisjs/mail'], { BaseMail: { instance: 'Message' } }, 'https://docs.adonisjs.com/guides/digging-deeper/mail#class-based-emails',
);
export const adonisEmitter = adonisPart(
  ['@adonisjs/core/services/emitter', '@ioc:Adonis/Core/Event'], { default: { value: 'Emitter' } }, 'https://docs.adonisjs.com/guides/digging-deeper/emitter',
);
