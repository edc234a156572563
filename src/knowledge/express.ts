import { exported } from './exported.ts';
import type { Library, Member } from './library.ts';
import { methods } from './members.ts';

const params = ['Request', 'Response', 'Next'] as const;
/** Express knows an error handler by its four parameters. */
const byArity = { 4: [null, ...params] } as const;
const verbs = 'get post put patch delete head options all';

const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });

export const express: Library = {
  name: 'Express',
  category: 'framework',
  setting: 'express',
  // `express-promise-router` and `router` export a router where Express exports an application; an application has all its members.
  packages: ['express', 'express-serve-static-core', 'express-promise-router', 'router', 'connect'],
  docs: 'https://expressjs.com/en/5x/api.html',
  handlerParameters: { req: 'Request', request: 'Request', res: 'Response', response: 'Response', next: 'Next' },
  exports: {
    ...exported('default *', { value: 'createApplication', instance: 'Application' }),
    Router: { value: 'createRouter', instance: 'Router' },
    IRouter: { instance: 'Router' },
    ...exported('Application Express', { instance: 'Application' }),
    Request: { instance: 'Request' },
    Response: { instance: 'Response' },
    NextFunction: { instance: 'Next' },
    ...exported('RequestHandler Handler', { instance: 'RequestHandler' }),
    ErrorRequestHandler: { instance: 'ErrorRequestHandler' },
    RequestParamHandler: { instance: 'RequestHandler' },
  },
  types: {
    createApplication: { call: { returns: 'Application' } },
    createRouter: { call: { returns: 'Router' } },
    Application: { extends: 'Router', role: 'application' },
    Router: {
      members: {
        ...methods(verbs, { returns: 'this', registers: { layer: 'router', params, from: 1, path: 0 } }),
        route: { call: { returns: 'Route' } },
        use: { call: { returns: 'this', registers: { layer: 'dependency', params, byArity, from: 0, path: 0 } } },
        param: { call: { returns: 'this', registers: { layer: 'dependency', params, from: 1 } } },
      },
    },
    Route: { members: methods(verbs, { returns: 'this', registers: { layer: 'router', params, from: 0 } }) },
    RequestHandler: { params },
    ErrorRequestHandler: { params: [null, ...params] },
    Next: {},
    Request: {
      role: 'request',
      members: {
        body: { input: 'body' },
        query: { input: 'query' },
        params: { input: 'params' },
        // Express 4
        param: read('params'),
        headers: { input: 'headers' }, get: read('headers'), header: read('headers'), cookies: { input: 'headers' }, signedCookies: { input: 'headers' },
        // Put there by passport, express-session, express-jwt and multer.
        user: { input: 'user' }, auth: { input: 'user' }, session: { input: 'session' }, file: { input: 'file' }, files: { input: 'file' },
        app: { type: 'Application' },
        res: { type: 'Response' },
      },
    },
    Response: {
      role: 'response',
      members: {
        ...methods('status set header type contentType append cookie clearCookie vary links location attachment', { effect: 'respond', returns: 'this' }),
        ...methods('json send jsonp end sendStatus redirect render sendFile download', { effect: 'respond', ends: true }),
        ...methods('format write writeHead setHeader removeHeader', { effect: 'respond' }),
        statusCode: { effect: 'respond' },
        statusMessage: { effect: 'respond' },
        locals: { type: 'Locals' },
        req: { type: 'Request' },
      },
    },
    // What middleware has put there for the handlers behind it.
    Locals: { members: { user: { input: 'user' }, '*': { input: 'session' } } },
  },
};
