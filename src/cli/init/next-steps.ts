import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { RuleId } from '../../responsibilities.ts';
import { count, type Terminal } from '../terminal.ts';
import type { ConfigPlan, ProjectView } from './init.ts';

/** Lists of rules are no longer than this on the screen. */
const MAX_RULES = 4;

/** What is left to run: the installation, the linter, and what to do about findings that are there today. */
export function nextSteps({ manager }: ProjectView, { today }: ConfigPlan, missing: readonly string[], hasBaseline: boolean): string[] {
  const { exec } = manager;
  const shown = today.rules.length > MAX_RULES ? [...today.rules.slice(0, MAX_RULES).map(suppression), '... (`init --baseline` names them all)'] : today.rules.map(suppression);
  return [
    ...(missing.length > 0 ? [`${manager.add} ${missing.join(' ')}`] : []),
    `${exec} eslint .`,
    ...(today.findings === 0 ? ['There are no findings today.'] : [
      hasBaseline
        ? `${count(today.findings, 'finding')} in ${count(today.files, 'file')} written down in \`eslint-suppressions.json\`: commit it. Only new ones fail now.`
        : `${count(today.findings, 'finding')} in ${count(today.files, 'file')} today. To let only new ones fail, write these down once (\`init --baseline\`, ESLint 9.24 or later):`,
      ...(hasBaseline ? [] : [`  ${exec} eslint . ${shown.join(' ')}`]),
      `As findings are mended, \`${exec} eslint . --prune-suppressions\` takes them out of the list.`,
    ]),
  ];
}

function suppression(rule: RuleId): string {
  return `--suppress-rule backend-layers/${rule}`;
}

/** Runs the package manager. */
export async function installPackages(command: string, terminal: Terminal): Promise<boolean> {
  const [program = '', ...args] = command.split(' ');
  terminal.out(`\n$ ${command}\n`);
  const code = await run(program, args, terminal.cwd, terminal, process.platform === 'win32');
  if (code !== 0) terminal.err(`\`${command}\` ended with ${code}.\n`);
  return code === 0;
}

/** Has the project's ESLint write today's findings of our rules down. Those of other plugins stay what they are. */
export async function writeBaseline({ cwd }: ProjectView, rules: readonly RuleId[], terminal: Terminal): Promise<boolean> {
  const bin = eslintProgram(cwd);
  if (bin === undefined) {
    terminal.err('ESLint is not installed here: the baseline was not written.\n');
    return false;
  }
  let said = '';
  const listener = { ...terminal, err: (text: string) => { said += text; }, out: () => undefined };
  const code = await run(process.execPath, [bin, '.', ...rules.flatMap((rule) => ['--suppress-rule', `backend-layers/${rule}`])], cwd, listener, false);
  // 1 are findings of other plugins.
  if (code > 1) terminal.err(`The baseline was not written: ${said.trim()}\n`);
  return code <= 1;
}

function eslintProgram(cwd: string): string | undefined {
  try {
    return path.join(path.dirname(createRequire(path.join(cwd, 'package.json')).resolve('eslint/package.json')), 'bin/eslint.js');
  } catch {
    // Not installed.
    return undefined;
  }
}

function run(program: string, args: readonly string[], cwd: string, terminal: Pick<Terminal, 'out' | 'err'>, shell: boolean): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.setEncoding('utf8').on('data', (text: string) => { terminal.out(text); });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { terminal.err(text); });
    child.on('error', (error) => {
      terminal.err(`${error.message}\n`);
      resolve(2);
    });
    child.on('close', (code) => { resolve(code ?? 2); });
  });
}
