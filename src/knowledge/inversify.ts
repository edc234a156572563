import type { Library } from './library.ts';
import { methods } from './members.ts';

export const inversify: Library = {
  name: 'InversifyJS',
  category: 'container',
  packages: ['inversify'],
  docs: 'https://inversify.io/docs/introduction/getting-started/',
  exports: { Container: { instance: 'Container' } },
  types: { Container: { members: methods('get getAll getAsync getAllAsync') } },
};
