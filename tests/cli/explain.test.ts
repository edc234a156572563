import { beforeAll, describe, expect, it } from 'vitest';
import type { Explanation } from '../../src/cli/explain/explanation.ts';
import { BuiltCli, cli, copyOf, makeBackend } from './support.ts';

const DB = 'import { PrismaClient } from \'@prisma/client\';\n\nexport const prisma = new PrismaClient();\n';

/** What `explain --json` says of a file. */
async function explanationOf(folder: string, target: string): Promise<Explanation> {
  const { stdout, stderr } = await cli(folder, 'explain', target, '--json');
  expect(stderr).toBe('');
  return JSON.parse(stdout) as Explanation;
}

/** "line code: rule reason why" of each verdict. */
function verdictsOf({ facts }: Explanation): string[] {
  return facts.flatMap(({ line, code, verdicts }) => verdicts.map(({ rule, reason, why }) => `${line} ${code}: ${rule ?? '-'} ${reason}: ${why}`));
}

describe('explain, as it is installed, with the configuration of a project', () => {
  let built: BuiltCli;
  let shop: string;
  beforeAll(async () => {
    built = await BuiltCli.build('explain');
    shop = built.installIn(copyOf('examples/express-prisma'));
  });

  it('tells of a fat router', async () => {
    const { code, stdout, stderr } = await built.run(shop, 'explain', 'src/routes/orders.routes.ts');
    expect(stderr).toBe('');
    expect(code).toBe(1);
    const lines = stdout.split('\n');
    expect(lines.slice(0, 3)).toEqual(['src/routes/orders.routes.ts', '  layer   router: `*.routes.ts` (suffix)', '  config  eslint.config.js']);
    expect(lines).toEqual(expect.arrayContaining([
      expect.stringMatching(/^ {3}8 {2}\S.* {2}router, handler {2}registered with `ordersRouter\.get` \(code\)$/),
      expect.stringMatching(/^ {2}error {2}no-database-in-router {2,}2 findings {2}certainty: certain, handles: false$/),
      expect.stringMatching(/^ {2}off {4}require-base-path$/),
      '  1  express          package express',
      '  2  ../container.js  src/container.ts  dependency: `container.ts` (suffix)',
      '  9:24  database query, Prisma  `prisma.order.findMany`',
      '      origin     `PrismaClient` of `@prisma/client`',
      '      ✗ no-database-in-router: Reported, error.',
    ]));
  });

  it('shares the facts of the plugin that the configuration loads', async () => {
    const { code, stdout } = await built.run(shop, 'explain', 'src/routes/users.routes.ts', '--json');
    const { config, findings } = JSON.parse(stdout) as Explanation;
    expect(config).toEqual({ preset: 'project', file: 'eslint.config.js', ignoresFile: false });
    expect(code).toBe(findings.length === 0 ? 0 : 1);
  });

  it('takes the severity, the options and the name of the plugin from the configuration', async () => {
    const folder = built.installIn(makeBackend({
      'eslint.config.mjs': `import layers from 'eslint-plugin-backend-layers';
import { recommended } from './shared.mjs';
export default [
  { ...recommended(layers), plugins: { house: layers }, rules: { 'house/no-database-in-router': 'warn', 'house/no-external-call-in-router': ['error', { certainty: 'likely' }] } },
  { ignores: ['src/old/**'] },
];
`,
      'shared.mjs': 'export const recommended = (layers) => ({ files: layers.configs.recommended.files, languageOptions: layers.configs.recommended.languageOptions });\n',
      'src/db.ts': DB,
      'src/users.routes.ts': 'import { prisma } from \'./db.js\';\nexport const list = async (req, res) => res.json(await prisma.user.findMany());\n',
      'src/old/users.routes.ts': 'import { prisma } from \'../db.js\';\nexport const list = async (req, res) => res.json(await prisma.user.findMany());\n',
    }));
    const text = await built.run(folder, 'explain', 'src/users.routes.ts');
    expect(text.stdout.split('\n')).toEqual(expect.arrayContaining([
      expect.stringMatching(/^ {2}warn {3}no-database-in-router {2,}1 finding {2}certainty: certain, handles: false$/),
      expect.stringMatching(/^ {2}error {2}no-external-call-in-router {2,}certainty: likely$/),
      '      ✗ no-database-in-router: Reported, warn.',
    ]));
    expect(text.code).toBe(1);
    const old = await built.run(folder, 'explain', 'src/old/users.routes.ts');
    expect(old.code).toBe(0);
    expect(old.stdout).toContain('The ESLint configuration ignores this file or has nothing for it: nothing is reported here.');
    expect(old.stdout).toContain('· no-database-in-router: ESLint does not lint this file.');
  });
});

