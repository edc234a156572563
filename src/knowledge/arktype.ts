import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const arktype: Library = {
  name: 'ArkType',
  category: 'validation',
  setting: 'arktype',
  packages: ['arktype'],
  docs: 'https://arktype.io/docs/intro/setup',
  exports: { ...exported('type', { value: 'build' }), ...exported('Type', { instance: 'Type' }) },
  types: {
    build: { call: { returns: 'Type' } },
    Type: {
      role: 'schema',
      call: { effect: 'validate' },
      members: {
        ...methods('assert allows from', { effect: 'validate' }),
        ...methods('and or array optional default filter narrow pipe to brand onUndeclaredKey describe configure', { returns: 'this' }),
      },
    },
  },
};
