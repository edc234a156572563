import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const aiSdk: Library = {
  name: 'AI SDK',
  category: 'sdk',
  packages: ['ai'],
  docs: 'https://ai-sdk.dev/docs/reference/ai-sdk-core',
  exports: exported('generateText streamText generateObject streamObject embed embedMany generateImage experimental_generateImage', { value: 'generate' }),
  types: { generate: { call: { effect: 'external' } } },
};
