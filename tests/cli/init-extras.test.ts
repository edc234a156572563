/** What `init` sets up beside the configuration: only what the project uses, and never over something else. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { planExtras, type ExtraOptions } from '../../src/cli/init/extras/choose.ts';
import type { ExtraPlan } from '../../src/cli/init/extras/extra.ts';
import { findPackageManager } from '../../src/cli/init/package-manager.ts';
import type { Files } from '../setup/workspace.ts';
import { cli, makeBackend } from './support.ts';

/** What an extra would do in a project with these files. */
function planned(files: Files, options: ExtraOptions): ExtraPlan & { readonly texts: Readonly<Record<string, string>> } {
  const cwd = makeBackend(files);
  const plan = planExtras({ cwd, manager: findPackageManager(cwd), usesTypeScript: true }, options);
  return { ...plan, texts: Object.fromEntries(plan.changes.map(({ file, after }) => [path.relative(cwd, file).replaceAll('\\', '/'), after])) };
}

describe('editor', () => {
  it('recommends the extension, and needs no settings', () => {
    expect(planned({}, { editor: true }).texts).toEqual({ '.vscode/extensions.json': '{\n  "recommendations": [\n    "dbaeumer.vscode-eslint"\n  ]\n}\n' });
  });

  it('keeps comments and what else is there', () => {
    const { texts } = planned({
      '.vscode/extensions.json': '{\n    // Ours.\n    "recommendations": ["a.b"],\n}\n',
      '.vscode/settings.json': '{\n\t"eslint.enable": false, // too slow\n\t"eslint.validate": ["javascript"]\n}\n',
    }, { editor: true });
    expect(texts['.vscode/extensions.json']).toBe('{\n    // Ours.\n    "recommendations": [\n        "a.b",\n        "dbaeumer.vscode-eslint"\n    ],\n}\n');
    expect(texts['.vscode/settings.json']).toContain('"eslint.enable": true, // too slow');
    expect(texts['.vscode/settings.json']).toMatch(/"eslint\.validate": \[\s*"javascript",\s*"typescript"\s*\]/);
  });

  it('leaves what is right, and what is no JSON', () => {
    expect(planned({ '.vscode/extensions.json': '{ "recommendations": ["dbaeumer.vscode-eslint"] }', '.vscode/settings.json': '{ "eslint.enable": true }' }, { editor: true }).changes).toEqual([]);
    expect(planned({ '.vscode/settings.json': '{ "a" 1' }, { editor: true })).toMatchObject({ changes: [], notes: ['`.vscode/settings.json` is no JSON: it stays as it is.'] });
  });
});

describe('hook', () => {
  const ENTRY = '"*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}": "eslint --no-warn-ignored"';

  it('lint-staged in package.json', () => {
    const { texts, install } = planned({ 'package.json': '{\n  "name": "shop",\n  "lint-staged": {\n    "*.json": "prettier --write"\n  },\n  "devDependencies": { "husky": "9", "lint-staged": "16" }\n}\n', '.husky/pre-commit': 'npx lint-staged\n' }, { hook: true });
    expect(texts).toEqual({ 'package.json': `{\n  "name": "shop",\n  "lint-staged": {\n    "*.json": "prettier --write",\n    ${ENTRY}\n  },\n  "devDependencies": { "husky": "9", "lint-staged": "16" }\n}\n` });
    expect(install).toEqual([]);
  });

  it('husky alone gets lint-staged', () => {
    const { texts, install } = planned({ 'package.json': '{ "devDependencies": { "husky": "9" } }', '.husky/pre-commit': '' }, { hook: true });
    expect(texts['package.json']).toContain(ENTRY);
    expect(texts['.husky/pre-commit']).toBe('npx lint-staged\n');
    expect(install).toEqual(['lint-staged']);
  });

  it('adds to the commands of the same files', () => {
    const { texts } = planned({ '.lintstagedrc.json': '{\n  "*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}": "prettier --write"\n}\n' }, { hook: true });
    expect(JSON.parse(texts['.lintstagedrc.json'] ?? '')).toEqual({ '*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}': ['prettier --write', 'eslint --no-warn-ignored'] });
  });

  it('lefthook without a hook before commits', () => {
    expect(planned({ 'lefthook.yml': 'pre-push:\n  commands: {}\n', 'pnpm-lock.yaml': '' }, { hook: true }).texts).toEqual({
      'lefthook.yml': 'pre-push:\n  commands: {}\npre-commit:\n  commands:\n    backend-layers:\n      glob: "*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"\n      run: pnpm exec eslint --no-warn-ignored {staged_files}\n',
    });
  });

  it('pre-commit', () => {
    expect(planned({ '.pre-commit-config.yaml': 'repos:\n  - repo: https://example.org\n    rev: v1\n    hooks:\n      - id: x\n' }, { hook: true }).texts['.pre-commit-config.yaml']).toContain('      - id: x\n  - repo: local\n    hooks:\n      - id: backend-layers\n');
  });

  it.each<[string, Files, string]>([
    ['a hook that lints', { 'package.json': '{ "lint-staged": { "*.ts": ["eslint --fix"] } }', '.husky/pre-commit': 'npx lint-staged' }, '`package.json` runs ESLint on staged files already'],
    ['lefthook that lints', { 'lefthook.yml': 'pre-commit:\n  jobs:\n    - run: npx eslint {staged_files}\n' }, '`lefthook.yml` runs ESLint on staged files already'],
    ['lefthook with other jobs', { 'lefthook.yml': 'pre-commit:\n  jobs:\n    - run: biome\n' }, 'Add this under the commands of `pre-commit` in `lefthook.yml`:'],
    ['a list that others follow', { '.pre-commit-config.yaml': 'repos: []\nci: {}\n' }, 'Add this to `repos` in `.pre-commit-config.yaml`:'],
    ['code', { 'lint-staged.config.js': 'export default {};' }, 'Add this to `lint-staged.config.js`'],
    ['no hook', {}, 'No hook was found'],
  ])('%s stays as it is', (_, files, note) => {
    const { changes, notes } = planned(files, { hook: true });
    expect(changes).toEqual([]);
    expect(notes[0]).toContain(note);
  });
});

