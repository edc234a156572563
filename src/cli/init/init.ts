import path from 'node:path';
import plugin from '../../index.ts';
import { detectStack } from '../../project/detect.ts';
import { dependenciesOf, findPackageAt, findWorkspaceRoot, readManifest, type PackageInfo } from '../../project/package-json.ts';
import { displayPath } from '../paths.ts';
import type { Progress } from '../report/collect.ts';
import { UsageError } from '../usage-error.ts';
import { textOf, type Change } from './changes.ts';
import { backendPackages } from './backend-packages.ts';
import { findLegacyConfigs, findTargets, type ConfigTarget } from './config-files.ts';
import { stateOfConfig } from './config-state.ts';
import { newConfigText, type PluginUse } from './config-text.ts';
import { eslintStateOf, type ESLintState } from './eslint-state.ts';
import { findPackageManager, type PackageManager } from './package-manager.ts';
import { newConfigFor, planUse } from './plan-use.ts';
import { findStack, type Stack } from './stack.ts';
import { surveyProject, type Survey } from './survey.ts';
import { findingsWith, todayOf, type Today } from './today.ts';

/** What `init` knows of a project before it changes anything. */
export interface ProjectView {
  readonly cwd: string;
  readonly manifest: PackageInfo;
  readonly manager: PackageManager;
  readonly eslint: ESLintState;
  /** Configurations of the old format, absolute. */
  readonly legacyConfigs: readonly string[];
  /** Absolute paths of the packages with backend code. */
  readonly packages: readonly string[];
  readonly stack: Stack;
  readonly survey: Survey;
  /** The preset that the code was looked at with. */
  readonly surveyed: 'recommended' | 'nestjs';
}

/** @throws UsageError when there is no package, or no code in it */
export async function viewProject(cwd: string, progress: Progress): Promise<ProjectView> {
  const manifest = findPackageAt(cwd);
  if (!manifest) throw new UsageError('There is no `package.json` here or above. Run `init` in the folder of the backend.');
  const root = findWorkspaceRoot(path.join(cwd, 'file'));
  const surveyed = surveyPreset(cwd);
  const survey = await surveyProject(cwd, plugin.configs[surveyed], progress);
  const packages = backendPackages(survey.files, cwd);
  return {
    cwd, manifest, survey, surveyed, packages,
    manager: findPackageManager(cwd),
    eslint: eslintStateOf(cwd, [manifest, root === undefined ? undefined : readManifest(root)], packages.map((dir) => readManifest(dir))),
    legacyConfigs: findLegacyConfigs(cwd, [...new Set(survey.files.map(({ packageDir = cwd }) => packageDir))]),
    stack: findStack(packages, survey, cwd),
  };
}

function surveyPreset(cwd: string): ProjectView['surveyed'] {
  const { frameworks } = detectStack(dependenciesOf(path.join(cwd, 'file')));
  return frameworks.some(({ value }) => value === 'nestjs') ? 'nestjs' : 'recommended';
}

/** A change of a configuration file. */
export interface ConfigChange extends Change {
  /** A source file that it is for. */
  readonly sample: string | undefined;
  /** Whether ESLint could load it before. */
  readonly isLoadable: boolean;
  /** What changes beside the plugin's own findings. */
  readonly notes: readonly string[];
}

/** What becomes of the configuration files. */
export interface ConfigPlan {
  readonly changes: readonly ConfigChange[];
  readonly reasons: readonly string[];
  /** What the user has to do by hand, because we do not understand the file. */
  readonly byHand: readonly string[];
  /** Files that have the plugin already. */
  readonly done: readonly string[];
  readonly today: Today;
}

/**
 * Works out the configuration of each package with backend code.
 *
 * @param basePath that all routes shall be held to
 */
export async function planConfigs(view: ProjectView, basePath: string | undefined, progress: Progress): Promise<ConfigPlan> {
  const { cwd, packages, survey, stack } = view;
  const changes: ConfigChange[] = [];
  const reasons = new Set<string>();
  const byHand: string[] = [];
  const done: string[] = [];
  const findings = [];
  for (const target of findTargets(packages, cwd)) {
    const planned = planUse(target, survey.files, stackOf(target, packages, survey, stack, cwd), cwd, basePath);
    const sample = sampleOf(target, view);
    const outcome = target.isNew
      ? { change: { file: target.file, before: undefined, after: newConfigText(newConfigFor(target, planned.use, survey, cwd)), sample, isLoadable: false, notes: [] } }
      : await planEdit(target.file, sample, planned.use, cwd);
    if ('change' in outcome) {
      changes.push(outcome.change);
      for (const reason of [...planned.reasons, ...outcome.change.notes]) reasons.add(reason);
    } else if ('byHand' in outcome) byHand.push(outcome.byHand);
    else done.push(displayPath(target.file, cwd));
    findings.push(...await findingsWith(planned, target, survey.files, view.surveyed, cwd, progress));
  }
  return { changes, reasons: [...reasons], byHand, done, today: todayOf(findings) };
}

/** A source file that a configuration is for. */
function sampleOf({ packages }: ConfigTarget, { survey, cwd }: ProjectView): string | undefined {
  const sample = survey.files.find(({ packageDir, layer }) => packages.includes(packageDir ?? cwd) && layer !== null);
  return sample && path.join(cwd, sample.file);
}

type Outcome = { readonly change: ConfigChange } | { readonly byHand: string } | { readonly isDone: true };

async function planEdit(file: string, sample: string | undefined, use: PluginUse, cwd: string): Promise<Outcome> {
  const before = textOf(file) ?? '';
  // Loading TypeScript takes longer than all the rest.
  const { editConfig } = await import('./edit-config.ts');
  const edited = editConfig(path.basename(file), before, use);
  if (edited.kind === 'has-plugin') return { isDone: true };
  // It may come from another file that this one imports.
  const state = sample === undefined ? undefined : await stateOfConfig(file, sample);
  if (state?.kind === 'loads' && state.hasPlugin) return { isDone: true };
  const notes = sample !== undefined && state?.kind === 'loads' && !state.lints ? [`ESLint did not lint files such as \`${displayPath(sample, cwd)}\` before: rules of \`${displayPath(file, cwd)}\` that name no \`files\` speak there, too, from now on.`] : [];
  return edited.kind === 'edited'
    ? { change: { file, before, after: edited.text, sample, isLoadable: state?.kind === 'loads', notes } }
    : { byHand: `\`${displayPath(file, cwd)}\` exports something that \`init\` does not understand. Add this to it, as the first element:\n\n${edited.importLine}\n\n${edited.element},` };
}

/** Packages of one workspace may be built with different things. */
function stackOf(target: ConfigTarget, packages: readonly string[], survey: Survey, whole: Stack, cwd: string): Stack {
  return target.packages.length === packages.length ? whole : findStack(target.packages, survey, cwd);
}
