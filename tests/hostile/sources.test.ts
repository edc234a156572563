/** Any source that parses must lint: huge, deep, odd or mutilated. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { FAT_ROUTER, fatRouter, QUERY_LINE, SAMPLE } from '../setup/sample.ts';
import { ROOT } from '../setup/workspace.ts';
import { everyRule, lintProject, lintText, PREFIX } from './lint.ts';

const noRules: Linter.Config = { ...everyRule, rules: {} };
const CLIENT = "import { PrismaClient } from '@prisma/client';\nimport { Router } from 'express';\nconst prisma = new PrismaClient();\nconst router = Router();\n";

describe('every rule', () => {
  it.each(Object.keys(plugin.rules))('%s has nothing to say of an empty file', (rule) => {
    const config = { ...everyRule, rules: { [`${PREFIX}/${rule}`]: 'error' } } satisfies Linter.Config;
    for (const file of ['src/routes/users.routes.ts', 'src/services/user.service.js', 'src/repositories/user.repository.tsx', 'src/schemas/user.schema.cts', 'src/middleware/auth.mjs']) {
      for (const text of ['', '\n', '// nothing\n', '\uFEFF', '#!/usr/bin/env node\n', '"use strict";', 'export {};', '/** @file */']) expect(lintText(text, file, config), file).toEqual([]);
    }
  });
});

describe('files that do not parse, or have another parser', () => {
  it('gives the parser the word, and says nothing itself', async () => {
    const found = await lintProject({ ...SAMPLE, [FAT_ROUTER]: `${fatRouter}\nusers.get((` });
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(/ fatal$/);
  });

  it('finds the same with the parser of ESLint', async () => {
    const config: Linter.Config = { files: ['**/*.js'], plugins: { [PREFIX]: plugin }, rules: plugin.configs.recommended.rules ?? {} };
    const files = Object.fromEntries(Object.entries(SAMPLE).filter(([name]) => name.endsWith('.ts')).map(([name, text]) => [name.replace(/ts$/, 'js'), text.replace(/\(id: number\)/, '(id)')]));
    expect(await lintProject({ ...files, 'package.json': SAMPLE['package.json'] ?? '' }, config)).toEqual([`${FAT_ROUTER.replace(/ts$/, 'js')}:${QUERY_LINE} no-database-in-router`]);
  });

  it('has nothing to say of what a parser of another kind gives', () => {
    const parser = { parseForESLint: () => ({ ast: { type: 'Program', body: [{ type: 'Odd', range: [0, 1], loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } }, things: [{ type: 'Odder', range: [0, 1], loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } } }] }], tokens: [], comments: [], sourceType: 'module', range: [0, 1], loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } } }, visitorKeys: { Program: ['body'], Odd: ['things'], Odder: [] } }) };
    expect(lintText('x', undefined, { ...everyRule, languageOptions: { parser } })).toEqual([]);
  });
});

