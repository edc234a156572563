import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const awilix: Library = {
  name: 'Awilix',
  category: 'container',
  packages: ['awilix', '@fastify/awilix'],
  docs: 'https://github.com/jeffijoe/awilix#readme',
  exports: {
    createContainer: { value: 'createContainer' },
    AwilixContainer: { instance: 'Container' },
    ...exported('diContainer diContainerProxy diContainerClassic', { value: 'Container' }),
  },
  types: {
    createContainer: { call: { returns: 'Container' } },
    Container: { members: methods('resolve build') },
  },
};
