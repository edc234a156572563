import type { Library } from './library.ts';
import { methods } from './members.ts';

export const tsyringe: Library = {
  name: 'TSyringe',
  category: 'container',
  packages: ['tsyringe'],
  docs: 'https://github.com/microsoft/tsyringe#readme',
  exports: { container: { value: 'Container' }, DependencyContainer: { instance: 'Container' } },
  types: { Container: { members: methods('resolve resolveAll') } },
};
