import { exported } from './exported.ts';
import type { Library, Registration } from './library.ts';
import { methods } from './members.ts';

const answers: Registration = { layer: 'router', params: ['ProcedureOptions'], from: 0 };
const runsBefore: Registration = { layer: 'dependency', params: ['MiddlewareOptions'], from: 0 };

export const trpc: Library = {
  name: 'tRPC',
  category: 'framework',
  setting: 'trpc',
  packages: ['@trpc/server'],
  docs: 'https://trpc.io/docs/server/procedures',
  exports: {
    initTRPC: { value: 'Builder' },
    TRPCError: { instance: 'TRPCError' },
    ...exported('experimental_standaloneMiddleware experimental_trpcMiddleware', { value: 'standaloneMiddleware' }),
    // Version 9
    router: { value: 'createLegacyRouter' },
  },
  types: {
    Builder: {
      members: {
        context: { call: { returns: 'this' } },
        meta: { call: { returns: 'this', binds: false } },
        create: { call: { returns: 'Root' } },
      },
    },
    Root: {
      members: {
        procedure: { type: 'Procedure' },
        router: { type: 'createRouter', call: { returns: 'Router' } },
        mergeRouters: { call: { returns: 'Router' } },
        middleware: { call: { returns: 'Middleware', registers: runsBefore } },
        createCallerFactory: { call: {} },
      },
    },
    createRouter: { call: { returns: 'Router' } },
    Router: {},
    Middleware: { members: { unstable_pipe: { call: { returns: 'this', registers: runsBefore } } } },
    standaloneMiddleware: { call: { returns: 'StandaloneMiddleware' } },
    StandaloneMiddleware: { members: { create: { call: { returns: 'Middleware', registers: runsBefore } } } },
    Procedure: {
      members: {
        input: { call: { effect: 'validate', returns: 'this' } },
        ...methods('output meta concat unstable_concat', { returns: 'this' }),
        use: { call: { returns: 'this', registers: runsBefore } },
        ...methods('query mutation subscription', { registers: answers }),
      },
    },
    // `input` is what the procedure's schema has let through; without a schema there is none.
    ProcedureOptions: { members: { ctx: { fromBinding: [] }, input: {} } },
    MiddlewareOptions: { members: { ctx: { fromBinding: [] }, getRawInput: { input: 'body', call: {} }, rawInput: { input: 'body' } } },
    TRPCError: { role: 'http-exception' },
    createLegacyRouter: { call: { returns: 'LegacyRouter' } },
    LegacyRouter: {
      members: {
        ...methods('query mutation subscription', { returns: 'this', registers: { ...answers, from: 1, properties: ['resolve'] } }),
        middleware: { call: { returns: 'this', registers: runsBefore } },
        ...methods('merge transformer formatError', { returns: 'this' }),
      },
    },
  },
};