describe('explain, why something is not reported', () => {
  it('because it is likely, free, of types only, reported before, silenced, or off', async () => {
    const folder = makeBackend({
      'src/db.ts': DB,
      'src/lib/load.ts': 'import { prisma } from \'../db.js\';\nexport async function load(id: string) {\n  return prisma.user.findUnique({ where: { id } });\n}\n',
      'src/services/user.service.ts': 'import { prisma } from \'../db.js\';\nimport type { list } from \'../routes/users.routes.js\';\nexport async function both(save: (tx: unknown) => Promise<void>, later: typeof list) {\n  void later;\n  await prisma.$transaction(async (tx) => save(tx));\n  throw new Error(\'no\');\n}\n',
      'src/routes/users.routes.ts': `import { Router } from 'express';
import { load } from '../lib/load.js';
import { both } from '../services/user.service.js';
import { prisma } from '../db.js';
export const router = Router();
export async function list() {}
router.get('/:id', async (req, res) => {
  const user = await load(req.params.id);
  // eslint-disable-next-line backend-layers/no-database-in-router
  await prisma.user.count();
  const total = req.body.lines.reduce((sum, line) => sum + line.quantity * line.price, 0);
  res.json({ user, both, total });
});
`,
    });
    expect(verdictsOf(await explanationOf(folder, 'src/services/user.service.ts'))).toEqual(expect.arrayContaining([
      expect.stringContaining('no-database-in-service free: A service may say where a transaction begins and ends'),
      '2 ../routes/users.routes.js: enforce-request-flow free: Only types are imported; the option `typeImports: \'forbid\'` reports it.',
      expect.stringMatching(/^6 .*require-domain-error off: The rule is off in the configuration\.$/),
    ]));
    const router = verdictsOf(await explanationOf(folder, 'src/routes/users.routes.ts'));
    expect(router).toEqual(expect.arrayContaining([
      '3 ../services/user.service.js: enforce-request-flow free: A router may use a service.',
      expect.stringMatching(/^8 load.*: no-database-in-router certainty: It is likely, and the rule reports what is certain/),
      '10 prisma.user.count: no-database-in-router disabled: Silenced by a comment or by the baseline.',
    ]));
    expect(router.filter((line) => line.includes(' once: '))).not.toEqual([]);
  });

  it('because nobody knows what is called', async () => {
    const folder = makeBackend({
      'src/users.routes.ts': `import { lake } from 'unheard-of';
import { pond } from './gone.js';
export async function list(store, names: string[]) {
  const found = names.find((name) => name === 'a');
  await lake.users.findMany();
  await pond.query('select 1');
  await store.findOne(found);
  return new Map([[1, 2]]).get(1);
}
`,
    });
    const { openCalls, facts } = await explanationOf(folder, 'src/users.routes.ts');
    expect(facts.filter(({ kind }) => kind === 'database')).toEqual([]);
    expect(openCalls.map(({ line, code, unit, why }) => [line, code, unit, why])).toEqual([
      [5, 'lake.users.findMany', 'list', '`unheard-of` is a package that the plugin knows nothing of.'],
      [6, 'pond.query', 'list', '`./gone.js` leads to no file that is there.'],
      [7, 'store.findOne', 'list', '`store` is a parameter (line 3) whose type says nothing that the plugin knows.'],
    ]);
    const { stdout } = await cli(folder, 'explain', 'src/users.routes.ts:7');
    expect(stdout).toContain('Calls of unknown origin, on which the rules are silent\n  7:9  store.findOne  `store` is a parameter (line 3)');
    expect(stdout).not.toContain('pond');
  });

  it('because no rule speaks about it in its layer, or it has none', async () => {
    const query = 'import { prisma } from \'../db.js\';\nexport const all = async () => prisma.user.findMany();\n';
    const folder = makeBackend({ 'src/db.ts': DB, 'src/repositories/user.repository.ts': query, 'src/lib/all.ts': query });
    expect(verdictsOf(await explanationOf(folder, 'src/repositories/user.repository.ts'))).toEqual(['2 prisma.user.findMany: - layer: No rule speaks about database access in a repository.']);
    expect(verdictsOf(await explanationOf(folder, 'src/lib/all.ts'))).toEqual(expect.arrayContaining(['2 prisma.user.findMany: - no-layer: This code has no layer, so the rules of the layers do not speak here.']));
  });

  it('because the file stands outside the layers', async () => {
    const query = 'import { prisma } from \'../db.js\';\nexport const all = async () => prisma.user.findMany();\n';
    const folder = makeBackend({ 'src/db.ts': DB, 'src/tests/user.routes.test.ts': query });
    const test = await explanationOf(folder, 'src/tests/user.routes.test.ts');
    expect(test.layer).toBeNull();
    expect(test.outsideLayers).toBe(true);
    expect(test.facts.map(({ code, verdicts }) => [code, verdicts[0]?.reason])).toEqual([['prisma.user.findMany', 'no-layer']]);
    expect(test.notes.filter((note) => note.includes('says a layer'))).toEqual([]);
  });
});

