import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const uuid: Library = {
  name: 'uuid',
  category: 'identity',
  packages: ['uuid', 'uuid/v4', 'uuid/v1'],
  docs: 'https://github.com/uuidjs/uuid#readme',
  // Versions 3 and 5 are names: the same on every call. The default export is older than version 7 of the package.
  exports: exported('default * v1 v4 v6 v7', { value: 'identify' }),
  types: { identify: { call: { effect: 'fresh' } } },
};
