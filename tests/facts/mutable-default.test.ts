import { describe, expect, it } from 'vitest';
import { factsIn } from '../support/project.ts';

type Files = Record<string, string>;

/** The facts of a file as "line fault name", likely ones in parentheses. */
function found(text: string, files: Files = {}, path = 'src/lib/things.ts'): string[] {
  return factsIn({ ...files, [path]: text }, path).of('mutable-default', 'likely')
    .map(({ fault, name, certainty, place }) => `${place.loc.start.line} ${fault} ${name}${certainty === 'certain' ? '' : ' (likely)'}`);
}

/** The file after the first suggestion of its only fact. */
function rewritten(text: string, files: Files = {}, path = 'src/lib/things.ts'): string | undefined {
  const [fact] = factsIn({ ...files, [path]: text }, path).of('mutable-default', 'likely');
  const edits = fact?.rewrites?.[0]?.edits;
  if (!edits) return undefined;
  const code = [...edits].sort((a, b) => b.range[0] - a.range[0]).reduce((all, { range, text: inserted }) => all.slice(0, range[0]) + inserted + all.slice(range[1]), text);
  // It parses, and there is nothing left to report.
  expect(found(code, files, path)).toEqual([]);
  return code;
}

describe('a default literal that the function changes', () => {
  it.each([
    ['the guideline\'s own example', `export function f(items: string[] = []) { items.push('new'); return items; }`, 'items'],
    ['an arrow function', `export const f = (items: string[] = []) => items.push('new');`, 'items'],
    ['a method', `class A { f(items: string[] = []) { items.sort(); return items; } }`, 'items'],
    ['an object', `export function f(options: { a?: number } = {}) { options.a = 1; return options; }`, 'options'],
    ['an object, deeply', `export function f(options: any = {}) { options.a.b = 1; return options; }`, 'options'],
    ['delete', `export function f(options: any = {}) { delete options.a; send(options); } declare function send(x: unknown): void;`, 'options'],
    ['count', `export function f(options: any = { n: 0 }) { options.n++; return fetch('/', options); }`, 'options'],
    ['Object.assign', `export function f(options: any = {}) { Object.assign(options, { a: 1 }); return options; }`, 'options'],
    ['in a callback', `export function f(xs: number[], out: number[] = []) { xs.forEach((x) => out.push(x)); return out; }`, 'out'],
    ['a map', `export function f(seen = new Map<string, number>()) { seen.set('a', 1); return seen; }`, 'seen'],
    ['a set', `export function f(seen = new Set<string>()) { seen.add('a'); return seen.size; }`, 'seen'],
    ['a part of a parameter', `export function f({ tags = [] }: { tags?: string[] }) { tags.push('a'); return tags; }`, 'tags'],
    ['through an assertion', `export function f(options = {}) { (options as any).a = 1; return options; }`, 'options'],
  ])('%s', (_, text, name) => {
    expect(found(text)).toEqual([`1 mutated-literal ${name}`]);
  });

  it.each([
    ['only read', `export function f(items: string[] = []) { return items.map((item) => item.trim()); }`],
    ['a copy is changed', `export function f(items: string[] = []) { items = [...items]; items.push('a'); return items; }`],
    ['another copy is changed', `export function f(items: string[] = []) { const all = [...items]; all.push('a'); return all; }`],
    ['a method of the same name on something else', `export function f(options: any = {}) { options.list.push(1); options.set('a'); return options.delete(1); }`],
    ['readonly', `export function f(items: readonly string[] = []) { return items.length; }`],
    ['a recursive collector', `export function walk(node: any, out: string[] = []) { out.push(node.name); for (const child of node.children) walk(child, out); return out; }`],
    ['a recursive method', `class A { walk(node: any, out: string[] = []) { out.push(node.name); node.children.forEach((c: any) => this.walk(c, out)); return out; } }`],
    ['a mutual recursion', `function a(n: any, out: string[] = []) { out.push(n); b(n, out); } function b(n: any, out: string[]) { a(n.next, out); }`],
    ['a recursion that copies', `export function walk(node: any, seen = new Set<string>()) { seen.add(node.name); for (const child of node.children) { const own = new Set(seen); walk(child, own); } return seen; }`],
    ['a change that is all the function does', `export function addDefaults(options: any = {}) { options.a = 1; if (options.b) delete options.b; }`],
    ['a variable in disguise', `function paths(node: any, found: string[] = []) { found.push(node.name); return found; } export const f = (node: any) => paths(node);`],
    ['a reducer', `export const total = [1].reduce((sum: number[] = [], x) => { sum.push(x); return sum; }, undefined);`],
    ['an out parameter that a caller reads', `function check(x: unknown, errors: string[] = []) { errors.push('bad'); } export function f() { const errors: string[] = []; check(1, errors); return errors.length; }`],
    ['assigned, not changed', `export function f(options: any = {}) { let other; other = options; return options === other; }`],
    ['destructured in the body', `export function f(input: any) { const { tags = [] } = input; tags.push(1); }`],
    ['compared', `export function f(options: any = {}) { return options.a === 1 && options.b; }`],
    ['a primitive', `export function f(count = 0) { count += 1; return count; }`],
    ['a new object for each call', `export function f(at = new Date()) { at.setHours(0); }`],
  ])('is silent: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('is silent in tests', () => {
    expect(found(`export function f(items: string[] = []) { items.push('new'); return items; }`, {}, 'src/lib/things.test.ts')).toEqual([]);
  });

  it('offers a copy that parses and works', () => {
    expect(rewritten(`export function f(items: string[] = []) {\n  'use strict';\n  items.push('new');\n  return items;\n}`))
      .toBe(`export function f(items: string[] = []) {\n  'use strict';\n  items = [...items];\n  items.push('new');\n  return items;\n}`);
    expect(rewritten(`export const f = (options: any = {}) => { options.a = 1; return options; };`)).toBe(`export const f = (options: any = {}) => { options = { ...options }; options.a = 1; return options; };`);
    expect(rewritten(`export const f = (seen = new Set()) => { seen.add(1); return seen; };`)).toBe(`export const f = (seen = new Set()) => { seen = new Set(seen); seen.add(1); return seen; };`);
  });

  it('offers nothing where a flat copy is not enough or has no place', () => {
    expect(rewritten(`export function f(options: any = {}) { options.a.b = 1; return options; }`)).toBeUndefined();
    expect(rewritten(`export const f = (items: number[] = []) => items.push(1);`)).toBeUndefined();
    expect(rewritten(`class B extends A { constructor(o: any = {}) { super(o); o.a = 1; } }`)).toBeUndefined();
  });
});