describe('explain', () => {
  it('tells of one line only', async () => {
    const folder = copyOf('examples/express-prisma/src');
    const { line, units, rules, imports, facts, findings } = await explanationOf(folder, 'routes/orders.routes.ts:9');
    expect(line).toBe(9);
    expect(units.map((unit) => unit.line)).toEqual([8]);
    expect(imports).toEqual([]);
    expect(facts.map((fact) => fact.code)).toEqual(['prisma.order.findMany']);
    expect(findings.map((finding) => finding.rule)).toEqual(['no-database-in-router']);
    expect(rules.filter((rule) => rule.findings > 0).map(({ rule }) => rule)).toEqual(['no-database-in-router']);
    const clean = await cli(folder, 'explain', 'routes/orders.routes.ts:10');
    expect(clean.code).toBe(0);
    expect(clean.stdout).toContain('No findings.');
  });

  it('shows of a fact the way back to where it comes from', async () => {
    const folder = makeBackend({
      'src/db.ts': 'import { Pool as PgPool } from \'pg\';\nexport class Pool extends PgPool {}\nexport default new Pool();\n',
      'src/index.ts': 'export { default as pool } from \'./db.js\';\n',
      'src/user.repository.ts': `import type { Pool } from './db.js';
import { pool } from './index.js';
type Handle = Pool;
export class UserRepository {
  constructor(private readonly given: Handle) {}
  all() { return this.given.query('select 1'); }
}
export const count = () => pool.query('select 2');
`,
    });
    const { facts } = await explanationOf(folder, 'src/user.repository.ts');
    const ways = facts.filter(({ kind }) => kind === 'database').map(({ code, origin, provenance }) => [code, origin, provenance.map(({ file, line, code: each }) => `${file ?? ''}:${line} ${each}`)]);
    const pool = ['src/db.ts:2 class Pool extends PgPool', 'src/db.ts:1 import { Pool as PgPool } from \'pg\''];
    expect(ways).toEqual([
      ['this.given.query', '`Pool` of `pg`', [':5 private readonly given: Handle', ':3 type Handle = Pool;', ':1 import { Pool } from \'./db.js\'', ...pool]],
      ['pool.query', '`Pool` of `pg`', [':2 import { pool } from \'./index.js\'', ...pool]],
    ]);
    const { stdout } = await cli(folder, 'explain', 'src/user.repository.ts:8');
    expect(stdout).toContain('      from       line 2  import { pool } from \'./index.js\'\n                 src/db.ts:2  class Pool extends PgPool\n');
  });

  it('says which globs of the settings match nothing', async () => {
    const folder = makeBackend({
      'eslint.config.mjs': 'export default [{ files: [\'**/*.ts\'], settings: { \'backend-layers\': { layers: { service: [\'src/core/**\', \'src/cor/**\'] } } } }];\n',
      'src/core/a.ts': '', 'src/b.ts': '',
    });
    const { stdout } = await cli(folder, 'explain', 'src/b.ts');
    expect(stdout).toContain('note    The glob `src/cor/**` of `layers.service` matches no file.');
    expect((await explanationOf(folder, 'src/b.ts')).unmatchedGlobs).toEqual([{ setting: 'layers.service', glob: 'src/cor/**' }]);
  });

  it('shows where imports lead, and those that lead nowhere', async () => {
    const folder = makeBackend({
      'src/a.ts': 'import fs from \'node:fs\';\nimport { list } from \'./repositories/index.js\';\nimport \'./gone.js\';\nexport const a = [fs, list, require(\'./b.js\')];\n',
      'src/b.ts': '',
      'src/repositories/index.ts': 'export { list } from \'./user.repository.js\';\n',
      'src/repositories/user.repository.ts': 'export function list() {}\n',
      'src/users.routes.ts': 'import { list } from \'./repositories/index.js\';\nexport const get = (req, res) => res.json(list());\n',
    });
    expect((await explanationOf(folder, 'src/a.ts')).imports.map(({ line, resolved, target }) => [line, resolved, target])).toEqual([
      [1, 'builtin', 'node:fs'], [2, 'file', 'src/repositories/index.ts'], [3, 'unresolved', null], [4, 'file', 'src/b.ts'],
    ]);
    const [barrel] = (await explanationOf(folder, 'src/users.routes.ts')).imports;
    expect(barrel?.layers).toEqual([{ file: 'src/repositories/user.repository.ts', layer: { layer: 'repository', kind: 'suffix', because: '`*.repository.ts`' } }]);
    const { stdout } = await cli(folder, 'explain', 'src/a.ts');
    expect(stdout.split('\n')).toContain('  3  ./gone.js                leads to no file that is there');
  });

  it('follows a name through barrels that all name each other', async () => {
    const all = Array.from({ length: 10 }, (_, n) => `export * from './barrel${n}.js';\n`).join('');
    const barrels = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`src/barrel${n}.ts`, n === 7 ? `${all}export { prisma as client } from './db.js';\n` : all]));
    const folder = makeBackend({ ...barrels, 'src/db.ts': DB, 'src/user.service.ts': 'import { client } from \'./barrel0.js\';\nexport const list = () => client.user.findMany();\n' });
    const [fact] = (await explanationOf(folder, 'src/user.service.ts')).facts;
    expect(fact?.provenance.map(({ file, line, code }) => `${file ?? ''}:${line} ${code}`)).toEqual([
      ':1 import { client } from \'./barrel0.js\'', 'src/db.ts:3 prisma = new PrismaClient()', 'src/db.ts:1 import { PrismaClient } from \'@prisma/client\'',
    ]);
  });

  it('shows what a terminal would obey as text', async () => {
    const name = 'a\u001B[31mb.ts';
    const folder = makeBackend({ [name]: 'export const a = 1;\n' });
    const { stdout } = await cli(folder, 'explain', name);
    expect(stdout).not.toContain('\u001B');
    expect(stdout.split('\n')[0]).toBe(String.raw`a\u001b[31mb.ts`);
  });

  it.each([
    [['explain'], 'error: missing required argument \'file[:line]\''],
    [['explain', 'gone.ts'], 'error: There is no file `gone.ts`.'],
    [['explain', 'src'], 'error: `src` is a folder; `backend-layers report src` tells about all of its files.'],
    [['explain', 'package.json'], 'error: `package.json` is no JavaScript or TypeScript file.'],
    [['explain', 'src/broken.ts'], 'error: `src/broken.ts` cannot be parsed: line 1: '],
    [['explain', 'src/a.ts', '--jsn'], '(Did you mean --json?)'],
    [['explian', 'src/a.ts'], '(Did you mean explain?)'],
  ])('%j is wrong use', async (args, message) => {
    const { code, stdout, stderr } = await cli(makeBackend({ 'src/a.ts': '', 'src/broken.ts': 'const = 1' }), ...args);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('tells all mistakes in the settings', async () => {
    const folder = makeBackend({ 'a.ts': '', 'eslint.config.mjs': 'export default [{ files: [\'**/*.ts\'], settings: { \'backend-layers\': { ignored: [], orm: \'prism\' } } }];\n' });
    const { code, stderr } = await cli(folder, 'explain', 'a.ts');
    expect(code).toBe(2);
    expect(stderr).toBe('error: Wrong settings[\'backend-layers\']:\n- `ignored` is no setting. Did you mean `ignore`?\n- `orm`: `prism` is not known. Did you mean `prisma`?\n');
  });
});

it('has a version and a help that end well', async () => {
  expect(await cli('.', '--version')).toEqual({ code: 0, stdout: '0.0.0\n', stderr: '' });
  const { code, stdout } = await cli('.', '--help');
  expect(code).toBe(0);
  expect(stdout).toContain('Exit codes: 0 clean, 1 findings, 2 wrong use.');
});
