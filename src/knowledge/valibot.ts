import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const valibot: Library = {
  name: 'Valibot',
  category: 'validation',
  setting: 'valibot',
  packages: ['valibot'],
  docs: 'https://valibot.dev/api/',
  exports: {
    ...exported('parse parseAsync safeParse safeParseAsync assert is', { value: 'validate' }),
    ...exported('parser parserAsync safeParser safeParserAsync', { value: 'createParser' }),
    ...exported(
      `any array bigint blob boolean custom date enum enum_ exactOptional file function instance intersect lazy literal looseObject looseTuple map nan never
       nonNullable nonNullish nonOptional nullable nullish number object objectWithRest optional picklist promise record set strictObject
       strictTuple string symbol tuple tupleWithRest undefinedable union unknown variant pipe pipeAsync objectAsync partial required pick omit keyof
       fallback config unwrap`,
      { value: 'build' },
    ),
    ...exported('BaseSchema BaseSchemaAsync GenericSchema GenericSchemaAsync AnySchema', { instance: 'Schema' }),
  },
  types: {
    validate: { call: { effect: 'validate' } },
    createParser: { call: { returns: 'validate' } },
    build: { call: { returns: 'Schema' } },
    Schema: { role: 'schema' },
  },
};
