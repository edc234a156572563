import path from 'node:path';
import { interruptible } from '../interrupt.ts';
import { NO_PROGRESS, progressBar } from '../report/progress.ts';
import { displayPath } from '../paths.ts';
import { count, type Terminal } from '../terminal.ts';
import { diffOf, writeChanges, type Change } from './changes.ts';
import { describeFindings } from './describe.ts';
import { stateOfConfig } from './config-state.ts';
import { PACKAGE } from './config-text.ts';
import { migrationSteps } from './eslint-state.ts';
import { surveyOf } from './backend-packages.ts';
import { chooseExtras, planExtras, type ExtraOptions } from './extras/choose.ts';
import { planConfigs, viewProject, type ConfigChange, type ConfigPlan, type ProjectView } from './init.ts';
import { installPackages, nextSteps, writeBaseline } from './next-steps.ts';
import { Cancelled, type Questions } from './questions.ts';
import type { Found } from './stack.ts';

/** What the command line says. */
export interface InitOptions extends ExtraOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  readonly newConfig?: boolean;
  readonly basePath?: boolean;
  readonly install?: boolean;
  readonly baseline?: boolean;
}

/**
 * Looks at a project, says what it is, and sets the plugin up.
 *
 * @param questions undefined where nobody is asked
 * @returns the exit code: 1 when something is left to do by hand
 */
export async function runInit(options: InitOptions, terminal: Terminal, questions: Questions | undefined): Promise<number> {
  const { colors, cwd } = terminal;
  const progress = terminal.showsProgress ? progressBar((text) => terminal.err(text), process.stderr.columns) : NO_PROGRESS;
  const view = await interruptible(progress.end, () => viewProject(cwd, progress));
  terminal.out(describeFindings(surveyOf(view.packages, view.survey, cwd), view.stack, headOf(view), colors));
  const basePath = await askBasePath(view, options, questions);
  const plan = await planConfigs(view, basePath, progress);
  const obstacles = obstaclesOf(view, plan, options);
  if (obstacles.length > 0) {
    terminal.out(section('Before the plugin can work here', obstacles, terminal));
    terminal.out('\nNothing was written.\n');
    return 1;
  }
  if (plan.reasons.length > 0) terminal.out(section('The configuration, and why', plan.reasons, terminal));
  for (const file of plan.done) terminal.out(`\n\`${file}\` has the plugin already; it stays as it is.\n`);
  for (const text of plan.byHand) terminal.out(`\n${colors.yellow('by hand')} ${text}\n`);
  const context = { cwd, manager: view.manager, usesTypeScript: view.survey.files.some(({ file }) => /\.[cm]?tsx?$/.test(file)) };
  const extras = planExtras(context, questions ? await chooseExtras(context, options, questions) : options);
  if (extras.notes.length > 0) terminal.out(section('Notes', extras.notes, terminal));
  const changes = [...plan.changes, ...extras.changes];
  const undo = await write(changes, options, terminal, questions);
  const isDone = await finish({ view, plan, install: [...view.eslint.missing, ...extras.install], undo }, options, terminal, questions);
  return plan.byHand.length > 0 || !isDone ? 1 : 0;
}

interface Outcome {
  readonly view: ProjectView;
  readonly plan: ConfigPlan;
  readonly install: readonly string[];
  /** Takes back what was written; undefined when nothing was. */
  readonly undo: (() => void) | undefined;
}

/**
 * Installs and writes the baseline when asked to, and says what is left to do.
 *
 * @returns false when something that was asked for failed, or a configuration does not load
 */
async function finish({ view, plan, install, undo }: Outcome, options: InitOptions, terminal: Terminal, questions: Questions | undefined): Promise<boolean> {
  const isWritten = undo !== undefined;
  const command = `${view.manager.add} ${install.join(' ')}`;
  const installs = !options.dryRun && install.length > 0 && (options.install ?? await questions?.confirm(`Run \`${command}\`?`, true) ?? false);
  // Nobody knows yet whether ESLint can load what was written: a signal puts the old texts back.
  const { isInstalled, isBroken } = await interruptible(() => undo?.(), async () => ({
    isInstalled: installs && await installPackages(command, terminal),
    isBroken: isWritten && await undoBrokenConfigs(plan.changes, terminal),
  }));
  const left = isInstalled ? [] : install;
  const { findings, rules } = plan.today;
  const asksBaseline = !options.dryRun && findings > 0 && left.length === 0 && plan.byHand.length === 0 && !isBroken;
  const baselines = asksBaseline && (options.baseline ?? await questions?.confirm(`Write today's ${count(findings, 'finding')} down, so that only new ones fail?`, false) ?? false);
  const hasBaseline = baselines && await writeBaseline(view, rules, terminal);
  terminal.out(section(isWritten ? 'Next' : 'Then', nextSteps(view, plan, left, hasBaseline), terminal));
  return !isBroken && installs === isInstalled && baselines === hasBaseline;
}

