/**
 * Types are an extra, never a need: a tree that is linted with type information gives what it gives without, and more
 * only where the code leaves open what a receiver is.
 */
import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint, type Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import plugin from '../../src/index.ts';
import { writeProject } from '../support/project.ts';
import { DECLARATIONS, PACKAGES } from './packages.ts';

const fixtures = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'fixtures');
const installed = Object.fromEntries(Object.entries({ ...DECLARATIONS, ...PACKAGES }).map(([file, text]) => [`node_modules/${file}`, text]));

function programOf(root: string, files: readonly string[]): ts.Program {
  return ts.createProgram(files.map((file) => path.join(root, file)), {
    strict: true, noEmit: true, allowJs: false, skipLibCheck: true, experimentalDecorators: true,
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [],
  });
}

/** `file:line:column rule: message` of every report on the files. */
async function reportsOf(root: string, files: readonly string[], program: ts.Program | undefined): Promise<string[]> {
  const typed: Linter.Config = { languageOptions: { parserOptions: program ? { programs: [program] } : {} } };
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: [plugin.configs.strict, typed] });
  const results = await eslint.lintFiles([...files]);
  return results.flatMap(({ filePath, messages }) => messages.map(({ line, column, ruleId, message }) => `${path.relative(root, filePath).split(path.sep).join('/')}:${line}:${column} ${ruleId ?? 'error'}: ${message}`)).sort();
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.[cm]?tsx?$/.test(entry.name) && !entry.parentPath.includes('node_modules'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

describe('the fixtures, with types and without', () => {
  const root = writeProject(installed);
  for (const stack of readdirSync(fixtures)) cpSync(path.join(fixtures, stack), path.join(root, stack), { recursive: true });
  const program = programOf(root, sourcesBelow(root));

  const stacks = readdirSync(fixtures).filter((stack) => sourcesBelow(path.join(root, stack)).length > 0);
  const counts = new Map<string, number>();

  it.each(stacks)('%s', async (stack) => {
    const folder = path.join(root, stack);
    const files = sourcesBelow(folder);
    const untyped = await reportsOf(folder, files, undefined);
    counts.set(stack, untyped.length);
    expect(await reportsOf(folder, files, program)).toEqual(untyped);
  });

  it('report something in nearly every stack', () => {
    // These two hold rules that only their own settings turn on.
    expect(stacks.filter((stack) => !counts.get(stack))).toEqual(['base-path', 'unlayered-express']);
  });
});

describe('a receiver that the code leaves open', () => {
  // A package that the plugin knows nothing of hands out what it likes.
  const DATA = `
    import type { Pool } from 'pg'; import type { PrismaClient, UserDelegate } from '@prisma/client'; import type { Repository, EntityManager } from 'typeorm';
    import type { Knex } from 'knex'; import type { NodePgDatabase } from 'drizzle-orm/node-postgres'; import type { Model } from 'mongoose';
    export function pool(): Pool; export function maybePool(): Pool | undefined; export function later(): Promise<Pool>; export function prisma(): PrismaClient; export function users(): UserDelegate;
    export function repository(): Repository<{ id: number }>; export function manager(): EntityManager; export function knex(): Knex; export function drizzle(): NodePgDatabase; export function model(): Model<{ id: number }>;
    export function rows(): { find(test: (row: number) => boolean): number; save(): Promise<void> }[]; export function own(): { query(text: string): Promise<void> }; export function anything(): any;`;
  const linted = async (body: string) => {
    const files = {
      'package.json': '{ "name": "app", "dependencies": { "@acme/data": "1", "pg": "8" } }',
      'src/services/users.service.ts': `import * as data from '@acme/data';\nexport async function run(id: number) {\n  ${body}\n}\n`,
      ...installed,
      'node_modules/@acme/data/index.d.ts': DATA,
      'node_modules/@acme/data/package.json': '{ "name": "@acme/data", "version": "1.0.0", "types": "index.d.ts" }',
    };
    const root = writeProject(files);
    const sources = ['src/services/users.service.ts'];
    return { untyped: await reportsOf(root, sources, undefined), typed: await reportsOf(root, sources, programOf(root, sources)) };
  };

  it.each<[string, string]>([
    ['of @types/pg', "return data.pool().query('select 1', [id]);"],
    ['that may be absent', "return data.maybePool()?.query('select 1');"],
    ['that was awaited', "const pool = await data.later();\n  return pool.query('select 1');"],
    ['of the client that Prisma generates', 'return data.prisma().user.findMany();'],
    ['of the model that Prisma generates', 'return data.users().findUnique({ where: { id } });'],
    ['of an entity manager', "return data.manager().query('select 1');"],
    ['of a TypeORM repository', "return data.repository().createQueryBuilder('u').getMany();"],
    ['of a chain', "return data.repository().createQueryBuilder('u').where('u.id = :id', { id }).getMany();"],
    ['of Knex', "return data.knex().raw('select 1');"],
    ['of Drizzle', 'return data.drizzle().execute(id);'],
    ['of Mongoose', 'return data.model().findById(id);'],
  ])('%s is known by its type', async (_, body) => {
    const { untyped, typed } = await linted(body);
    expect(untyped).toEqual([]);
    expect(typed.map((report) => report.replace(/: .*/su, ''))).toHaveLength(1);
    expect(typed[0]).toContain('backend-layers/no-database-in-service');
  });

  it.each<[string, string]>([
    ['an array', 'return data.rows().find((row) => row === id);'],
    ['an object of the package itself', "return data.own().query('select 1');"],
    ['anything', "return data.anything().query('select 1');"],
    ['nothing that the program knows', "return data.missing().query('select 1');"],
  ])('%s stays silent', async (_, body) => {
    expect(await linted(body)).toEqual({ untyped: [], typed: [] });
  });
});
