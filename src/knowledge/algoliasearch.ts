import { exported } from './exported.ts';
import type { Library } from './library.ts';

const external = { call: { effect: 'external' } } as const;

export const algoliasearch: Library = {
  name: 'Algolia',
  category: 'sdk',
  packages: ['algoliasearch'],
  docs: 'https://www.algolia.com/doc/libraries/javascript/',
  exports: {
    // Version 4 has a default export, version 5 the named one.
    ...exported('default * algoliasearch searchClient', { value: 'createClient' }),
    ...exported('Algoliasearch SearchClient', { instance: 'Client' }),
    SearchIndex: { instance: 'Index' },
  },
  types: {
    createClient: { call: { returns: 'Client' } },
    Client: { role: 'external-client', members: { initIndex: { call: { returns: 'Index' } }, clearCache: { call: {} }, addAlgoliaAgent: { call: {} }, '*': external } },
    Index: { role: 'external-client', members: { '*': external } },
  },
};