describe('pipeline', () => {
  it('is a workflow for the package manager', () => {
    const { texts } = planned({ 'package.json': '{ "packageManager": "pnpm@10.2.0" }', '.nvmrc': '22\n', '.github/workflows/test.yml': 'jobs: { test: { steps: [{ run: pnpm test }] } }\n' }, { ci: true });
    expect(texts['.github/workflows/backend-layers.yml']).toBe(`name: backend layers

on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  eslint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: pnpm/action-setup@v4
      - uses: actions/setup-node@v5
        with:
          node-version-file: .nvmrc
          cache: pnpm
      - run: pnpm install --frozen-lockfile
      - run: pnpm exec eslint .
`);
  });

  it.each<[string, Files]>([
    ['runs ESLint', { '.github/workflows/ci.yml': 'steps:\n  - run: npx eslint .\n' }],
    ['runs the script that does', { 'package.json': '{ "scripts": { "lint": "eslint ." } }', '.github/workflows/ci.yml': 'steps:\n  - run: npm run lint\n' }],
  ])('stays as it is where a workflow %s', (_, files) => {
    expect(planned(files, { ci: true })).toMatchObject({ changes: [], notes: ['`.github/workflows/ci.yml` runs ESLint already, and with it the plugin.'] });
  });

  it('is not thought to lint because of a script of another name', () => {
    expect(planned({ 'package.json': '{ "scripts": { "lint": "eslint ." } }', '.github/workflows/ci.yml': 'steps:\n  - run: npm run lint:css\n' }, { ci: true }).changes).toHaveLength(1);
  });

  it('of GitLab is said', () => {
    expect(planned({ '.gitlab-ci.yml': '', 'package-lock.json': '{}' }, { ci: true }).notes).toEqual(['For GitLab, add a job with `npm ci` and `npx eslint .` to `.gitlab-ci.yml`.']);
  });
});

describe('agents', () => {
  it('get a paragraph below what is there, once', () => {
    const { texts } = planned({ 'AGENTS.md': '# Shop\n\nBe kind.\n\n' }, { agents: true });
    expect(texts['AGENTS.md']).toMatch(/^# Shop\n\nBe kind\.\n\n## Layers of the backend\n/);
    expect(planned({ 'AGENTS.md': texts['AGENTS.md'] ?? '' }, { agents: true })).toMatchObject({ changes: [], notes: ['`AGENTS.md` tells of the plugin already.'] });
  });

  it('get the skill where the project has its skills', () => {
    const skill = readFileSync(path.resolve(import.meta.dirname, '../../skills/backend-layers/SKILL.md'), 'utf8');
    expect(planned({}, { skill: true }).texts).toEqual({ '.claude/skills/backend-layers/SKILL.md': skill });
    expect(planned({ '.agents/notes.md': '' }, { skill: true }).texts).toEqual({ '.agents/skills/backend-layers/SKILL.md': skill });
    expect(planned({}, { skill: 'tools/skills' }).texts).toEqual({ 'tools/skills/backend-layers/SKILL.md': skill });
    expect(planned({ '.claude/skills/backend-layers/SKILL.md': skill }, { skill: true }).changes).toEqual([]);
    const older = planned({ '.claude/skills/backend-layers/SKILL.md': 'older' }, { skill: true });
    expect(older.changes).toEqual([]);
    expect(older.notes[0]).toContain('is there and differs; it stays as it is');
  });
});

describe('init with extras', () => {
  it('writes all of them with the configuration', async () => {
    const folder = makeBackend({ 'src/users.routes.ts': 'export const x = () => 1;\n', 'package.json': '{ "name": "shop", "devDependencies": { "husky": "9" } }', '.husky/pre-commit': '' });
    const { code, stdout, stderr } = await cli(folder, 'init', '--yes', '--editor', '--hook', '--ci', '--agents', '--skill', 'skills');
    expect(stderr).toBe('');
    expect(code).toBe(0);
    for (const file of ['eslint.config.mjs', '.vscode/extensions.json', 'package.json', '.husky/pre-commit', '.github/workflows/backend-layers.yml', 'AGENTS.md', 'skills/backend-layers/SKILL.md']) {
      expect(stdout).toMatch(new RegExp(`^(?:written|changed) ${file.replaceAll('.', '\\.')}$`, 'm'));
      expect(existsSync(path.join(folder, file))).toBe(true);
    }
    expect(stdout).toContain('npm install --save-dev eslint eslint-plugin-backend-layers lint-staged');
    expect(statSync(path.join(folder, 'AGENTS.md')).size).toBeGreaterThan(100);
  });
});
