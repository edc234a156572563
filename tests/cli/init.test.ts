/** `init` in projects of many shapes: what it finds, what it writes, and that it never leaves a half-written file. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeChanges } from '../../src/cli/init/changes.ts';
import { UsageError } from '../../src/cli/usage-error.ts';
import { ESLint } from 'eslint';
import { cli, makeBackend } from './support.ts';

const MANIFEST = '{ "name": "shop", "type": "module", "dependencies": { "express": "5", "@prisma/client": "6" }, "devDependencies": { "eslint": "^10.0.0" } }';
const DB = 'import { PrismaClient } from \'@prisma/client\';\nexport const prisma = new PrismaClient();\n';
const ROUTES = 'import { Router } from \'express\';\nimport { prisma } from \'../db.js\';\nexport const users = Router();\nusers.get(\'/users\', async (req, res) => res.json(await prisma.user.findMany()));\n';
const SHOP = { 'package.json': MANIFEST, 'src/db.ts': DB, 'src/routes/users.routes.ts': ROUTES };
const PLAIN_CONFIG = 'import backendLayers from \'eslint-plugin-backend-layers\';\n\nexport default [\n  backendLayers.configs.recommended,\n];\n';

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

/** All files of a folder with their text. */
function contents(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, read(folder, name)]));
}

describe('a project without ESLint', () => {
  it('gets a configuration, and is told why and what to run', async () => {
    const folder = makeBackend({ ...SHOP, 'package.json': MANIFEST.replace(/, "devDependencies".*?\}/, ''), 'pnpm-lock.yaml': '' });
    const { code, stdout, stderr } = await cli(folder, 'init', '--yes');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(read(folder, 'eslint.config.mjs')).toBe(PLAIN_CONFIG);
    expect(stdout).toMatch(/framework +express +`express` in package\.json/);
    expect(stdout).toMatch(/data access +prisma +`@prisma\/client` in package\.json; 1 file queries with it/);
    expect(stdout).toMatch(/router +1 +`\*\.routes\.ts` 1/);
    expect(stdout).toContain('Repository layer: none. 1 router queries the database directly.');
    expect(stdout).toContain('written eslint.config.mjs');
    expect(stdout).toContain('pnpm add --save-dev eslint eslint-plugin-backend-layers');
    expect(stdout).toContain('1 finding in 1 file today.');
    expect(stdout).toContain('pnpm exec eslint . --suppress-rule backend-layers/no-database-in-router\n');
    expect(stdout).toContain('eslint . --prune-suppressions');
  });

  it('is shown a diff that git can apply, and nothing is written', async () => {
    const folder = makeBackend(SHOP);
    const before = contents(folder);
    const { code, stdout } = await cli(folder, 'init', '--dry-run');
    expect(code).toBe(0);
    expect(contents(folder)).toEqual(before);
    const diff = stdout.slice(stdout.indexOf('--- '), stdout.indexOf('\nNothing was written'));
    execFileSync('git', ['apply', '-'], { cwd: folder, input: diff });
    expect(read(folder, 'eslint.config.mjs')).toBe(PLAIN_CONFIG);
  });

  it('is left alone by a second run', async () => {
    const folder = makeBackend(SHOP);
    await cli(folder, 'init', '--yes');
    const before = contents(folder);
    const { code, stdout } = await cli(folder, 'init', '--yes');
    expect(code).toBe(0);
    expect(stdout).toContain('`eslint.config.mjs` has the plugin already');
    expect(contents(folder)).toEqual(before);
  });

  it('keeps working when comments name rules of plugins that are not there, and its output is not linted', async () => {
    const folder = makeBackend({
      ...SHOP,
      '.gitignore': 'node_modules\n/dist/\n',
      'dist/users.routes.js': 'const (',
      'src/app.ts': '// eslint-disable-next-line @typescript-eslint/no-explicit-any\nexport const app: any = 1;\n// eslint-disable-next-line no-console\nexport const two = 2;\n// eslint-disable-next-line node/prefer-global/process\nexport const three = 3;\n',
    });
    await cli(folder, 'init', '--yes');
    expect(read(folder, 'eslint.config.mjs')).toContain('\'@typescript-eslint\': undefinedRules(\'no-explicit-any\')');
    expect((await lint(folder)).map(({ ruleId }) => ruleId)).toEqual(['backend-layers/no-database-in-router']);
  });

  it('of JavaScript works as well', async () => {
    const folder = makeBackend({ 'package.json': MANIFEST.replace('"type": "module", ', ''), 'routes/users.js': 'const express = require(\'express\');\nconst { PrismaClient } = require(\'@prisma/client\');\nconst prisma = new PrismaClient();\nconst router = express.Router();\nrouter.get(\'/\', async (req, res) => res.json(await prisma.user.findMany()));\nmodule.exports = router;\n' });
    await cli(folder, 'init', '--yes');
    expect((await lint(folder)).map(({ ruleId }) => ruleId)).toContain('backend-layers/no-database-in-router');
  });
});

