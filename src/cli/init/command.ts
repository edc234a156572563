import type { Command } from 'commander';
import { processTerminal, count, type Terminal } from '../terminal.ts';
import { NO_PROGRESS, progressBar } from '../report/progress.ts';
import { UsageError } from '../usage-error.ts';
import { diffOf, writeChanges, type Change } from './changes.ts';
import { describeFindings } from './describe.ts';
import { migrationSteps } from './eslint-state.ts';
import { planConfigs, viewProject, type ConfigPlan, type ProjectView } from './init.ts';
import { nextSteps } from './next-steps.ts';
import { Cancelled, terminalQuestions, type Questions } from './questions.ts';
import type { Found } from './stack.ts';
import { displayPath } from '../paths.ts';

interface InitOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly newConfig?: boolean;
}

/** `backend-layers init` */
export function addInitCommand(program: Command, terminal: Terminal = processTerminal(), ask: () => Promise<Questions> = terminalQuestions): void {
  program.command('init')
    .description('find out how the backend is built, and write the ESLint configuration for it')
    .option('-y, --yes', 'ask nothing; write the configuration and what other options name')
    .option('--dry-run', 'print the changes as a diff and write nothing')
    .option('--new-config', 'write an `eslint.config.mjs` although there is a configuration of the old format')
    .action(async (options: InitOptions) => {
      const isAsking = options.yes !== true && options.dryRun !== true;
      if (isAsking && !terminal.isInteractive) throw new UsageError('There is nobody to answer here. `--yes` asks nothing, `--dry-run` only shows what would change.');
      try {
        terminal.exitCode = await init(options, terminal, isAsking ? await ask() : undefined);
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
        terminal.out('Cancelled: nothing was written.\n');
        terminal.exitCode = 1;
      }
    });
}

async function init(options: InitOptions, terminal: Terminal, questions: Questions | undefined): Promise<number> {
  const { colors, cwd } = terminal;
  const view = await viewProject(cwd, terminal.showsProgress ? progressBar((text) => terminal.err(text), process.stderr.columns) : NO_PROGRESS);
  terminal.out(describeFindings(view.survey, view.stack, headOf(view), colors));
  const plan = await planConfigs(view);
  const obstacles = obstaclesOf(view, plan, options);
  if (obstacles.length > 0) {
    terminal.out(section('Before the plugin can work here', obstacles, colors.bold));
    terminal.out('\nNothing was written.\n');
    return 1;
  }
  if (plan.reasons.length > 0) terminal.out(section('The configuration, and why', plan.reasons, colors.bold));
  for (const file of plan.done) terminal.out(`\n\`${file}\` has the plugin already; it stays as it is.\n`);
  for (const text of plan.byHand) terminal.out(`\n${colors.yellow('by hand')} ${text}\n`);
  const isWritten = await write(plan.changes, options, terminal, questions);
  terminal.out(section(isWritten ? 'Next' : 'Then', nextSteps(view, plan), colors.bold));
  return plan.byHand.length > 0 ? 1 : 0;
}

function headOf({ cwd, packages, manager, eslint }: ProjectView): Found[] {
  return [
    ...(packages.length > 1 || packages[0] !== cwd ? [{ value: count(packages.length, 'package'), because: packages.map((dir) => displayPath(dir, cwd)).join(', ') }] : []),
    { value: manager.name, because: manager.because ?? 'no lockfile' },
    { value: `ESLint ${eslint.version ?? 'is not there'}`, because: eslint.version === undefined ? 'not in package.json' : 'package.json' },
  ];
}

/** An old ESLint, or only a configuration of the old format: a new one beside it would switch it off. */
function obstaclesOf(view: ProjectView, { changes }: ConfigPlan, { newConfig }: InitOptions): string[] {
  const addsConfig = changes.some(({ before }) => before === undefined);
  const legacy = addsConfig ? view.legacyConfig : undefined;
  if (!view.eslint.isTooOld && (legacy === undefined || newConfig)) return [];
  return [
    ...migrationSteps(view.eslint, legacy, view.manager, view.cwd),
    `Then run \`backend-layers init\` again.${legacy === undefined ? '' : ' With `--new-config` it writes an `eslint.config.mjs` of its own at once, which takes the place of the old file.'}`,
  ];
}

/** @returns false when nothing is to be written, or was not */
async function write(changes: readonly Change[], options: InitOptions, terminal: Terminal, questions: Questions | undefined): Promise<boolean> {
  if (changes.length === 0) return false;
  const { cwd } = terminal;
  if (options.dryRun === true || questions) terminal.out(`\n${paintDiff(diffOf(changes, cwd), terminal)}`);
  if (options.dryRun === true) {
    terminal.out('\nNothing was written (`--dry-run`).\n');
    return false;
  }
  if (questions && !await questions.confirm(changes.length === 1 ? 'Write it?' : 'Write them?', true)) throw new Cancelled();
  writeChanges(changes, cwd);
  for (const { file, before } of changes) terminal.out(`${terminal.colors.green(before === undefined ? 'written' : 'changed')} ${displayPath(file, cwd)}\n`);
  return true;
}

function paintDiff(diff: string, { colors }: Terminal): string {
  return diff.split('\n').map((line) => {
    if (line.startsWith('+')) return colors.green(line);
    return line.startsWith('-') ? colors.red(line) : line.startsWith('@@') ? colors.dim(line) : line;
  }).join('\n');
}

function section(title: string, lines: readonly string[], bold: (text: string) => string): string {
  return `\n${bold(title)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