/** A configuration that ESLint could load before our change and cannot now gets its old text back. */
async function undoBrokenConfigs(changes: readonly ConfigChange[], terminal: Terminal): Promise<boolean> {
  let isBroken = false;
  for (const { file, before, after, sample, isLoadable } of changes) {
    const state = sample === undefined ? undefined : await stateOfConfig(file, sample);
    // Until the plugin is installed nothing can be said.
    if (state?.kind !== 'fails' || state.message.includes(`'${PACKAGE}'`)) continue;
    isBroken = true;
    const name = displayPath(file, terminal.cwd);
    if (before !== undefined && isLoadable) writeChanges([{ file, before: after, after: before }], terminal.cwd);
    terminal.out(`\n${terminal.colors.yellow('by hand')} ESLint cannot load \`${name}\`${before !== undefined && isLoadable ? ' with the change; it has its old text again' : ''}: ${state.message}\n`);
  }
  return isBroken;
}

function headOf({ cwd, packages, manager, eslint }: ProjectView): Found[] {
  return [
    ...(packages.length > 1 || packages[0] !== cwd ? [{ value: count(packages.length, 'package'), because: packages.map((dir) => displayPath(dir, cwd)).join(', ') }] : []),
    { value: manager.name, because: manager.because ?? 'no lockfile' },
    eslint.version === undefined ? { value: 'no ESLint', because: 'not in package.json' } : { value: `ESLint ${eslint.version}`, because: 'package.json' },
  ];
}

async function askBasePath({ stack: { basePath } }: ProjectView, options: InitOptions, questions: Questions | undefined): Promise<string | undefined> {
  if (!basePath) return undefined;
  const isWanted = options.basePath ?? await questions?.confirm(`Hold all routes to live below \`${basePath.value}\` (require-base-path)?`, false) ?? false;
  return isWanted ? basePath.value : undefined;
}

/** An old ESLint, or only a configuration of the old format: a new one beside it would switch it off. */
function obstaclesOf(view: ProjectView, { changes }: ConfigPlan, { newConfig }: InitOptions): string[] {
  const addsConfig = changes.some(({ before }) => before === undefined);
  const legacy = addsConfig ? view.legacyConfigs : [];
  if (!view.eslint.isTooOld && (legacy.length === 0 || newConfig)) return [];
  return [
    ...migrationSteps(view.eslint, legacy, view.manager, view.cwd),
    `Then run \`backend-layers init\` again.${legacy.length === 0 ? '' : ' With `--new-config` it writes an `eslint.config.mjs` of its own at once, which takes the place of the old one.'}`,
  ];
}

/** @returns what takes it back; undefined when nothing is to be written, or was not */
async function write(changes: readonly Change[], options: InitOptions, terminal: Terminal, questions: Questions | undefined): Promise<(() => void) | undefined> {
  if (changes.length === 0) return undefined;
  const { cwd } = terminal;
  if (options.dryRun === true || questions) terminal.out(`\n${paintDiff(diffOf(changes, cwd), terminal)}`);
  if (options.dryRun === true) {
    terminal.out('\nNothing was written (`--dry-run`).\n');
    return undefined;
  }
  if (questions && !await questions.confirm(changes.length === 1 ? `Write \`${path.basename(changes[0]?.file ?? '')}\`?` : `Write these ${changes.length} files?`, true)) throw new Cancelled(1);
  const undo = writeChanges(changes, cwd);
  terminal.out('\n');
  for (const { file, before } of changes) terminal.out(`${terminal.colors.green(before === undefined ? 'written' : 'changed')} ${displayPath(file, cwd)}\n`);
  return undo;
}

function paintDiff(diff: string, { colors }: Terminal): string {
  return diff.split('\n').map((line) => {
    if (line.startsWith('+')) return colors.green(line);
    return line.startsWith('-') ? colors.red(line) : line.startsWith('@@') ? colors.dim(line) : line;
  }).join('\n');
}

function section(title: string, lines: readonly string[], { colors }: Terminal): string {
  return `\n${colors.bold(title)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
