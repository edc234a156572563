import type { Library } from './library.ts';

const external = { call: { effect: 'external' } } as const;

export const googleCloudStorage: Library = {
  name: 'Google Cloud Storage',
  category: 'sdk',
  packages: ['@google-cloud/storage'],
  docs: 'https://cloud.google.com/nodejs/docs/reference/storage/latest',
  exports: { Storage: { instance: 'Storage' }, Bucket: { instance: 'Bucket' }, File: { instance: 'File' } },
  types: {
    Storage: {
      role: 'external-client',
      members: { bucket: { call: { returns: 'Bucket' } }, createBucket: external, getBuckets: external, getServiceAccount: external, createHmacKey: external },
    },
    Bucket: {
      role: 'external-client',
      members: { file: { call: { returns: 'File' } }, cloudStorageURI: {}, name: {}, storage: { type: 'Storage' }, '*': external },
    },
    File: {
      role: 'external-client',
      members: { publicUrl: { call: {} }, cloudStorageURI: {}, name: {}, metadata: {}, bucket: { type: 'Bucket' }, '*': external },
    },
  },
};
