import type { Library } from './library.ts';

/** What a request carries along without a parameter: the store is what its type argument says. */
export const nodeAsyncHooks: Library = {
  name: 'AsyncLocalStorage',
  category: 'container',
  packages: ['node:async_hooks', 'async_hooks'],
  docs: 'https://nodejs.org/api/async_context.html',
  exports: { AsyncLocalStorage: { instance: 'AsyncLocalStorage' } },
  types: { AsyncLocalStorage: { members: { getStore: { call: {}, fromBinding: [] } } } },
};
