import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const bull: Library = {
  name: 'Bull',
  category: 'queue',
  packages: ['bull', '@nestjs/bull'],
  docs: 'https://github.com/OptimalBits/bull/blob/develop/REFERENCE.md',
  exports: {
    ...exported('default *', { value: 'createQueue', instance: 'Queue' }),
    Queue: { instance: 'Queue' },
    InjectQueue: { decorator: { injects: 'Queue' } },
  },
  types: {
    createQueue: { call: { returns: 'Queue' } },
    Queue: { role: 'external-client', members: methods('add addBulk', { effect: 'notify' }) },
  },
};
