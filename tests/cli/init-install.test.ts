/** `init --install`, and what becomes of a configuration that ESLint cannot load afterwards. The package manager is one of our own, on the PATH. */
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT, writeFiles, type Files } from '../setup/workspace.ts';
import { cli, makeBackend } from './support.ts';

const SHOP = {
  'package.json': '{ "name": "shop", "type": "module", "dependencies": { "express": "5", "@prisma/client": "6" } }',
  'package-lock.json': '{}',
  'src/users.routes.ts': 'import { PrismaClient } from \'@prisma/client\';\nexport const list = (prisma: PrismaClient) => async (req, res) => res.json(await prisma.user.findMany());\n',
};
const NEW_CONFIG = 'import backendLayers from \'eslint-plugin-backend-layers\';\n\nexport default [\n  backendLayers.configs.recommended,\n];\n';
const PLUGIN = 'node_modules/eslint-plugin-backend-layers';
/** A package manager that installs the plugin. */
const INSTALLS = `mkdir -p node_modules\nln -s '${ROOT}' ${PLUGIN}\necho added 1 package\n`;

const { PATH } = process.env;
afterEach(() => { process.env['PATH'] = PATH; });

/** A project whose package manager is this script; it also writes down how it was called. */
function shopWith(script: string, files: Files = {}): string {
  const folder = makeBackend({ ...SHOP, ...files });
  const bin = makeBackend({ npm: `#!/bin/sh\necho "$@" > called.txt\n${script}` });
  chmodSync(path.join(bin, 'npm'), 0o755);
  process.env['PATH'] = `${bin}${path.delimiter}${PATH ?? ''}`;
  return folder;
}

/** ESLint alone is there. */
function installESLint(folder: string): void {
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(path.join(ROOT, 'node_modules/eslint'), path.join(folder, 'node_modules/eslint'), 'junction');
}

const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

describe.skipIf(process.platform === 'win32')('init --install', () => {
  it('runs the package manager of the project with what is missing, and asks for it no more', async () => {
    const folder = shopWith(INSTALLS);
    const { code, stdout, stderr } = await cli(folder, 'init', '--yes', '--install');
    expect(stderr).toBe('');
    expect(read(folder, 'called.txt')).toBe('install --save-dev eslint eslint-plugin-backend-layers\n');
    expect(stdout).toMatch(/\$ npm install --save-dev eslint eslint-plugin-backend-layers\nadded 1 package\n/);
    expect(stdout).toMatch(/Next\n {2}npx eslint \.\n/);
    expect(read(folder, 'eslint.config.mjs')).toBe(NEW_CONFIG);
    expect(code).toBe(0);
  });

  it('installs nothing without the word, and nothing where nothing is missing', async () => {
    const folder = shopWith(INSTALLS);
    expect((await cli(folder, 'init', '--yes')).stdout).toMatch(/Next\n {2}npm install --save-dev eslint eslint-plugin-backend-layers\n/);
    expect(existsSync(path.join(folder, 'called.txt'))).toBe(false);
    const complete = shopWith(INSTALLS, { 'package.json': SHOP['package.json'].replace('"6"', '"6", "eslint": "10", "eslint-plugin-backend-layers": "1"') });
    expect((await cli(complete, 'init', '--yes', '--install')).code).toBe(0);
    expect(existsSync(path.join(complete, 'called.txt'))).toBe(false);
  });

  it.each([['ends with 7', 'echo no network >&2\nexit 7\n', 'no network\n`npm install --save-dev eslint eslint-plugin-backend-layers` ended with 7.\n'], ['is ended', 'kill -9 $$\n', 'ended with 2.']])('says that it failed, and what to run, when it %s', async (_, script, message) => {
    const folder = shopWith(script);
    const { code, stdout, stderr } = await cli(folder, 'init', '--yes', '--install');
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stdout).toMatch(/Next\n {2}npm install --save-dev eslint eslint-plugin-backend-layers\n/);
    expect(read(folder, 'eslint.config.mjs')).toBe(NEW_CONFIG);
  });

  it('says that there is no package manager', async () => {
    const folder = shopWith('');
    process.env['PATH'] = '';
    const { code, stderr } = await cli(folder, 'init', '--yes', '--install');
    expect(code).toBe(1);
    expect(stderr).toContain('spawn npm ENOENT');
  });
});

describe.skipIf(process.platform === 'win32')('an edited configuration that ESLint cannot load', () => {
  // It holds as long as it is alone.
  const FRAGILE = 'const config = [];\nif (config.length > 0) throw new Error(\'one too many\');\nexport default config;\n';
  let folder: string;
  beforeEach(() => { folder = shopWith(INSTALLS, { 'eslint.config.mjs': FRAGILE }); });

  it('gets its old text back, and the reason is said', async () => {
    installESLint(folder);
    symlinkSync(ROOT, path.join(folder, PLUGIN), 'junction');
    const { code, stdout } = await cli(folder, 'init', '--yes');
    expect(read(folder, 'eslint.config.mjs')).toBe(FRAGILE);
    expect(stdout).toContain('by hand ESLint cannot load `eslint.config.mjs` with the change; it has its old text again: one too many');
    expect(code).toBe(1);
  });

  it('gets it back after an installation, too', async () => {
    installESLint(folder);
    const { code, stdout } = await cli(folder, 'init', '--yes', '--install');
    expect(stdout).toContain('added 1 package');
    expect(read(folder, 'eslint.config.mjs')).toBe(FRAGILE);
    expect(code).toBe(1);
  });

  it('keeps the change as long as only the plugin is missing', async () => {
    installESLint(folder);
    writeFiles(folder, { 'eslint.config.mjs': 'export default [];\n' });
    expect((await cli(folder, 'init', '--yes')).code).toBe(0);
    expect(read(folder, 'eslint.config.mjs')).toContain('export default [backendLayers.configs.recommended];');
  });

  it('keeps the change where it could not be loaded before either, and says so', async () => {
    installESLint(folder);
    symlinkSync(ROOT, path.join(folder, PLUGIN), 'junction');
    writeFiles(folder, { 'eslint.config.mjs': 'import gone from \'eslint-plugin-gone\';\nexport default [gone];\n' });
    const { code, stdout } = await cli(folder, 'init', '--yes');
    expect(code).toBe(1);
    expect(stdout).toMatch(/ESLint cannot load `eslint\.config\.mjs`: .*eslint-plugin-gone/);
    expect(read(folder, 'eslint.config.mjs')).toContain('backendLayers.configs.recommended');
  });
});