/** What ESLint says with the configuration that the folder has now. */
async function lint(folder: string): Promise<ESLint.LintResult['messages']> {
  const modules = path.join(folder, 'node_modules');
  mkdirSync(modules);
  symlinkSync(path.resolve(import.meta.dirname, '../..'), path.join(modules, 'eslint-plugin-backend-layers'), 'junction');
  const results = await new ESLint({ cwd: folder }).lintFiles('.');
  return results.flatMap(({ messages }) => messages);
}

/** A file that queries, and whose name says nothing. */
const query = (name: string): string => `import { prisma } from '../db.js';\nexport function find${name}(id) { return prisma.${name}.findUnique({ where: { id } }); }\n`;
const CALLER = { 'src/routes/orders.routes.ts': 'import { Router } from \'express\';\nimport { findorder } from \'../records/orders.js\';\nexport const orders = Router();\norders.get(\'/orders/:id\', async (req, res) => res.json(await findorder(req.params.id)));\n' };

describe('what the code says decides', () => {
  const SERVICE = 'import { prisma } from \'../db.js\';\nexport class UserService { list() { return prisma.user.findMany(); } }\n';

  it('services that query where there is no repository get the preset for that', async () => {
    const folder = makeBackend({ ...SHOP, 'src/services/user.service.ts': SERVICE });
    const { stdout } = await cli(folder, 'init', '--yes');
    expect(read(folder, 'eslint.config.mjs')).toContain('  backendLayers.configs[\'services-use-orm\'],\n');
    expect(stdout).toContain('The preset `services-use-orm`: there is no repository, and 1 service queries by itself.');
    expect(stdout).not.toContain('--suppress-rule backend-layers/no-database-in-service');
  });

  it('and not where there is one', async () => {
    const folder = makeBackend({ ...SHOP, 'src/services/user.service.ts': SERVICE, 'src/repositories/user.repository.ts': SERVICE.replace('Service', 'Repository') });
    const { stdout } = await cli(folder, 'init', '--yes');
    expect(read(folder, 'eslint.config.mjs')).toBe(PLAIN_CONFIG);
    expect(stdout).toContain('Repository layer: yes, 1 file. 1 service and 1 router query the database directly.');
  });

  it('NestJS has conventions of its own, and its prefix', async () => {
    const folder = makeBackend({
      'package.json': '{ "name": "shop", "dependencies": { "@nestjs/core": "11", "@nestjs/common": "11", "@prisma/client": "6" } }',
      'src/main.ts': 'import { NestFactory } from \'@nestjs/core\';\nconst app = await NestFactory.create(class {});\napp.setGlobalPrefix(\'api/v1\');\n',
      'src/db.ts': DB, 'src/user.service.ts': SERVICE.replace('../db', './db'),
    });
    const { stdout } = await cli(folder, 'init', '--yes');
    expect(stdout).toMatch(/base path +\/api\/v1 +`setGlobalPrefix` in src\/main\.ts/);
    expect(read(folder, 'eslint.config.mjs')).toContain('  backendLayers.configure({\n    preset: \'nestjs\',\n    rules: {\n      \'backend-layers/no-database-in-service\': \'off\',\n    },\n  }),\n');
  });

  it('a folder whose name says nothing is a repository when its files query and know no request', async () => {
    const folder = makeBackend({ ...SHOP, ...CALLER, 'src/records/users.ts': query('user'), 'src/records/orders.ts': query('order'), 'src/records/index.ts': 'export * from \'./users.js\';\n', 'src/misc/one.ts': query('one'), 'src/misc/two.ts': 'export const two = () => 2;\n' });
    const { stdout } = await cli(folder, 'init', '--yes');
    expect(read(folder, 'eslint.config.mjs')).toContain('layers: {\n      repository: [\'src/records/**\'],\n    },');
    expect(stdout).toContain('`layers.repository`: the files in `src/records/**` query, know no request, and are used by layers; their names say nothing.');
    // The router now calls a repository: what is written down is what ESLint will say.
    expect(stdout).toContain('2 findings in 2 files today.');
    expect((await lint(folder)).map(({ ruleId }) => ruleId).sort()).toEqual(['backend-layers/enforce-request-flow', 'backend-layers/no-database-in-router']);
  });

  it.each([
    ['nothing with a layer calls them: commands for the shell', { 'src/records/run.ts': 'import { findorder } from \'./orders.js\';\nimport { finduser } from \'./users.js\';\nvoid [findorder(1), finduser(1)];\n' }],
    ['a third of them does something else', { ...CALLER, 'src/records/mail.ts': 'export const mail = () => 2;\n' }],
  ])('but not where %s', async (_, files) => {
    const folder = makeBackend({ ...SHOP, 'src/records/users.ts': query('user'), 'src/records/orders.ts': query('order'), ...files });
    await cli(folder, 'init', '--yes');
    expect(read(folder, 'eslint.config.mjs')).toBe(PLAIN_CONFIG);
  });

  it('a library is named although no dependency tells, with how many files query with it', async () => {
    const folder = makeBackend({ ...SHOP, 'package.json': MANIFEST.replace(', "@prisma/client": "6"', ''), 'src/pool.ts': 'import { Pool } from \'pg\';\nexport const pool = new Pool();\nexport const time = () => pool.query(\'select now()\');\n' });
    const { stdout } = await cli(folder, 'init', '--yes');
    expect(stdout).toMatch(/data access +pg +1 file queries with it\n +prisma +1 file queries with it\n/);
  });

  it('a prefix that is known at run time only is no fault of the routes', async () => {
    const folder = makeBackend({ 'package.json': '{ "dependencies": { "@nestjs/core": "11" } }', 'src/main.ts': 'import { NestFactory } from \'@nestjs/core\';\nconst app = await NestFactory.create(class {});\napp.setGlobalPrefix(process.env.PREFIX);\n' });
    expect((await cli(folder, 'init', '--yes')).stdout).toMatch(/base path +none found +no `setGlobalPrefix` with a text\n/);
  });

  it('an import that leads nowhere, and a file that is no code, are said', async () => {
    const folder = makeBackend({ ...SHOP, 'src/app.ts': 'import x from \'./nowhere.js\';\nexport const y = x;\n', 'src/broken.ts': 'const (\n' });
    const { stdout } = await cli(folder, 'init', '--yes');
    expect(stdout).toContain('note 1 import leads to no file: src/app.ts:1 ./nowhere.js');
    expect(stdout).toMatch(/note 1 file cannot be parsed: src\/broken\.ts:1 /);
  });

  it('imports of one thing that is not there are one entry', async () => {
    const folder = makeBackend({ ...SHOP, 'src/a.ts': 'import \'./gone.js\';\n', 'src/b.ts': 'import \'./generated/client.js\';\n', 'src/c.ts': 'import \'./generated/client.js\';\n' });
    expect((await cli(folder, 'init', '--yes')).stdout).toContain('note 3 imports lead to no file: src/b.ts:1 ./generated/client.js (and 1 more), src/a.ts:1 ./gone.js\n');
  });
});

