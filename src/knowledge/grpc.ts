import { exported } from './exported.ts';
import type { Library, Registration } from './library.ts';

const answers: Registration = { layer: 'router', params: ['Call', 'Answer'], members: 1 };

export const grpc: Library = {
  name: 'gRPC',
  category: 'framework',
  packages: ['@grpc/grpc-js', 'grpc'],
  docs: 'https://grpc.io/docs/languages/node/basics/',
  exports: {
    Server: { instance: 'Server' },
    UntypedServiceImplementation: { instance: 'Implementation' },
    ...exported('ServerUnaryCall ServerReadableStream ServerWritableStream ServerDuplexStream', { instance: 'Call' }),
    sendUnaryData: { instance: 'Answer' },
    ...exported('handleUnaryCall handleClientStreamingCall handleServerStreamingCall handleBidiStreamingCall', { instance: 'Handler' }),
    status: { value: 'status' },
  },
  types: {
    Server: { members: { addService: { call: { registers: { ...answers, from: 1 } } } } },
    Implementation: { holds: answers },
    Handler: { params: ['Call', 'Answer'] },
    Call: { role: 'request', members: { request: { input: 'message' }, metadata: { input: 'headers' } } },
    Answer: { role: 'response', call: { effect: 'respond' } },
    status: { role: 'http-status' },
  },
};