describe('size', () => {
  it('20,000 lines: one query among them is found', async () => {
    const filler = Array.from({ length: 5000 }, (_, n) => `export function step${n}(input: number[]): number[] {\n  const next = input.filter((each) => each > ${n});\n  return next.length > 0 ? step${(n + 1) % 5000}(next) : next;\n}\n`).join('');
    const lines = fatRouter.split('\n').length - 1 + 20_000;
    const text = `${fatRouter}${filler}`;
    expect(text.split('\n').length - 1).toBe(lines);
    expect(await lintProject({ ...SAMPLE, [FAT_ROUTER]: text }, undefined, [FAT_ROUTER])).toEqual([`${FAT_ROUTER}:${QUERY_LINE} no-database-in-router`]);
  });

  it('5,000 handlers that all query: each is found', () => {
    const text = `${CLIENT}${Array.from({ length: 5000 }, (_, n) => `router.get('/${n}', async (req, res) => {\n  res.json(await prisma.thing${n}.count());\n});\n`).join('')}`;
    expect(lintText(text, undefined, plugin.configs.recommended).filter(({ ruleId }) => ruleId === `${PREFIX}/no-database-in-router`)).toHaveLength(5000);
  });

  it.each([
    ['minified code', `${CLIENT}${Array.from({ length: 500 }, (_, n) => `router.get('/${n}',async(a,b)=>{b.json(await prisma.t.count())});`).join('')}`, 0],
    ['the same code as somebody writes it', `${CLIENT}${Array.from({ length: 500 }, (_, n) => `router.get('/${n}', async (a, b) => {\n  b.json(await prisma.t.count());\n});\n`).join('')}`, 500],
    ['a picture in code that somebody wrote', `${CLIENT}const picture = '${'iVBORw0KGgo;{}'.repeat(5000)}';\nrouter.get('/', async (a, b) => {\n  b.json(await prisma.t.count());\n});\n`, 1],
  ])('of %s, what was written by hand is judged', (_, text, findings) => {
    expect(lintText(text, undefined, plugin.configs.recommended).filter(({ ruleId }) => ruleId === `${PREFIX}/no-database-in-router`)).toHaveLength(findings);
  });

  it('the presets leave files alone that say they are minified', () => {
    expect(lintText(`${CLIENT}router.get('/', async (a, b) => {\n  b.json(await prisma.t.count());\n});\n`, 'src/routes/users.min.js', plugin.configs.recommended).filter(({ ruleId }) => ruleId !== null)).toEqual([]);
  });

  it.each<[string, string]>([
    ['a line of 400,000 characters', `export const text = '${'x'.repeat(400_000)}';`],
    ['a list of 50,000 numbers', `export const numbers = [${'1,'.repeat(50_000)}];`],
    ['a chain of 3,000 constants', Array.from({ length: 3000 }, (_, n) => `const c${n} = ${n === 0 ? 'prisma' : `c${n - 1}`};`).join('\n') + '\nc2999.user.findMany();'],
    ['a chain of 3,000 functions', Array.from({ length: 3000 }, (_, n) => `function f${n}() { return ${n === 2999 ? 'prisma' : `f${n + 1}()`}; }`).join('\n') + '\nf0().user.findMany();'],
    ['a chain of 3,000 classes', `class C0 {}\n${Array.from({ length: 3000 }, (_, n) => `class C${n + 1} extends C${n} {}`).join('\n')}\nnew C3000().find();`],
    ['200 functions that all call each other', Array.from({ length: 200 }, (_, n) => `export function f${n}(x) { ${Array.from({ length: 200 }, (__, m) => `f${m}(x);`).join(' ')} return prisma; }`).join('\n')],
    ['300 reassignments of one variable', `let client = prisma;\n${Array.from({ length: 300 }, (_, n) => `if (process.env.X${n}) client = client.$extends({});`).join('\n')}\nrouter.get('/', () => client.user.findMany());`],
  ])('%s', (_, text) => {
    expect(lintText(CLIENT + text).filter(({ fatal }) => fatal)).toEqual([]);
  });
});

describe('depth', () => {
  const DEPTH = 2000;
  const nested = (open: string, core: string, close: string) => open.repeat(DEPTH) + core + close.repeat(DEPTH);
  it.each<[string, string]>([
    ['parentheses', `export const x = ${nested('(', 'prisma.user.findMany()', ')')};`],
    ['calls', `export const x = ${nested('f(', 'prisma.user.findMany()', ')')};`],
    ['arrow functions', `export const x = ${nested('() => ', 'prisma.user.findMany()', '')};`],
    ['functions in functions', nested('function f() {', 'prisma.user.findMany();', '}')],
    ['blocks', nested('{', 'prisma.user.findMany();', '}')],
    ['conditions', nested('if (a) {', 'prisma.user.findMany();', '}')],
    ['else if', `if (a) {}${' else if (a) {}'.repeat(DEPTH)}`],
    ['lists', `export const x = ${nested('[', '1', ']')};`],
    ['objects', `export const x = ${nested('{ a: ', '1', ' }')};`],
    ['conditional expressions', `export const x = ${nested('a ? ', '1', ' : 2')};`],
    ['members', `export const x = prisma${'.user'.repeat(DEPTH)}.findMany();`],
    ['chained calls', `export const x = prisma${'.$extends({})'.repeat(DEPTH)}.user.findMany();`],
    ['sums', `export const x = ${'prisma.user.count() + '.repeat(DEPTH)}1;`],
    ['templates', `export const x = ${nested('`${', '1', '}`')};`],
    ['types', `export type X = ${nested('Array<', 'string', '>')};`],
    ['patterns', `export function f(${nested('{ a: ', 'b', ' }')}) { return b; }`],
    ['classes', nested('class A { m() {', 'prisma.user.findMany();', '} }')],
    ['promises', `export const x = prisma.user.findMany()${'.then((y) => y)'.repeat(DEPTH)};`],
    ['awaits', `export const x = async () => ${'await '.repeat(DEPTH)}prisma.user.findMany();`],
  ])('%s, 2,000 deep, lint when they parse', (_, text) => {
    // Where the parser or ESLint itself gives up, there is nothing for us to add.
    const outcome = (config: Linter.Config) => {
      try {
        return lintText(CLIENT + text, undefined, config).some(({ fatal }) => fatal) ? 'no parse' : 'linted';
      } catch (error) {
        return `thrown: ${String(error).slice(0, 200)}`;
      }
    };
    expect(outcome(everyRule)).toBe(outcome(noRules));
  });
});

