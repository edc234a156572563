import { exported } from './exported.ts';
import type { Library } from './library.ts';

/** Gives data the shape of a class; checks nothing. */
export const classTransformer: Library = {
  name: 'class-transformer',
  category: 'validation',
  packages: ['class-transformer', '@nestjs/class-transformer'],
  docs: 'https://github.com/typestack/class-transformer#readme',
  exports: exported('plainToInstance plainToClass plainToClassFromExist instanceToPlain classToPlain instanceToInstance deserialize serialize', { value: 'convert' }),
  types: { convert: { call: {} } },
};
