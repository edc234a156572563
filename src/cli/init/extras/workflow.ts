import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { property, stringProperty } from '../../../project/json.ts';
import { readManifest } from '../../../project/package-json.ts';
import { textOf } from '../changes.ts';
import type { PackageManager } from '../package-manager.ts';
import { note, NOTHING, type ExtraContext, type ExtraPlan } from './extra.ts';

const FOLDER = '.github/workflows';
const FILE = `${FOLDER}/backend-layers.yml`;

/** A workflow of GitHub Actions that runs ESLint, unless one does. */
export function planWorkflow({ cwd, manager }: ExtraContext): ExtraPlan {
  const known = findWorkflow(cwd);
  if (known !== undefined) return note(`\`${FOLDER}/${known}\` runs ESLint already, and with it the plugin.`);
  if (existsSync(path.join(cwd, '.gitlab-ci.yml')) && !existsSync(path.join(cwd, FOLDER))) return note(`For GitLab, add a job with \`${manager.installAll}\` and \`${manager.exec} eslint .\` to \`.gitlab-ci.yml\`.`);
  const file = path.join(cwd, FILE);
  if (existsSync(file)) return note(`\`${FILE}\` is there already; it stays as it is.`);
  return { ...NOTHING, changes: [{ file, before: undefined, after: workflowText(cwd, manager) }] };
}

/** A workflow with ESLint in it, or with a script of package.json that runs ESLint. */
function findWorkflow(cwd: string): string | undefined {
  const folder = path.join(cwd, FOLDER);
  if (!existsSync(folder)) return undefined;
  const scripts = property(readManifest(cwd)?.raw, 'scripts');
  const linting = typeof scripts === 'object' && scripts !== null ? Object.keys(scripts).filter((name) => /\beslint\b/.test(stringProperty(scripts, name) ?? '')) : [];
  const names = linting.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  const runs = new RegExp(`\\beslint\\b${names === '' ? '' : `|\\b(?:npm|pnpm|yarn|bun)(?: run)? (?:${names})(?![\\w:-])`}`);
  return readdirSync(folder).filter((name) => /\.ya?ml$/.test(name)).sort().find((name) => runs.test(textOf(path.join(folder, name)) ?? ''));
}

function workflowText(cwd: string, manager: PackageManager): string {
  const nodeVersion = ['.nvmrc', '.node-version'].find((name) => existsSync(path.join(cwd, name)));
  const isLocked = manager.because !== undefined && manager.because !== 'no lockfile';
  return [
    'name: backend layers',
    '',
    'on:',
    '  pull_request:',
    '  push:',
    `    branches: [${defaultBranch(cwd)}]`,
    '',
    'permissions:',
    '  contents: read',
    '',
    'jobs:',
    '  eslint:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    '      - uses: actions/checkout@v5',
    ...setupOf(manager),
    '      - uses: actions/setup-node@v5',
    '        with:',
    nodeVersion === undefined ? '          node-version: 22' : `          node-version-file: ${nodeVersion}`,
    ...(isLocked && manager.name !== 'bun' ? [`          cache: ${manager.name}`] : []),
    `      - run: ${isLocked ? manager.installAll : 'npm install'}`,
    // Without `--cache`: a cached file does not see that another file has changed.
    `      - run: ${manager.exec} eslint .`,
    '',
  ].join('\n');
}

function setupOf({ name, because }: PackageManager): string[] {
  if (name === 'bun') return ['      - uses: oven-sh/setup-bun@v2'];
  if (name !== 'pnpm') return [];
  const isDeclared = because?.startsWith('`packageManager`') === true;
  return ['      - uses: pnpm/action-setup@v4', ...(isDeclared ? [] : ['        with:', '          version: 10'])];
}

function defaultBranch(cwd: string): string {
  return /refs\/remotes\/origin\/(?<branch>\S+)/.exec(textOf(path.join(cwd, '.git/refs/remotes/origin/HEAD')) ?? '')?.groups?.['branch'] ?? 'main';
}
