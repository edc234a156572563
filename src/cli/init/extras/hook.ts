import { existsSync } from 'node:fs';
import path from 'node:path';
import { isObject, property, strings } from '../../../project/json.ts';
import { readManifest } from '../../../project/package-json.ts';
import { textOf } from '../changes.ts';
import { note, NOTHING, type ExtraContext, type ExtraPlan } from './extra.ts';
import { JsonFile } from './json-file.ts';

const FILES = '*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}';
/** Staged files that the configuration ignores are no fault. */
const COMMAND = 'eslint --no-warn-ignored';
const LINT_STAGED_CODE = ['lint-staged.config.js', 'lint-staged.config.mjs', 'lint-staged.config.cjs', 'lint-staged.config.ts', '.lintstagedrc.js', '.lintstagedrc.mjs', '.lintstagedrc.cjs'];
const LINT_STAGED_YAML = ['.lintstagedrc.yml', '.lintstagedrc.yaml'];
const LEFTHOOK = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml'];

/** Has the hook that the project uses run ESLint on the staged files. */
export function planHook(context: ExtraContext): ExtraPlan {
  const { cwd } = context;
  const lefthook = LEFTHOOK.find((name) => existsSync(path.join(cwd, name)));
  if (lefthook !== undefined) return planLefthook(context, lefthook);
  if (existsSync(path.join(cwd, '.pre-commit-config.yaml'))) return planPreCommit(context);
  return planLintStaged(context);
}

function planLintStaged(context: ExtraContext): ExtraPlan {
  const { cwd } = context;
  const manifest = readManifest(cwd);
  const byHand = [...LINT_STAGED_CODE, ...LINT_STAGED_YAML].find((name) => existsSync(path.join(cwd, name)));
  const own = ['.lintstagedrc', '.lintstagedrc.json'].find((name) => existsSync(path.join(cwd, name)));
  const inManifest = property(manifest?.raw, 'lint-staged');
  if (byHand !== undefined) return runsESLint(textOf(path.join(cwd, byHand))) ? already(byHand) : note(`Add this to \`${byHand}\`: '${FILES}': '${COMMAND}'`);
  if (own === undefined && inManifest === undefined && manifest?.dependencies.has('husky') !== true && manifest?.dependencies.has('lint-staged') !== true) {
    return note('No hook was found (husky, lint-staged, lefthook, pre-commit): none is set up.');
  }
  const config = new JsonFile(path.join(cwd, own ?? 'package.json'));
  if (config.value === undefined) return note(`\`${own ?? 'package.json'}\` is no JSON: it stays as it is. Add this to it: "${FILES}": "${COMMAND}"`);
  const entries = own === undefined ? inManifest : config.value;
  const husky = planHusky(cwd);
  if (runsESLint(JSON.stringify(entries))) return { ...husky, notes: [...already(own ?? 'package.json').notes, ...husky.notes] };
  const before = isObject(entries) ? property(entries, FILES) : undefined;
  const value = before === undefined ? COMMAND : [...strings(before), COMMAND];
  const change = config.set([...(own === undefined ? ['lint-staged'] : []), FILES], value).change();
  const install = manifest?.dependencies.has('lint-staged') === true ? [] : ['lint-staged'];
  return { changes: [change, ...husky.changes], notes: husky.notes, install: [...husky.install, ...install] };
}

/** Husky runs what stands in `.husky/pre-commit`. */
function planHusky(cwd: string): ExtraPlan {
  if (!existsSync(path.join(cwd, '.husky'))) return note('Nothing runs lint-staged before a commit yet: https://typicode.github.io/husky sets up the hook.');
  const file = path.join(cwd, '.husky/pre-commit');
  const before = textOf(file);
  // Another command may run it: `npm run precommit`.
  if (before !== undefined && /lint-staged|\brun\b|yarn|pnpm|npx/.test(before)) return before.includes('lint-staged') ? NOTHING : note('`.husky/pre-commit` has commands of its own: see that one of them runs lint-staged.');
  const after = `${before === undefined || before === '' || before.endsWith('\n') ? (before ?? '') : `${before}\n`}npx lint-staged\n`;
  return { ...NOTHING, changes: [{ file, before, after, executable: true }] };
}

function planLefthook({ cwd, manager }: ExtraContext, name: string): ExtraPlan {
  const file = path.join(cwd, name);
  const before = textOf(file) ?? '';
  if (runsESLint(before)) return already(name);
  const command = ['    backend-layers:', `      glob: "${FILES}"`, `      run: ${manager.exec} ${COMMAND} {staged_files}`];
  if (/^pre-commit:/m.test(before)) return note(`Add this under the commands of \`pre-commit\` in \`${name}\`:`, ...command);
  return { ...NOTHING, changes: [{ file, before, after: appended(before, ['pre-commit:', '  commands:', ...command]) }] };
}

/** Our hook goes to the end of the list, when the list is the last of the file. */
function planPreCommit({ cwd }: ExtraContext): ExtraPlan {
  const name = '.pre-commit-config.yaml';
  const file = path.join(cwd, name);
  const before = textOf(file) ?? '';
  if (runsESLint(before)) return already(name);
  const indent = /^(?<indent> *)- repo:/m.exec(before)?.groups?.['indent'] ?? '';
  const hook = ['- repo: local', '  hooks:', '    - id: backend-layers', '      name: backend layers', `      entry: npx --no-install ${COMMAND}`, '      language: system', '      files: \\.[cm]?[jt]sx?$', '      require_serial: true'].map((line) => indent + line);
  const isLast = /^(?<key>\w+):[^\n]*(?![\s\S]*^\w+:)/m.exec(before)?.groups?.['key'] === 'repos';
  return isLast ? { ...NOTHING, changes: [{ file, before, after: appended(before, hook) }] } : note(`Add this to \`repos\` in \`${name}\`:`, ...hook);
}

function appended(text: string, lines: readonly string[]): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  return `${text === '' || text.endsWith('\n') ? text : text + newline}${lines.join(newline)}${newline}`;
}

function runsESLint(text: string | undefined): boolean {
  return /\beslint\b/.test(text ?? '');
}

function already(name: string): ExtraPlan {
  return note(`\`${name}\` runs ESLint on staged files already, and with it the plugin.`);
}
