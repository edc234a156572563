/** What stands around the linted file is missing, broken or absurd: the finding stays, and nothing is made up. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { CLEAN_SAMPLE, FAT_ROUTER, fatRouter, QUERY_LINE, SAMPLE, without } from '../setup/sample.ts';
import { makeFolder, removeFolder, writeFiles, type Files } from '../setup/workspace.ts';
import { everyRule, lintFolder, lintProject } from './lint.ts';

const FOUND = [`${FAT_ROUTER}:${QUERY_LINE} no-database-in-router`];

/** {@link SAMPLE} whose router imports the client by another specifier. */
function importing(specifier: string, files: Files = {}): Files {
  return { ...SAMPLE, [FAT_ROUTER]: fatRouter.replace('../db.js', specifier), ...files };
}

describe('package.json', () => {
  it.each([
    ['is missing', without(SAMPLE, 'package.json')],
    ['is broken', { ...SAMPLE, 'package.json': '{ "name": ' }],
    ['is empty', { ...SAMPLE, 'package.json': '' }],
    ['is a list', { ...SAMPLE, 'package.json': '[]' }],
    ['leads to itself', importing('../db.js', { 'package.json': '{ "name": "s", "imports": { "#*": "#*" }, "exports": { ".": { ".": {} } }, "workspaces": ["**/*", "../../**", "/**"] }' })],
    ['is null', { ...SAMPLE, 'package.json': 'null' }],
    ['has parts of the wrong type', { ...SAMPLE, 'package.json': '{ "type": "module", "dependencies": "express", "workspaces": 7, "imports": [], "exports": null }' }],
  ])('%s', async (_, files) => {
    expect(await lintProject(files, undefined, ['src'])).toEqual(FOUND);
  });
});

describe('tsconfig.json', () => {
  it.each([
    ['is broken', '{ "compilerOptions": { "paths": '],
    ['is empty', ''],
    ['is a list', '[]'],
    ['has comments and trailing commas', '{ // paths\n "compilerOptions": { "strict": true, }, }'],
    ['extends what is not there', '{ "extends": "./nowhere.json" }'],
    ['extends itself', '{ "extends": "./tsconfig.json" }'],
    ['has paths of the wrong type', '{ "compilerOptions": { "baseUrl": 7, "paths": { "@/*": "src/*", "~/*": [7, null] } } }'],
    ['extends in a circle of lists', '{ "extends": ["./tsconfig.json", 7, null, "./tsconfig.json"] }'],
    ['refers to itself', '{ "references": [{ "path": "." }, { "path": "./tsconfig.json" }] }'],
    ['begins with a mark of its encoding', '\uFEFF{ "compilerOptions": { "baseUrl": "." } }'],
    ['uses names that every object has', '{ "__proto__": { "extends": "./x" }, "compilerOptions": { "paths": { "__proto__": ["x"], "constructor": ["y"], "*": ["*", ""] } } }'],
    ['refers to a project that is not there', '{ "files": [], "references": [{ "path": "./nowhere" }, 7] }'],
  ])('%s', async (_, text) => {
    expect(await lintProject({ ...SAMPLE, 'tsconfig.json': text })).toEqual(FOUND);
  });
});

