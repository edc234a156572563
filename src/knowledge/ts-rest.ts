import type { Library, Registration } from './library.ts';

// The contract has checked what the handler gets.
const answers: Registration = { layer: 'router', params: ['Arguments'], from: 1, until: 2, members: 4 };

export const tsRest: Library = {
  name: 'ts-rest',
  category: 'framework',
  packages: ['@ts-rest/express', '@ts-rest/fastify', '@ts-rest/nest', '@ts-rest/next', '@ts-rest/serverless', '@ts-rest/serverless/*'],
  docs: 'https://ts-rest.com/docs/express',
  exports: {
    initServer: { value: 'initServer' },
    createNextRoute: { value: 'createNextRoute' },
    tsr: { value: 'Server' },
  },
  types: {
    initServer: { call: { returns: 'Server' } },
    Server: {
      members: {
        router: { call: { registers: answers } },
        route: { call: { registers: { layer: 'router', params: ['Arguments'], from: 1 } } },
        platformContext: { call: { returns: 'this' } },
        routerWithMiddleware: { call: { returns: 'RouterOf' } },
      },
    },
    RouterOf: { call: { registers: { ...answers, from: 0, until: 1 } } },
    createNextRoute: { call: { registers: answers } },
    Arguments: {
      role: 'context',
      members: { body: { input: 'message' }, query: { input: 'query' }, params: { input: 'params' }, headers: { input: 'headers' } },
    },
  },
};
