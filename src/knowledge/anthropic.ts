import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const anthropic: Library = {
  name: 'Anthropic',
  category: 'sdk',
  packages: ['@anthropic-ai/sdk'],
  docs: 'https://github.com/anthropics/anthropic-sdk-typescript#readme',
  exports: exported('default Anthropic', { instance: 'Client' }),
  types: {
    Client: { role: 'external-client', members: { withOptions: { call: { returns: 'this' } }, '*': { type: 'Resource', call: { effect: 'external' } } } },
    Resource: { members: { '*': { type: 'Resource', call: { effect: 'external' } } } },
  },
};
