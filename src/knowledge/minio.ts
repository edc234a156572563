import type { Library } from './library.ts';
import { methods } from './members.ts';

export const minio: Library = {
  name: 'MinIO',
  category: 'sdk',
  packages: ['minio', 'nestjs-minio-client'],
  docs: 'https://min.io/docs/minio/linux/developers/javascript/API.html',
  exports: { Client: { instance: 'Client' }, MinioService: { instance: 'Service' } },
  types: {
    Client: { role: 'external-client', members: { ...methods('setAppInfo setRequestOptions traceOn traceOff newPostPolicy'), '*': { call: { effect: 'external' } } } },
    Service: { members: { client: { type: 'Client' } } },
  },
};