describe('oddities', () => {
  const NAMES = ['constructor', '__proto__', 'hasOwnProperty', 'toString', 'valueOf', 'prototype', 'then', 'default', 'length', 'arguments', 'undefined'];
  it.each(NAMES)('the name %s is no knowledge of ours', (name) => {
    const text = `import { ${name} as imported } from '@prisma/client';
import whole from '${name}';
import { PrismaClient } from '@prisma/client';
import { Router } from 'express';
import axios from 'axios';
const prisma = new PrismaClient();
const router = Router();
imported(); new imported(); imported.${name}(); whole.${name}(); new whole();
prisma.${name}(); prisma.${name}.${name}(); router.${name}('/x', (req, res) => { res.${name}(req.${name}); }); axios.${name}('x');
const { ${name}: part } = prisma; part(); part.${name};
class A extends whole { ${name === 'constructor' ? "['constructor']" : name}() { return this.${name}; } }
new A().${name}();
export type T = whole<imported.T>;
`;
    expect(lintText(text).filter(({ fatal }) => fatal)).toEqual([]);
  });

  it.each<[string, string]>([
    ['holes and spreads', 'const [, a, ...b] = [, ...x]; f(...b, ...[]); new F(...a); router.get(...b); router.get(); router.get(,);'.replace(' router.get(,);', '')],
    ['computed members', "prisma['user'].findMany(); prisma[model].findMany(); prisma[`user`]['findMany'](); router['get']('/x', () => prisma.user.count()); router[verb]('/x', () => {});"],
    ['optional chains', "prisma?.user?.findMany?.(); router?.get?.('/x', async () => prisma?.user?.count?.()); (prisma?.user)!.count();"],
    ['dynamic imports', "import(x); import('./' + y); import(`./z`); require(x); require(); require(...a); const m = await import('node:fs'); import('x').then(({ default: d }) => d());"],
    ['typescript only', "import x = require('x'); export = x; declare module 'm' { export const a: number; } namespace N { export namespace M { export const p = prisma; } } N.M.p.user.count(); enum E { A = 1, B = 'b' } abstract class Q { abstract m(): void; private constructor(readonly a: PrismaClient, protected b?: string) {} } const s = <PrismaClient>y; const t = y as unknown as PrismaClient; t.user.count(); let u = y!; const v = y satisfies object;".replace(' export = x;', '')],
    ['decorators', '@A @B() @C.D() @(e.f()) class K { @G h = 1; @I() j(@K() l: M, @N o) {} @P static q() {} @R get s() { return 1; } @T accessor u = 1; }'],
    ['class bodies', "class K { #p = prisma; static { this.x = prisma.user.count(); } static async *[Symbol.iterator]() { yield* prisma; } get g() { return this.#p; } set g(v) { this.#p = v; } 'quoted'() {} 1() {} [computed]() {} #private() { return #p in this; } ; }"],
    ['labels, loops and switches', 'outer: for (const a of b) { for (let i = 0; ; ) { if (a) continue outer; else break outer; } } switch (x) { case 1: default: case 2: { } } do ; while (x); for (var k in o) ; try { } catch { } finally { }'],
    ['generators and new.target', 'function* g() { const x = yield; yield* g(); } function F() { return new.target; } async function* a() { for await (const x of y) yield x; }'],
    ['literals', 'const a = 10n ** 2n, b = /x/dgimsuy, c = /[\\p{L}--a]/v, d = `a${`b${c}`}`, e = tag`x${d}`, f = 0b1, g = 1_000, h = null ?? undefined;'],
    ['assignments', '[a.b, c[d]] = e; ({ a: f.g, ...h } = i); a ??= b; a &&= prisma; a ||= new PrismaClient(); a **= 2; prisma.user = x; delete prisma.user; void prisma; typeof prisma;'],
    ['exports', "export * from 'a'; export * as b from 'b'; export { default } from 'c'; export { default as d, e as 'string name' } from 'd'; export default class extends prisma.user {}"],
    ['this and super', "this.prisma.user.count(); class A extends B { constructor() { super(...arguments); super.m(); this.a = super.b; } }"],
    ['defaults', 'function f({ a = prisma, b: { c = [] } = {} } = {}, [d = {}] = [], ...[e = 1]) { a.user.count(); c.push(1); d.x = 1; }'],
    ['handlers of every kind', "router.get('/a', h); router.get('/a', [h, [i]]); router.get('/a', ...hs); router.get('/a', cond ? h : i); router.get('/a', h.bind(x)); router.get('/a', x.y.z); router.get('/a', new H()); router.get('/a', async function named() { return named; }); router.get(['/a', /b/], class {}); router.route('/a').get().post(h).all; router.use(router); router.get(router.get(router.get));"],
    ['jsx', "export default function page() { return <A b={prisma.user.count()} {...c}><></>{d}<e.f /></A>; }"],
  ])('%s', (name, text) => {
    const file = name === 'jsx' ? 'src/routes/page.routes.tsx' : undefined;
    const messages = lintText(`${CLIENT}${text}`, file);
    expect(messages.filter(({ fatal }) => fatal), 'the case itself parses').toEqual([]);
    for (const layer of ['src/services/a.service.ts', 'src/repositories/a.repository.ts', 'src/schemas/a.schema.ts', 'src/middleware/a.ts', 'src/a.ts', 'src/a.d.ts', 'src/a.test.ts']) lintText(`${CLIENT}${text}`, name === 'jsx' ? layer.replace(/ts$/, 'tsx') : layer);
  });
});

