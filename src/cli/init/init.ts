import path from 'node:path';
import plugin from '../../index.ts';
import { detectStack } from '../../project/detect.ts';
import { dependenciesOf, findPackageAt, findWorkspaceRoot, readManifest, type PackageInfo } from '../../project/package-json.ts';
import { displayPath } from '../paths.ts';
import type { Progress } from '../report/collect.ts';
import { UsageError } from '../usage-error.ts';
import { textOf, type Change } from './changes.ts';
import { findLegacyConfig, findTargets, type ConfigTarget } from './config-files.ts';
import { newConfigText } from './config-text.ts';
import { eslintStateOf, type ESLintState } from './eslint-state.ts';
import { findPackageManager, type PackageManager } from './package-manager.ts';
import { newConfigFor, planUse } from './plan-use.ts';
import { backendPackages, findStack, type Stack } from './stack.ts';
import { surveyProject, type Survey } from './survey.ts';

/** What `init` knows of a project before it changes anything. */
export interface ProjectView {
  readonly cwd: string;
  readonly manifest: PackageInfo;
  readonly manager: PackageManager;
  readonly eslint: ESLintState;
  readonly legacyConfig: string | undefined;
  /** Absolute paths of the packages with backend code. */
  readonly packages: readonly string[];
  readonly stack: Stack;
  readonly survey: Survey;
}

/** @throws UsageError when there is no package, or no code in it */
export async function viewProject(cwd: string, progress: Progress): Promise<ProjectView> {
  const manifest = findPackageAt(cwd);
  if (!manifest) throw new UsageError('There is no `package.json` here or above. Run `init` in the folder of the backend.');
  const root = findWorkspaceRoot(path.join(cwd, 'file'));
  const survey = await surveyProject(cwd, surveyPreset(cwd), progress);
  const packages = backendPackages(survey.files, cwd);
  return {
    cwd, manifest, survey, packages,
    manager: findPackageManager(cwd),
    eslint: eslintStateOf(cwd, [manifest, root === undefined ? undefined : readManifest(root)]),
    legacyConfig: findLegacyConfig(cwd),
    stack: findStack(packages, survey, cwd),
  };
}

function surveyPreset(cwd: string): (typeof plugin.configs)['recommended'] {
  const { frameworks } = detectStack(dependenciesOf(path.join(cwd, 'file')));
  return frameworks.some(({ value }) => value === 'nestjs') ? plugin.configs.nestjs : plugin.configs.recommended;
}

/** What becomes of the configuration files. */
export interface ConfigPlan {
  readonly changes: readonly Change[];
  readonly reasons: readonly string[];
  /** What the user has to do by hand, because we do not understand the file. */
  readonly byHand: readonly string[];
  /** Files that have the plugin already. */
  readonly done: readonly string[];
  /** Rules that the written presets leave out. */
  readonly dropped: ReadonlySet<string>;
}

/** Works out the configuration of each package with backend code. */
export async function planConfigs({ cwd, packages, survey, stack }: ProjectView): Promise<ConfigPlan> {
  const changes: Change[] = [];
  const reasons: string[] = [];
  const byHand: string[] = [];
  const done: string[] = [];
  const dropped = new Set<string>();
  for (const target of findTargets(packages, cwd)) {
    const planned = planUse(target, survey.files, stackOf(target, packages, survey, stack, cwd), cwd);
    const name = displayPath(target.file, cwd);
    if (target.isNew) {
      changes.push({ file: target.file, before: undefined, after: newConfigText(newConfigFor(planned.use, survey, cwd)) });
    } else {
      const before = textOf(target.file) ?? '';
      // Loading TypeScript takes longer than all the rest.
      const { editConfig } = await import('./edit-config.ts');
      const edited = editConfig(path.basename(target.file), before, planned.use);
      if (edited.kind === 'has-plugin') done.push(name);
      else if (edited.kind === 'unknown') byHand.push(`\`${name}\` exports something that \`init\` does not understand. Add this to it, as the first element:\n\n${edited.importLine}\n\n${edited.element},`);
      else changes.push({ file: target.file, before, after: edited.text });
      if (edited.kind !== 'edited') continue;
    }
    reasons.push(...planned.reasons);
    for (const rule of planned.dropped) dropped.add(rule);
  }
  return { changes, reasons: [...new Set(reasons)], byHand, done, dropped };
}

/** Packages of one workspace may be built with different things. */
function stackOf(target: ConfigTarget, packages: readonly string[], survey: Survey, whole: Stack, cwd: string): Stack {
  return target.packages.length === packages.length ? whole : findStack(target.packages, survey, cwd);
}