describe('a default that refers to one object', () => {
  it.each([
    ['of the module', `const DEFAULTS = { retries: 3 }; export function send(options = DEFAULTS) { options.retries -= 1; }`],
    ['a list', `const NAMES = ['a']; export function f(names = NAMES) { names.push('b'); return names; }`],
    ['of a class', `class Options { static DEFAULTS = { retries: 3 }; } export function send(options = Options.DEFAULTS) { options.retries -= 1; }`],
    ['changed by a helper', `const DEFAULTS = { a: 1 }; function set(o: any) { o.a = 2; } export function send(options = DEFAULTS) { set(options); }`],
    ['kept in a field and changed there', `const DEFAULTS = { a: 1 }; class A { options; constructor(options = DEFAULTS) { this.options = options; } set() { this.options.a = 2; } }`],
    ['a parameter property', `const DEFAULTS = { a: 1 }; class A { constructor(private options = DEFAULTS) {} set() { this.options.a = 2; } }`],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([expect.stringMatching(/^1 shared-reference (options|names)$/)]);
  });

  it('an imported one', () => {
    expect(found(`import { DEFAULTS } from './defaults'; export function f(options = DEFAULTS) { options.a = 2; }`, { 'src/lib/defaults.ts': `export const DEFAULTS = { a: 1 };` })).toEqual(['1 shared-reference options']);
  });

  it('handed out is likely', () => {
    expect(found(`const DEFAULTS = { a: 1 }; export function f(options = DEFAULTS) { return options; }`)).toEqual(['1 shared-reference options (likely)']);
    expect(found(`const DEFAULTS = { a: 1 }; class A { options; constructor(options = DEFAULTS) { this.options = options; } }`)).toEqual(['1 shared-reference options (likely)']);
  });

  it('a fallback in the body', () => {
    expect(found(`const DEFAULTS = { a: 1 }; export function f(given?: any) { const options = given ?? DEFAULTS; options.a = 2; }`)).toEqual(['1 shared-reference options']);
    expect(found(`const DEFAULTS = { a: 1 }; class A { o; constructor(given?: any) { this.o = given || DEFAULTS; } set() { this.o.a = 2; } }`)).toEqual(['1 shared-reference o']);
    expect(found(`const DEFAULTS = { a: 1 }; export function f(given?: any) { const options = { ...(given ?? DEFAULTS) }; options.a = 2; }`)).toEqual([]);
  });

  it.each([
    ['only read', `const DEFAULTS = { a: 1 }; export function f(options = DEFAULTS) { return options.a; }`],
    ['frozen', `const DEFAULTS = Object.freeze({ a: 1 }); export function f(options = DEFAULTS) { return options; }`],
    ['frozen afterwards', `const DEFAULTS = { a: 1 }; Object.freeze(DEFAULTS); export function f(options = DEFAULTS) { return options; }`],
    ['const', `const DEFAULTS = { a: 1 } as const; export function f(options: any = DEFAULTS) { return options; }`],
    ['readonly', `const DEFAULTS: Readonly<{ a: number }> = { a: 1 }; export function f(options = DEFAULTS) { return options; }`],
    ['copied', `const DEFAULTS = { a: 1 }; export function f(options = { ...DEFAULTS }) { return options; }`],
    ['a service', `const clock = { now() { return 1; } }; class A { constructor(private clock = clock) {} }`],
    ['an instance', `class Repo {} const repo = new Repo(); export function f(users = repo) { users.count = 1; return users; }`],
    ['made in the function', `export function outer() { const base = { a: 1 }; return (options = base) => { options.a = 2; }; }`],
    ['a string', `const NAME = 'a'; export function f(name = NAME) { return name; }`],
    ['a function', `const id = () => ({}); export function f(make = id) { return make; }`],
  ])('is silent: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('offers copies', () => {
    expect(rewritten(`const D = { a: 1 };\nexport function f(options = D) {\n  options.a = 2;\n}`)).toBe(`const D = { a: 1 };\nexport function f(options = D) {\n  options = { ...options };\n  options.a = 2;\n}`);
    expect(rewritten(`const D = { a: { b: 1 } }; export function f(options = D) { options.a.b = 2; }`)).toBe(`const D = { a: { b: 1 } }; export function f(options = structuredClone(D)) { options.a.b = 2; }`);
    expect(rewritten(`const D = ['a']; export function f(names = D) { return names; }`)).toBe(`const D = ['a']; export function f(names = [...D]) { return names; }`);
    expect(rewritten(`const D = { a: { b() {} } }; export function f(options: any = D) { options.a.b = 2; }`)).toBeUndefined();
  });
});

