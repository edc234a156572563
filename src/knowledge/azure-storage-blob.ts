import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const external = { call: { effect: 'external' } } as const;

export const azureStorageBlob: Library = {
  name: 'Azure Blob Storage',
  category: 'sdk',
  packages: ['@azure/storage-blob'],
  docs: 'https://learn.microsoft.com/en-us/javascript/api/@azure/storage-blob/',
  exports: {
    BlobServiceClient: { value: 'ServiceClass', instance: 'Service' },
    ContainerClient: { instance: 'Container' },
    ...exported('BlobClient BlockBlobClient AppendBlobClient PageBlobClient', { instance: 'Blob' }),
  },
  types: {
    ServiceClass: { members: { fromConnectionString: { call: { returns: 'Service' } } } },
    Service: { role: 'external-client', members: { getContainerClient: { call: { returns: 'Container' } }, url: {}, '*': external } },
    Container: {
      role: 'external-client',
      members: { ...methods('getBlobClient getBlockBlobClient getAppendBlobClient getPageBlobClient', { returns: 'Blob' }), url: {}, generateSasUrl: { call: {} }, '*': external },
    },
    Blob: {
      role: 'external-client',
      members: { ...methods('getBlockBlobClient getAppendBlobClient getPageBlobClient withSnapshot withVersion', { returns: 'Blob' }), url: {}, generateSasUrl: { call: {} }, '*': external },
    },
  },
};
