import { describe, expect, it } from 'vitest';
import { factsIn, lines } from '../support/project.ts';

type Files = Record<string, string>;

const FILES = {
  'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();`,
  'src/services/users.ts': `import { prisma } from '../db'; export async function isTaken(name: string) { return (await count(name)) > 0; } function count(name: string) { return prisma.user.count({ where: { name } }); }
export const isLong = (name: string) => name.length > 9; export async function isFree(name: string) { return name !== 'x'; }`,
  'src/lib/users.ts': `import { prisma } from '../db';\nexport function countUsers(name: string) { return prisma.user.count({ where: { name } }); }`,
};

function found(text: string, path = 'src/schemas/user.ts', certainty: 'certain' | 'likely' = 'certain', files: Files = {}): string[] {
  const facts = factsIn({ ...FILES, ...files, [path]: text }, path);
  return lines({ ...facts, of: (kind) => facts.of(kind, certainty) }, 'schema-logic', ({ code, deed, within }) => `${deed} ${code}${within?.kind === 'code' ? ` (${within.because})` : ''}`);
}

describe('a schema that does more than look', () => {
  it.each([
    ['queries in a refinement', `import { z } from 'zod'; import { prisma } from '../db'; export const s = z.string().refine(async (name) => (await prisma.user.count({ where: { name } })) === 0);`, 'database prisma.user.count'],
    ['queries in a function', `import { prisma } from '../db'; export async function mustExist(id: number) { return (await prisma.user.findUnique({ where: { id } })) !== null; }`, 'database prisma.user.findUnique'],
    ['calls a service', `import { z } from 'zod'; import { isTaken } from '../services/users'; export const s = z.string().refine(async (name) => !(await isTaken(name)));`, 'layer-call isTaken'],
    ['fetches', `export class UserDto { async avatar() { return (await fetch('https://example.com')).json(); } }`, 'external-call fetch'],
    ['writes a file', `import { writeFileSync } from 'node:fs'; export class UserDto { save() { writeFileSync('x', 'y'); } }`, 'side-effect writeFileSync'],
    ['reads a file', `import fs from 'fs'; export function check(name: string) { return fs.existsSync(name); }`, 'side-effect fs.existsSync'],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([`1 ${expected}`]);
  });

  it('a callback of a validation library is a schema wherever it stands, unless another layer answers for it', () => {
    const text = `import { z } from 'zod'; import { prisma } from '../db'; export const s = z.string().refine(async (name) => (await prisma.user.count({ where: { name } })) === 0);`;
    expect(found(text, 'src/users/things.ts', 'certain')).toEqual(['1 database prisma.user.count (a callback of `refine`)']);
    expect(found(text, 'src/services/users.ts')).toEqual([]);
  });

  it('likely: helpers outside the layers, state of the module, secrets', () => {
    expect(found(`import { countUsers } from '../lib/users'; export const check = (name: string) => countUsers(name);`)).toEqual([]);
    expect(found(`import { countUsers } from '../lib/users'; export const check = (name: string) => countUsers(name);`, undefined, 'likely')).toEqual(['1 database countUsers']);
    expect(found(`import { isFree } from '../services/users'; export const check = (name: string) => isFree(name);`, undefined, 'likely')).toEqual(['1 layer-call isFree']);
    expect(found(`let last = ''; export function check(name: string) { last = name; return name === last; }`, undefined, 'likely')).toEqual(['1 side-effect last = name']);
    expect(found(`let compiled: unknown; export function check() { compiled ??= {}; return compiled; }`, undefined, 'likely')).toEqual([]);
  });

  it.each([
    ['looks at the value', `import { z } from 'zod'; export const s = z.object({ a: z.string(), b: z.string() }).refine(({ a, b }) => a === b).transform(({ a }) => a.trim());`],
    ['maps an entity to a response', `export class UserResponse { static from(user: { name: string }) { return Object.assign(new UserResponse(), { name: user.name }); } }`],
    ['has the enums of the ORM', `import { Role } from '@prisma/client'; import { z } from 'zod'; export const s = z.nativeEnum(Role);`],
    ['is made from a table', `import { createInsertSchema } from 'drizzle-zod'; import { users } from '../db/tables'; export const s = createInsertSchema(users).omit({ id: true });`],
    ['loads its document with the module', `import { readFileSync } from 'node:fs'; export const document = JSON.parse(readFileSync('schema.json', 'utf8'));`],
    ['has methods named like queries', `export class UserDto { items = new Map<string, string>(); find(name: string) { return this.items.get(name); } delete(name: string) { return this.items.delete(name); } }`],
    ['uses a small function of a service', `import { isLong } from '../services/users'; export const check = (name: string) => isLong(name);`],
    ['looks at an address', `import net from 'node:net'; export const check = (name: string) => net.isIP(name) !== 0;`],
    ['makes a piece of SQL', `import postgres from 'postgres'; import { z } from 'zod'; const sql = postgres('x'); export const s = z.string().transform((name) => sql\`lower(\${name})\`);`],
    ['calls another schema', `import { z } from 'zod'; const inner = z.string(); export const s = z.unknown().transform((value) => inner.parse(value));`],
  ])('is silent about one that %s', (_, text) => {
    expect(found(text, undefined, 'likely')).toEqual([]);
  });

  it('is silent about entities that their file calls a schema', () => {
    expect(found(`import { Schema } from 'mongoose'; export const userSchema = new Schema({ name: String }); userSchema.statics.byName = function (name) { return this.findOne({ name }); };`)).toEqual([]);
    expect(found(`import { Prop, Schema } from '@nestjs/mongoose'; import { readFileSync } from 'fs'; @Schema() export class User { @Prop() name: string; load() { return readFileSync('x'); } }`, 'src/users/user.schema.ts')).toEqual([]);
  });
});
