import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const typedi: Library = {
  name: 'TypeDI',
  category: 'container',
  packages: ['typedi'],
  docs: 'https://docs.typestack.community/typedi',
  exports: { ...exported('default Container', { value: 'Container' }), ContainerInstance: { instance: 'Container' } },
  types: { Container: { members: methods('get getMany') } },
};