describe('one object for all instances', () => {
  it('a field that begins with it and is changed', () => {
    expect(found(`const DEFAULTS = { a: 1 }; class A { options = DEFAULTS; set() { this.options.a = 2; } }`)).toEqual(['1 shared-instance options']);
    expect(found(`class A { static base: string[] = []; list = A.base; add(x: string) { this.list.push(x); } }`)).toEqual(['1 shared-instance list']);
    expect(found(`const DEFAULTS = { a: 1 }; class A { options = { ...DEFAULTS }; set() { this.options.a = 2; } }`)).toEqual([]);
    expect(found(`const DEFAULTS = { a: 1 }; class A { options = DEFAULTS; get() { return this.options.a; } }`)).toEqual([]);
  });

  it('a property of the prototype', () => {
    expect(found(`function Cart() {}\nCart.prototype.items = [];\nCart.prototype.add = function (x) { this.items.push(x); };`, {}, 'src/lib/cart.js')).toEqual(['2 shared-instance items']);
    expect(found(`function Cart() {}\nCart.prototype.items = [];\nCart.prototype.size = function () { return this.items.length; };`, {}, 'src/lib/cart.js')).toEqual([]);
  });

  it('leaves registries alone', () => {
    expect(found(`class Registry { static all = new Map(); static add(x: string) { Registry.all.set(x, 1); } }`)).toEqual([]);
    expect(found(`const cache: Record<string, number> = {}; export function put(x: string) { cache[x] = 1; }`)).toEqual([]);
  });
});

