import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const openai: Library = {
  name: 'OpenAI',
  category: 'sdk',
  packages: ['openai'],
  docs: 'https://platform.openai.com/docs/libraries',
  exports: exported('default OpenAI AzureOpenAI', { instance: 'Client' }),
  types: {
    // `webhooks.unwrap` checks a signature and calls nobody.
    Client: { role: 'external-client', members: { webhooks: {}, withOptions: { call: { returns: 'this' } }, '*': { type: 'Resource', call: { effect: 'external' } } } },
    Resource: { members: { '*': { type: 'Resource', call: { effect: 'external' } } } },
  },
};