describe('a workspace', () => {
  const WORKSPACE = {
    'package.json': '{ "name": "root", "private": true, "workspaces": ["apps/*"] }', 'yarn.lock': '',
    'apps/api/package.json': MANIFEST, 'apps/api/src/db.ts': DB, 'apps/api/src/routes/users.routes.ts': ROUTES,
    'apps/web/package.json': '{ "name": "web", "dependencies": { "react": "19" } }', 'apps/web/src/app.tsx': 'export function App() { return <b/>; }\n',
  };

  it('is held to its backend only', async () => {
    const folder = makeBackend(WORKSPACE);
    const { stdout } = await cli(folder, 'init', '--yes');
    expect(read(folder, 'eslint.config.mjs')).toContain('  {\n    ...backendLayers.configs.recommended,\n    files: [\'apps/api/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}\'],\n  },\n');
    expect(stdout).toContain('`files`: only these packages of the workspace have backend code.');
    expect(stdout).toMatch(/1 package +apps\/api/);
    expect(stdout).toContain('yarn add --dev -W eslint eslint-plugin-backend-layers');
  });

  it('has no backend where only names say so, and one where a backend depends on it', async () => {
    const folder = makeBackend({
      ...WORKSPACE,
      'apps/api/package.json': MANIFEST.replace('"express": "5"', '"express": "5", "@shop/domain": "*"'),
      'packages/domain/package.json': '{ "name": "@shop/domain" }', 'packages/domain/user.repository.ts': 'export interface UserRepository { all(): string[] }\n',
      'apps/phone/package.json': '{ "name": "phone", "dependencies": { "expo": "55", "@shop/domain": "*" } }',
      'apps/phone/src/auth.controller.ts': '// eslint-disable-next-line react-hooks/rules-of-hooks\nexport const login = (name: string) => fetch(`/login/${name}`);\n',
      'package.json': '{ "name": "root", "private": true, "workspaces": ["apps/*", "packages/*"] }',
    });
    const { stdout } = await cli(folder, 'init', '--yes');
    expect(stdout).toMatch(/2 packages +apps\/api, packages\/domain\n/);
    expect(stdout).toContain('`files`: only these packages of the workspace have backend code. `apps/phone` has names of layers, but answers no request and runs no query.');
    // The list of layers is about them, and so is the configuration.
    expect(stdout).not.toContain('*.controller.ts');
    expect(stdout).not.toContain('apps/web');
    expect(read(folder, 'eslint.config.mjs')).not.toContain('react-hooks');
  });

  it('has the configuration of the package edited where it has one', async () => {
    const folder = makeBackend({ ...WORKSPACE, 'apps/api/eslint.config.js': 'export default [];\n', 'eslint.config.js': 'export default [];\n' });
    await cli(folder, 'init', '--yes');
    expect(read(folder, 'apps/api/eslint.config.js')).toContain('export default [backendLayers.configs.recommended];');
    expect(read(folder, 'eslint.config.js')).toBe('export default [];\n');
    expect(existsSync(path.join(folder, 'eslint.config.mjs'))).toBe(false);
  });

  it('has the configuration of its root edited from within a package', async () => {
    const folder = makeBackend({ ...WORKSPACE, 'eslint.config.js': 'export default [];\n' });
    await cli(path.join(folder, 'apps/api'), 'init', '--yes');
    expect(read(folder, 'eslint.config.js')).toContain('files: [\'apps/api/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}\']');
    expect(existsSync(path.join(folder, 'apps/api/eslint.config.mjs'))).toBe(false);
  });
});