describe('the imported file', () => {
  const client = SAMPLE['src/db.ts'] ?? '';

  it.each([
    ['is not there', without(SAMPLE, 'src/db.ts')],
    ['has an alias that nothing explains', importing('@/lib/db')],
    ['has a specifier of its own kind', importing('virtual:db')],
    ['has an empty specifier', importing('')],
    ['leaves the disk', importing(`${'../'.repeat(40)}db.js`)],
    ['does not parse', { ...SAMPLE, 'src/db.ts': `${client}\nexport const = ;` }],
    ['is empty', { ...SAMPLE, 'src/db.ts': '' }],
    ['is a folder', { ...without(SAMPLE, 'src/db.ts'), 'src/db.ts/note.md': '' }],
    ['is no text', { ...SAMPLE, 'src/db.ts': '\u0000\uFFFD\u0001'.repeat(1000) }],
  ])('%s: nothing is made up', async (_, files) => {
    const found = await lintProject(files, undefined, [FAT_ROUTER]);
    expect(found).toEqual([]);
  });

  it.each([
    ['exports itself through itself', { 'src/db.ts': "export { prisma } from './db.js';\n" }],
    ['goes round in a circle of two', { 'src/db.ts': "export * from './other.js';\n", 'src/other.ts': "export * from './db.js';\n" }],
    ['goes round in a circle of values', { 'src/db.ts': "import { other } from './other.js';\nexport const prisma = other;\n", 'src/other.ts': "import { prisma } from './db.js';\nexport const other = prisma;\n" }],
    ['goes round in a circle of calls', { 'src/db.ts': "import { make } from './other.js';\nexport const prisma = make();\n", 'src/other.ts': "import { prisma } from './db.js';\nexport function make() { return prisma.$extends(make()); }\n" }],
    ['goes round in a circle of classes', { 'src/db.ts': "import { Other } from './other.js';\nexport class Db extends Other {}\nexport const prisma = new Db();\n", 'src/other.ts': "import { Db } from './db.js';\nexport class Other extends Db {}\n" }],
    ['goes round in a circle of types', { 'src/db.ts': "import type { Other } from './other.js';\nexport type Db = Other;\nexport declare const prisma: Db;\n", 'src/other.ts': "import type { Db } from './db.js';\nexport type Other = Db;\n" }],
  ])('%s', async (_, files) => {
    expect(await lintProject({ ...SAMPLE, ...files }, everyRule, [FAT_ROUTER])).toEqual([]);
  });

  it('imports the linted file: both are linted, and the query is found', async () => {
    expect(await lintProject({ ...SAMPLE, 'src/db.ts': `import { users } from './routes/users.routes.js';\n${client}\nexport { users };\n` }, plugin.configs.recommended, [FAT_ROUTER])).toEqual(FOUND);
  });

  it('is a barrel among 60 that all re-export each other: each is asked once', async () => {
    const all = Array.from({ length: 60 }, (_, n) => `export * from './barrel${n}.js';\n`).join('');
    const barrels = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`src/barrel${n}.ts`, all]));
    expect(await lintProject(importing('../barrel0.js', barrels), everyRule, [FAT_ROUTER])).toEqual([]);
    // The way to the client is found, whichever barrel knows it.
    const found = await lintProject(importing('../barrel0.js', { ...barrels, 'src/barrel40.ts': `${all}export * from './db.js';\n` }), undefined, [FAT_ROUTER]);
    expect(found).toEqual(FOUND);
  });

  // The native parser ends the process where its stack ends; nothing can be caught then.
  it.each<[string, (times: (text: string) => string) => string]>([
    ['functions', (times) => `${times('function f() {')}${times('}')}`],
    ['classes', (times) => `${times('class A { m() {')}${times('} }')}`],
    ['namespaces', (times) => `${times('namespace A {')}${times('}')}`],
    ['types', (times) => `export type T = ${times('Array<')}string${times('>')};`],
    ['literal types', (times) => `export type T = ${times('{ a: ')}string${times('}')};`],
    ['parentheses', (times) => `export const x = ${times('(')}1${times(')')};`],
    ['templates', (times) => `export const x = ${times('`${')}1${times('}`')};`],
    ['arrow functions', (times) => `export const x = ${times('() => ')}1;`],
    ['conditions', (times) => `export const x = ${times('a ? 1 : ')}1;`],
    ['conditional types', (times) => `export type T = ${times('A extends B ? C : ')}D;`],
    ['assignments', (times) => `${times('a = ')}1;`],
    ['else if', (times) => `if (a) {}${times(' else if (a) {}')}`],
    ['loops', (times) => `${times('for (;;) ')};`],
    ['labels', (times) => `${times('a: ')};`],
    ['news', (times) => `export const x = ${times('new ')}A;`],
    ['negations', (times) => `export const x = ${times('!')}1;`],
  ])('nests %s 60,000 deep, also as a barrel', async (_, text) => {
    const deep = `${client}${text((part) => part.repeat(60_000))}\nexport * from './nowhere.js';\n`;
    expect(await lintProject({ ...SAMPLE, 'src/db.ts': deep }, everyRule, [FAT_ROUTER])).toEqual([]);
  });

  it.each([
    ['has a mark of its encoding and lines that end as on Windows', Buffer.from(`\uFEFF${client.replaceAll('\n', '\r\n')}`), FOUND],
    ['has a comment that is no UTF-8', Buffer.concat([Buffer.from('// caf'), Buffer.from([0xe9, 0xff, 0xfe, 0x0a]), Buffer.from(client)]), FOUND],
    ['is UTF-16', Buffer.from(`\uFEFF${client}`, 'utf16le'), []],
  ])('%s', async (_, bytes, expected) => {
    const folder = makeFolder();
    try {
      writeFiles(folder, SAMPLE);
      writeFileSync(path.join(folder, 'src/db.ts'), bytes);
      expect(await lintFolder(folder, plugin.configs.recommended, [FAT_ROUTER])).toEqual(expected);
    } finally {
      removeFolder(folder);
    }
  });

  it('stands at the end of 200 re-exports', async () => {
    const chain = Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`src/hop${n}.ts`, `export * from './hop${n + 1}.js';\n`]));
    const found = await lintProject(importing('../hop0.js', { ...chain, 'src/hop200.ts': client }), undefined, [FAT_ROUTER]);
    expect([[], FOUND]).toContainEqual(found);
  });
});

it('folders that are links to themselves', async () => {
  const folder = makeFolder();
  try {
    writeFiles(folder, CLEAN_SAMPLE);
    mkdirSync(path.join(folder, 'src/lib'));
    symlinkSync('..', path.join(folder, 'src/lib/up'), 'junction');
    symlinkSync('loop.ts', path.join(folder, 'src/loop.ts'));
    writeFiles(folder, { [FAT_ROUTER]: fatRouter.replace('../db.js', '../loop.js'), 'src/routes/deep.routes.ts': fatRouter.replace('../db.js', '../lib/up/lib/up/lib/up/db.js') });
    expect(await lintFolder(folder, everyRule, [FAT_ROUTER])).toEqual([]);
    expect(await lintFolder(folder, undefined, ['src/routes/deep.routes.ts'])).toEqual([`src/routes/deep.routes.ts:${QUERY_LINE} no-database-in-router`]);
  } finally {
    removeFolder(folder);
  }
});
