import { decorators } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const tsoa: Library = {
  name: 'tsoa',
  category: 'framework',
  setting: 'tsoa',
  packages: ['tsoa', '@tsoa/runtime'],
  docs: 'https://tsoa-community.github.io/docs/getting-started.html',
  exports: {
    Route: { decorator: { layer: 'router' } },
    Controller: { instance: 'Controller' },
    ...decorators('Get Post Put Patch Delete Head Options', { handler: true }),
    ...decorators('Body BodyProp FormField', { input: 'body' }),
    ...decorators('Query Queries', { input: 'query' }),
    Path: { decorator: { input: 'params' } },
    Header: { decorator: { input: 'headers' } },
    ...decorators('UploadedFile UploadedFiles', { input: 'file' }),
    Request: { decorator: { injects: 'Request' } },
    Res: { decorator: { injects: 'Responder' } },
    TsoaResponse: { instance: 'Responder' },
  },
  types: {
    Controller: { layer: 'router', members: methods('setStatus setHeader', { effect: 'respond' }) },
    Request: {
      role: 'request',
      members: {
        body: { input: 'body' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' }, user: { input: 'user' },
        session: { input: 'session' }, file: { input: 'file' }, files: { input: 'file' },
      },
    },
    Responder: { call: { effect: 'respond' } },
  },
};
