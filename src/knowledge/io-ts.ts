import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const builders = 'array readonlyArray type partial record union intersection tuple exact strict literal keyof readonly refinement brand recursion';
const ready = 'string number boolean bigint unknown UnknownArray UnknownRecord Int';

export const ioTs: Library = {
  name: 'io-ts',
  category: 'validation',
  setting: 'io-ts',
  packages: ['io-ts'],
  docs: 'https://github.com/gcanti/io-ts/blob/master/index.md',
  exports: {
    ...exported(builders, { value: 'build' }),
    ...exported(ready, { value: 'Type' }),
    ...exported('Type Mixed Any', { instance: 'Type' }),
  },
  types: {
    build: { call: { returns: 'Type' } },
    Type: { role: 'schema', members: { ...methods('decode is validate', { effect: 'validate' }), pipe: { call: { returns: 'Type' } } } },
  },
};
