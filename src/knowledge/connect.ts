import { exported } from './exported.ts';
import type { Library, Registration } from './library.ts';

const answers: Registration = { layer: 'router', params: [null, 'HandlerContext'] };

export const connect: Library = {
  name: 'Connect',
  category: 'framework',
  packages: ['@connectrpc/connect', '@bufbuild/connect'],
  docs: 'https://connectrpc.com/docs/node/implementing-services',
  exports: {
    HandlerContext: { instance: 'HandlerContext' },
    ConnectRouter: { instance: 'Router' },
    createConnectRouter: { value: 'createRouter' },
    ServiceImpl: { instance: 'ServiceImpl' },
    ...exported('MethodImpl UnaryImpl ServerStreamingImpl', { instance: 'MethodImpl' }),
    ConnectError: { instance: 'ConnectError' },
    Code: { value: 'Code' },
  },
  types: {
    createRouter: { call: { returns: 'Router' } },
    Router: {
      members: {
        service: { call: { returns: 'this', registers: { ...answers, from: 1, until: 2, members: 1 } } },
        rpc: { call: { returns: 'this', registers: { ...answers, from: 1 } } },
      },
    },
    ServiceImpl: { holds: { ...answers, members: 1 } },
    MethodImpl: { params: [null, 'HandlerContext'] },
    HandlerContext: {
      role: 'context',
      follows: 'message',
      members: { requestHeader: { input: 'headers' }, responseHeader: { type: 'Headers' }, responseTrailer: { type: 'Headers' }, values: {} },
    },
    Headers: { role: 'response', members: { set: { effect: 'respond', call: { effect: 'respond' } }, append: { effect: 'respond', call: { effect: 'respond' } } } },
    ConnectError: { role: 'http-exception' },
    Code: { role: 'http-status' },
  },
};