describe('a configuration of the old format, or an old ESLint', () => {
  it('is explained, and nothing is written', async () => {
    const folder = makeBackend({ ...SHOP, 'package.json': MANIFEST.replace('^10.0.0', '^8.57.0'), '.eslintrc.json': '{}' });
    const before = contents(folder);
    const { code, stdout } = await cli(folder, 'init', '--yes');
    expect(code).toBe(1);
    expect(stdout).toContain('This project has ESLint ^8.57.0; the plugin needs 9 or later: npm install --save-dev eslint@latest');
    expect(stdout).toContain('npx @eslint/migrate-config .eslintrc.json');
    expect(contents(folder)).toEqual(before);
  });

  it('of a recent ESLint is left beside a new one only when asked', async () => {
    const folder = makeBackend({ ...SHOP, '.eslintrc.cjs': 'module.exports = {};\n' });
    expect((await cli(folder, 'init', '--yes')).code).toBe(1);
    expect(existsSync(path.join(folder, 'eslint.config.mjs'))).toBe(false);
    expect((await cli(folder, 'init', '--yes', '--new-config')).code).toBe(0);
    expect(read(folder, 'eslint.config.mjs')).toBe(PLAIN_CONFIG);
    expect(read(folder, '.eslintrc.cjs')).toBe('module.exports = {};\n');
  });

  it.each([
    ['in the manifest of a member', { 'apps/api/package.json': MANIFEST.replace('{ "name"', '{ "eslintConfig": {}, "name"') }, '`eslintConfig` in `apps/api/package.json` has the old format', 'npx @eslint/migrate-config .eslintrc.json'],
    ['in a member that is no backend', { 'apps/web/package.json': '{ "name": "web" }', 'apps/web/.eslintrc.yml': '', 'apps/web/a.ts': '' }, '`apps/web/.eslintrc.yml` has the old format', 'npx @eslint/migrate-config apps/web/.eslintrc.yml'],
  ])('%s of a workspace would be switched off by a new one at the root', async (_, files, what, command) => {
    const folder = makeBackend({ 'package.json': '{ "name": "root", "workspaces": ["apps/*"] }', 'apps/api/package.json': MANIFEST, 'apps/api/src/db.ts': DB, 'apps/api/src/routes/users.routes.ts': ROUTES, ...files });
    const { code, stdout } = await cli(folder, 'init', '--yes');
    expect(code).toBe(1);
    expect(stdout).toContain(what);
    expect(stdout).toContain(command);
    expect(existsSync(path.join(folder, 'eslint.config.mjs'))).toBe(false);
  });

  it('in several packages is counted', async () => {
    const folder = makeBackend({ ...SHOP, '.eslintrc.json': '{}', 'package.json': MANIFEST.replace('"type"', '"workspaces": ["apps/*"], "type"'), 'apps/web/package.json': '{ "name": "web", "eslintConfig": {} }', 'apps/web/a.ts': '' });
    const { stdout } = await cli(folder, 'init', '--yes');
    expect(stdout).toContain('npx @eslint/migrate-config .eslintrc.json\n  1 more package has one, too.\n');
  });

  it('that a member alone declares is too old as well', async () => {
    const folder = makeBackend({ 'package.json': '{ "name": "root", "workspaces": ["apps/*"] }', 'apps/api/package.json': MANIFEST.replace('^10.0.0', '^8.56.0'), 'apps/api/src/db.ts': DB, 'apps/api/src/routes/users.routes.ts': ROUTES });
    const { code, stdout } = await cli(folder, 'init', '--yes');
    expect(code).toBe(1);
    expect(stdout).toContain('This project has ESLint ^8.56.0');
  });

  it('of flat configuration is explained too', async () => {
    const folder = makeBackend({ ...SHOP, 'package.json': MANIFEST.replace('^10.0.0', '8.57.0'), 'eslint.config.js': 'export default [];\n' });
    const { code, stdout } = await cli(folder, 'init', '--yes');
    expect(code).toBe(1);
    expect(stdout).not.toContain('old format');
    expect(read(folder, 'eslint.config.js')).toBe('export default [];\n');
  });
});