describe('mutilated code', () => {
  const fixtures = path.join(ROOT, 'tests/fixtures');
  const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[cm]?[jt]sx?$/.test(name)).sort();

  it('has enough to mutilate', () => {
    expect(files.length).toBeGreaterThan(50);
  });

  it.each([...new Set(files.map((name) => name.split(path.sep)[0] ?? ''))])('%s: lints after any cut that still parses', (stack) => {
    const random = randomNumbers(stack);
    let parsed = 0;
    for (const name of files.filter((file) => file.startsWith(`${stack}${path.sep}`))) {
      const text = readFileSync(path.join(fixtures, name), 'utf8');
      const tokens = text.split(/(?<=\W)|(?=\W)/);
      for (let cut = 0; cut < 8; cut++) {
        const from = Math.floor(random() * tokens.length);
        const to = from + 1 + Math.floor(random() ** 3 * 40);
        const left = [...tokens.slice(0, from), ...(cut % 3 === 0 ? tokens.slice(from, to).reverse() : []), ...tokens.slice(to)].join('');
        const messages = lintText(left, name.split(path.sep).slice(1).join('/'));
        if (!messages.some(({ fatal }) => fatal)) parsed++;
      }
    }
    expect(parsed).toBeGreaterThan(0);
  });
});

/** The same numbers in every run, between 0 and 1. */
function randomNumbers(seed: string): () => number {
  let state = Buffer.from(seed).reduce((sum, byte) => Math.imul(sum ^ byte, 16_777_619), 2_166_136_261);
  return () => {
    state = Math.imul(state ^ (state >>> 15), state | 1);
    state ^= state + Math.imul(state ^ (state >>> 7), state | 61);
    return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296;
  };
}
