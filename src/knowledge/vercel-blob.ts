import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const vercelBlob: Library = {
  name: 'Vercel Blob',
  category: 'sdk',
  packages: ['@vercel/blob'],
  docs: 'https://vercel.com/docs/vercel-blob/using-blob-sdk',
  exports: exported('put del head list copy', { value: 'request' }),
  types: { request: { call: { effect: 'external' } } },
};