describe('wrong use', () => {
  it.each([
    ['a folder without a package', { 'package.json': '' }, ['--yes'], 'no `package.json`'],
    ['a package without code', {}, ['--yes'], 'no JavaScript or TypeScript files'],
    ['nobody to ask', SHOP, [], '`--yes` asks nothing'],
  ])('%s', async (_, files, args, message) => {
    const { code, stderr } = await cli(makeBackend(files), 'init', ...args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });

  it('says what to do by hand where it does not understand a configuration', async () => {
    const folder = makeBackend({ ...SHOP, 'eslint.config.cjs': 'module.exports = make();\n' });
    const { code, stdout } = await cli(folder, 'init', '--yes');
    expect(code).toBe(1);
    expect(stdout).toContain('const backendLayers = require(\'eslint-plugin-backend-layers\').default;\n\nbackendLayers.configs.recommended,');
    expect(read(folder, 'eslint.config.cjs')).toBe('module.exports = make();\n');
  });
});

describe('all is written or nothing', () => {
  it('when the second file cannot be put in its place', () => {
    const folder = makeBackend({ 'a.json': 'old\n' });
    const before = contents(folder);
    const changes = [{ file: path.join(folder, 'a.json'), before: 'old\n', after: 'new\n' }, { file: path.join(folder, 'deep/er/b.json'), before: undefined, after: 'new\n' }, { file: path.join(folder, 'c.json'), before: undefined, after: 'new\n' }];
    let renames = 0;
    const failing = (): void => {
      renames += 1;
      if (renames === 1) writeFileSync(path.join(folder, 'a.json'), 'new\n');
      else throw new Error('disk full');
    };
    expect(() => writeChanges(changes, folder, failing)).toThrow(/Nothing was written: disk full/);
    expect(contents(folder)).toEqual(before);
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'package.json']);
  });

  it('when a file has changed meanwhile', () => {
    const folder = makeBackend({ 'a.json': 'edited\n' });
    expect(() => writeChanges([{ file: path.join(folder, 'a.json'), before: 'old\n', after: 'new\n' }], folder)).toThrow(UsageError);
    expect(() => writeChanges([{ file: path.join(folder, 'a.json'), before: undefined, after: 'new\n' }], folder)).toThrow(/has changed meanwhile/);
    expect(contents(folder)['a.json']).toBe('edited\n');
  });

  it('and taken back as a whole, but for what somebody else has written to since', () => {
    const folder = makeBackend({ 'a.json': 'old\n', 'b.json': 'old\n' });
    const undo = writeChanges(['a.json', 'b.json', 'deep/er/c.json'].map((name) => ({ file: path.join(folder, name), before: name.startsWith('deep') ? undefined : 'old\n', after: 'new\n' })), folder);
    writeFileSync(path.join(folder, 'b.json'), 'newer\n');
    undo();
    expect(contents(folder)).toMatchObject({ 'a.json': 'old\n', 'b.json': 'newer\n' });
    expect(readdirSync(folder).sort()).toEqual(['a.json', 'b.json', 'package.json']);
  });

  it('with the mode of the file, and through a link', () => {
    const folder = makeBackend({ 'real/hook': 'old\n' });
    execFileSync('chmod', ['750', path.join(folder, 'real/hook')]);
    symlinkSync('real/hook', path.join(folder, 'hook'));
    writeChanges([{ file: path.join(folder, 'hook'), before: 'old\n', after: 'new\n' }], folder);
    expect(read(folder, 'real/hook')).toBe('new\n');
    expect(statSync(path.join(folder, 'real/hook')).mode & 0o777).toBe(0o750);
  });
});