describe('a default that is computed when the file is loaded', () => {
  it.each([
    ['zod', `import { z } from 'zod'; export const s = z.object({ at: z.date().default(new Date()) });`, 'z.date().default(() => new Date())'],
    ['zod, a namespace', `import * as z from 'zod/v4'; export const s = z.object({ at: z.date().optional().default(new Date()) });`, 'default(() => new Date())'],
    ['zod, calculated', `import { z } from 'zod'; export const s = z.object({ at: z.number().default(Date.now() + 1000) });`, 'default(() => Date.now() + 1000)'],
    ['valibot', `import * as v from 'valibot'; export const s = v.object({ at: v.optional(v.date(), new Date()) });`, 'v.optional(v.date(), () => new Date())'],
    ['yup', `import * as yup from 'yup'; export const s = yup.object({ at: yup.date().default(new Date()) });`, 'default(() => new Date())'],
    ['joi', `import Joi from 'joi'; export const s = Joi.object({ at: Joi.date().default(new Date()) });`, 'default(() => new Date())'],
    ['TypeBox', `import { Type } from '@sinclair/typebox'; export const s = Type.Object({ at: Type.String({ default: new Date().toISOString() }) });`, undefined],
    ['Mongoose', `import mongoose from 'mongoose'; export const s = new mongoose.Schema({ at: { type: Date, default: Date.now() } });`, 'default: Date.now }'],
    ['Mongoose, a named import', `import { Schema } from 'mongoose'; export const s = new Schema({ at: { type: Date, default: new Date() } });`, 'default: () => new Date()'],
    ['Mongoose, required', `const { Schema } = require('mongoose'); module.exports = new Schema({ at: { type: Date, default: Date.now() } });`, 'default: Date.now }'],
    ['Mongoose, a definition of its own', `import { Schema } from 'mongoose'; const definition = { at: { type: Date, default: Date.now() } }; export const s = new Schema(definition);`, 'default: Date.now }'],
    ['NestJS and Mongoose', `import { Prop, Schema } from '@nestjs/mongoose'; @Schema() export class A { @Prop({ default: Date.now() }) at: Date; }`, 'default: Date.now }'],
    ['Typegoose', `import { prop } from '@typegoose/typegoose'; export class A { @prop({ default: new Date() }) at: Date; }`, 'default: () => new Date()'],
    ['Sequelize', `import { DataTypes, Sequelize } from 'sequelize'; const s = new Sequelize(); export const A = s.define('a', { at: { type: DataTypes.DATE, defaultValue: new Date() } });`, 'defaultValue: () => new Date()'],
    ['Sequelize, a class', `import { DataTypes, Model } from 'sequelize'; export class A extends Model {} A.init({ at: { type: DataTypes.UUID, defaultValue: crypto.randomUUID() } }, {});`, 'defaultValue: () => crypto.randomUUID()'],
    ['TypeORM', `import { Column, Entity } from 'typeorm'; @Entity() export class A { @Column({ default: new Date() }) at: Date; }`, `default: () => 'CURRENT_TIMESTAMP'`],
    ['TypeORM, an identifier', `import { Column, Entity } from 'typeorm'; import { v4 } from 'uuid'; @Entity() export class A { @Column({ default: v4() }) at: string; }`, undefined],
    ['MikroORM', `import { Entity, Property } from '@mikro-orm/core'; @Entity() export class A { @Property({ default: new Date() }) at: Date; }`, 'onCreate: () => new Date()'],
    ['Drizzle', `import { pgTable, timestamp } from 'drizzle-orm/pg-core'; export const t = pgTable('t', { at: timestamp('at').notNull().default(new Date()) });`, '.$defaultFn(() => new Date())'],
    ['Drizzle, a callback', `import { pgTable } from 'drizzle-orm/pg-core'; export const t = pgTable('t', (c) => ({ at: c.timestamp().default(new Date()) }));`, '.$defaultFn(() => new Date())'],
    ['an imported identifier', `import { randomUUID } from 'node:crypto'; import { text, sqliteTable } from 'drizzle-orm/sqlite-core'; export const t = sqliteTable('t', { at: text('id').default(randomUUID()) });`, '.$defaultFn(() => randomUUID())'],
    ['nanoid', `import { nanoid } from 'nanoid'; import { z } from 'zod'; export const s = z.object({ at: z.string().default(nanoid()) });`, 'default(() => nanoid())'],
    ['dayjs', `import dayjs from 'dayjs'; import { Schema } from 'mongoose'; export const s = new Schema({ at: { type: Date, default: dayjs().toDate() } });`, 'default: () => dayjs().toDate()'],
  ])('%s', (_, text, suggestion) => {
    expect(found(text)).toEqual(['1 frozen at']);
    if (suggestion === undefined) expect(rewritten(text)).toBeUndefined();
    else expect(rewritten(text)).toContain(suggestion);
  });

  it.each([
    ['a function', `import { Schema } from 'mongoose'; export const s = new Schema({ at: { type: Date, default: Date.now }, id: { type: String, default: () => crypto.randomUUID() } });`],
    ['$defaultFn', `import { text, sqliteTable } from 'drizzle-orm/sqlite-core'; export const t = sqliteTable('t', { id: text('id').$defaultFn(() => crypto.randomUUID()) });`],
    ['defaultNow, SQL', `import { sql } from 'drizzle-orm'; import { timestamp, pgTable } from 'drizzle-orm/pg-core'; export const t = pgTable('t', { a: timestamp().defaultNow(), b: timestamp().default(sql\`now()\`) });`],
    ['a fixed date', `import { z } from 'zod'; export const s = z.date().default(new Date('2020-01-01'));`],
    ['primitives', `import { z } from 'zod'; export const s = z.object({ a: z.number().default(1), b: z.string().default('x'), c: z.boolean().default(false) });`],
    ['containers that are copied', `import { z } from 'zod'; import { Schema } from 'mongoose'; export const s = z.object({ a: z.array(z.string()).default([]), b: z.object({}).default({}) }); export const m = new Schema({ tags: { type: [String], default: [] }, any: { type: Schema.Types.Mixed, default: {} } });`],
    ['in a schema that a function makes', `import { z } from 'zod'; export const make = () => z.object({ at: z.date().default(new Date()) });`],
    ['a default of something else', `const lib = { default: (x: unknown) => x }; export const s = lib.default(new Date());`],
    ['an object that no library takes', `export const s = { at: { type: Date, default: Date.now() } };`],
    ['a Date of the project', `import { z } from 'zod'; class Date {} export const s = z.any().default(new Date());`],
    ['a row that is written', `import { Model } from 'sequelize'; export class A extends Model {} export const f = () => A.create({ defaultValue: new Date() } as never);`],
    ['a query parameter', `import { z } from 'zod'; export const s = z.object({ year: z.number().max(new Date().getFullYear()) });`],
    ['a field of a class', `export class A { at = new Date(); id = crypto.randomUUID(); }`],
    ['a promise', `import { z } from 'zod'; export const s = z.string().parseAsync('a').catch(() => new Date());`],
  ])('is silent: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('one object that a schema hands out', () => {
  const zod3 = { 'package.json': '{ "dependencies": { "zod": "^3.25.0" } }' };
  const zod4 = { 'package.json': '{ "dependencies": { "zod": "^4.1.0" } }' };

  it('zod', () => {
    expect(found(`import { z } from 'zod'; export const s = z.object({ meta: z.any().default({ tags: [] }) });`, zod4)).toEqual(['1 shared-instance meta']);
    expect(found(`import { z } from 'zod'; export const s = z.object({ meta: z.any().default({}) });`, zod3)).toEqual(['1 shared-instance meta']);
    expect(found(`import { z } from 'zod'; export const s = z.object({ meta: z.any().default({}) });`, zod4)).toEqual([]);
    expect(found(`import { z } from 'zod'; export const s = z.object({ meta: z.any().default(() => ({ tags: [] })) });`, zod4)).toEqual([]);
    expect(found(`import { z } from 'zod'; export const s = z.object({ meta: z.object({ tags: z.array(z.string()) }).default({ tags: [] }) });`, zod4)).toEqual([]);
    expect(rewritten(`import { z } from 'zod'; export const s = z.object({ meta: z.any().default({ tags: [] }) });`)).toContain('default(() => ({ tags: [] }))');
  });

  it('valibot', () => {
    expect(found(`import * as v from 'valibot'; export const s = v.object({ meta: v.optional(v.any(), {}) });`)).toEqual(['1 shared-instance meta']);
    expect(found(`import { array, object, optional, string } from 'valibot'; export const s = object({ tags: optional(array(string()), []) });`)).toEqual([]);
  });
});
