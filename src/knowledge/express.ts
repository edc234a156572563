import type { Library } from './library.ts';
import { methods } from './members.ts';

const route = { call: { returns: 'this', registers: { layer: 'router', params: ['Request', 'Response', 'Next'], from: 1, path: 0 } } } as const;
const onRoute = { call: { returns: 'this', registers: { layer: 'router', params: ['Request', 'Response', 'Next'], from: 0 } } } as const;
const verbs = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'all'] as const;

export const express: Library = {
  name: 'Express',
  category: 'framework',
  setting: 'express',
  packages: ['express', 'express-serve-static-core', 'express-promise-router', 'connect'],
  docs: 'https://expressjs.com/en/5x/api.html',
  exports: {
    default: { value: 'createApplication' },
    Router: { value: 'createRouter', instance: 'Router' },
    IRouter: { instance: 'Router' },
    Application: { instance: 'Application' },
    Express: { instance: 'Application' },
    Request: { instance: 'Request' },
    Response: { instance: 'Response' },
    NextFunction: { instance: 'Next' },
    RequestHandler: { instance: 'RequestHandler' },
  },
  types: {
    createApplication: { call: { returns: 'Application' }, members: { Router: { type: 'createRouter', call: { returns: 'Router' } } } },
    createRouter: { call: { returns: 'Router' } },
    Application: { extends: 'Router' },
    Router: {
      members: {
        ...Object.fromEntries(verbs.map((verb) => [verb, route])),
        route: { call: { returns: 'Route' } },
        use: { call: { returns: 'this', registers: { layer: 'dependency', params: ['Request', 'Response', 'Next'], from: 0 } } },
        param: { call: { returns: 'this', registers: { layer: 'dependency', params: ['Request', 'Response', 'Next'], from: 1 } } },
      },
    },
    Route: { members: Object.fromEntries(verbs.map((verb) => [verb, onRoute])) },
    RequestHandler: {},
    Next: {},
    Request: {
      role: 'request',
      members: {
        body: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' }, cookies: { input: 'headers' },
        user: { input: 'user' }, session: { input: 'session' }, file: { input: 'file' }, files: { input: 'file' },
        ...methods('get header'),
      },
    },
    Response: {
      role: 'response',
      members: {
        ...methods('status set header type append cookie clearCookie vary links location attachment', { effect: 'respond', returns: 'this' }),
        ...methods('json send jsonp end sendStatus redirect render sendFile download format write writeHead setHeader removeHeader', { effect: 'respond' }),
        statusCode: { effect: 'respond' },
        locals: { input: 'session' },
      },
    },
  },
};
