import { exported } from './exported.ts';
import type { Library, Member } from './library.ts';
import { methods, properties } from './members.ts';

const builders = `string number bigint boolean date symbol undefined null void any unknown never nan array object strictObject looseObject keyof union xor
  discriminatedUnion intersection tuple record partialRecord looseRecord map set enum nativeEnum literal lazy promise function custom instanceof
  preprocess transform optional exactOptional nullable nullish nonoptional prefault pipe codec readonly templateLiteral file json stringbool success
  email guid uuid uuidv4 uuidv6 uuidv7 url httpUrl emoji nanoid cuid cuid2 ulid xid ksuid ipv4 ipv6 mac cidrv4 cidrv6 base64 base64url e164 jwt
  hostname hex hash stringFormat int int32 uint32 int64 uint64 float32 float64 ostring onumber oboolean pipeline effect`;
/** Names that do not start a statement of their own, so that nobody imports them one by one. */
const reserved = new Set(['undefined', 'null', 'void', 'enum', 'function', 'instanceof']);
const schemaTypes = `ZodType ZodTypeAny ZodSchema Schema AnyZodObject ZodObject ZodString ZodNumber ZodBoolean ZodArray ZodEnum ZodUnion ZodDiscriminatedUnion
  ZodEffects ZodOptional ZodNullable ZodRecord ZodTuple ZodPipe ZodDefault ZodLiteral ZodDate ZodMiniType`;
const checks = 'parse safeParse parseAsync safeParseAsync decode decodeAsync safeDecode safeDecodeAsync encode encodeAsync safeEncode safeEncodeAsync';
const free: Member = {};

export const zod: Library = {
  name: 'Zod',
  category: 'validation',
  setting: 'zod',
  packages: ['zod', 'zod/v3', 'zod/v4', 'zod/mini', 'zod/v4-mini', 'zod/v4/mini', '@hono/zod-openapi'],
  docs: 'https://zod.dev/api',
  exports: {
    ...exported('default * z', { value: 'Zod' }),
    coerce: { value: 'Builders' },
    iso: { value: 'Builders' },
    ...exported(builders.split(/\s+/).filter((name) => !reserved.has(name)).join(' '), { value: 'build' }),
    ...exported(schemaTypes, { instance: 'Schema' }),
    // zod/mini
    ...exported(checks, { value: 'validate' }),
  },
  types: {
    Zod: {
      members: {
        ...methods(builders, { returns: 'Schema' }),
        coerce: { type: 'Builders' },
        iso: { type: 'Builders' },
        ...properties(schemaTypes, 'Schema'),
        ...methods(checks, { effect: 'validate' }),
      },
    },
    Builders: { members: methods('string number bigint boolean date time datetime duration', { returns: 'Schema' }) },
    build: { call: { returns: 'Schema' } },
    validate: { call: { effect: 'validate' } },
    Schema: {
      role: 'schema',
      members: {
        ...methods(`${checks} spa`, { effect: 'validate' }),
        shape: { type: 'Shape' },
        element: { type: 'Schema' },
        ...methods('isOptional isNullable toJSONSchema implement implementAsync'),
        options: free, enum: free, Enum: free, Values: free, value: free, description: free, def: free, _def: free, _zod: free, _type: free, _input: free, _output: free,
        '*': { call: { returns: 'this' } },
      },
    },
    Shape: { members: { '*': { type: 'Schema' } } },
  },
};
