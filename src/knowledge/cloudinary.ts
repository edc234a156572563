import type { Library } from './library.ts';

export const cloudinary: Library = {
  name: 'Cloudinary',
  category: 'sdk',
  packages: ['cloudinary'],
  docs: 'https://cloudinary.com/documentation/node_integration',
  exports: { v2: { value: 'Cloudinary' } },
  types: {
    Cloudinary: { role: 'external-client', members: { uploader: { type: 'Resource' }, api: { type: 'Resource' } } },
    Resource: { role: 'external-client', members: { config: { call: {} }, '*': { call: { effect: 'external' } } } },
  },
};
