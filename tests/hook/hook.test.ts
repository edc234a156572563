/** Commit hooks that lint what is staged, and only that: git's own, lint-staged, and the pre-commit framework. */
import { chmodSync, copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { CLEAN_ROUTER, cleanRouter, fatRouter, RULE, SAMPLE } from '../setup/sample.ts';
import { findProgram, makeFolder, must, removeFolder, ROOT, writeFiles } from '../setup/workspace.ts';
import { Repository } from './repository.ts';

const folders: string[] = [];
afterAll(() => { folders.forEach(removeFolder); });

/** A new router with a query in it. */
const NEW_ROUTER = 'src/routes/carts.routes.ts';
const newFatRouter = fatRouter.replaceAll('users', 'carts').replaceAll('prisma.user', 'prisma.cart');

/** What every hook has to do, in a repository that has old debt in another router. */
function blocksNewViolations(setUp: (repository: Repository) => Promise<void> | void): void {
  let repository: Repository;
  beforeAll(async () => {
    repository = await Repository.create(inject('consumer'), SAMPLE);
    folders.push(repository.folder);
    await setUp(repository);
  });

  it('blocks a commit that adds a violation', async () => {
    await repository.stage({ [NEW_ROUTER]: newFatRouter });
    const { code, stdout, stderr } = await repository.commit('Query in a router');
    expect(code).not.toBe(0);
    expect(stdout + stderr).toContain(RULE);
    expect(stdout + stderr).toContain('prisma.cart.findUnique');
    expect(await repository.subjects()).toEqual(['Before']);
  });

  it('lints the staged file alone: the old violation in another file is not shown', async () => {
    const { stdout, stderr } = await repository.commit('Query in a router');
    expect(stdout + stderr).toContain('carts.routes.ts');
    expect(stdout + stderr).not.toContain('users.routes.ts');
  });

  it('lets a clean change through', async () => {
    await repository.git('rm', '--quiet', '--force', NEW_ROUTER);
    await repository.stage({ [CLEAN_ROUTER]: cleanRouter.replace('state: order.state', 'status: order.state') });
    const { code, stdout, stderr } = await repository.commit('Rename a field');
    expect(code, stdout + stderr).toBe(0);
    expect(await repository.subjects()).toEqual(['Rename a field', 'Before']);
  });

  it('has nothing to say of files that are no source', async () => {
    await repository.stage({ 'notes.md': '# Notes\n' });
    const { code, stdout, stderr } = await repository.commit('Notes');
    expect(code, stdout + stderr).toBe(0);
  });
}

function writeHook(repository: Repository, script: string): void {
  writeFiles(repository.folder, { '.git/hooks/pre-commit': `#!/bin/sh\n${script}\n` });
  chmodSync(path.join(repository.folder, '.git/hooks/pre-commit'), 0o755);
}

describe("git's own hook", () => {
  blocksNewViolations((repository) => {
    writeHook(repository, String.raw`files=$(git diff --cached --name-only --diff-filter=d | grep -E '\.[cm]?[jt]sx?$') || exit 0
npx --no-install eslint --no-warn-ignored $files`);
  });
});

describe('lint-staged', () => {
  blocksNewViolations((repository) => {
    writeFiles(repository.folder, { '.lintstagedrc.json': '{ "*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}": "eslint --no-warn-ignored" }\n' });
    writeHook(repository, `exec '${process.execPath}' '${path.join(ROOT, 'node_modules/lint-staged/bin/lint-staged.js')}'`);
  });
});

// On a machine without it the rest can still be tested; our pipeline has it.
const preCommit = findProgram('pre-commit');
describe.skipIf(preCommit === undefined && !process.env['CI'])('the pre-commit framework', () => {
  blocksNewViolations(async (repository) => {
    const home = makeFolder();
    folders.push(home);
    repository.environment['PRE_COMMIT_HOME'] = home;
    const plugin = await pluginRepository();
    await repository.stage({ '.pre-commit-config.yaml': `repos:\n  - repo: ${plugin.folder}\n    rev: ${plugin.rev}\n    hooks:\n      - id: backend-layers\n` });
    await repository.git('commit', '--quiet', '--amend', '--no-edit');
    await must(preCommit ?? 'pre-commit', ['install', '--install-hooks'], repository.folder, repository.environment);
  });
});

/** What the framework fetches: our repository, of which it needs the list of hooks. */
async function pluginRepository(): Promise<{ folder: string; rev: string }> {
  const folder = makeFolder();
  folders.push(folder);
  copyFileSync(path.join(ROOT, '.pre-commit-hooks.yaml'), path.join(folder, '.pre-commit-hooks.yaml'));
  const git = (...args: string[]) => must('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.invalid', ...args], folder);
  await git('init', '--quiet');
  await git('add', '.');
  await git('commit', '--quiet', '-m', 'Hooks');
  return { folder, rev: (await git('rev-parse', 'HEAD')).trim() };
}
