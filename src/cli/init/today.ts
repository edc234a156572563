import path from 'node:path';
import type { Linter } from 'eslint';
import plugin from '../../index.ts';
import type { RuleId } from '../../responsibilities.ts';
import { ProjectLinter } from '../lint/linter.ts';
import { displayPath } from '../paths.ts';
import type { Progress } from '../report/collect.ts';
import { recordOf, type FileRecord } from '../report/observe-file.ts';
import type { ConfigTarget } from './config-files.ts';
import type { PluginUse } from './config-text.ts';
import type { PlannedUse } from './plan-use.ts';
import type { SurveyedFile } from './survey.ts';

/** What the plugin reports with the planned configuration as the code is now. */
export interface Today {
  readonly findings: number;
  readonly files: number;
  readonly rules: readonly RuleId[];
}

type Finding = FileRecord['findings'][number];

/**
 * Findings in the packages of one configuration. The survey has them already where the configuration says what the survey
 * said; otherwise the files are linted again.
 *
 * @param surveyed the preset of the survey
 */
export async function findingsWith({ use, dropped }: PlannedUse, target: ConfigTarget, files: readonly SurveyedFile[], surveyed: string, cwd: string, progress: Progress): Promise<Finding[]> {
  const own = files.filter(({ packageDir }) => target.packages.includes(packageDir ?? cwd));
  const isAsSurveyed = use.basePath === undefined && Object.keys(use.layers).length === 0 && (use.preset === surveyed || (use.preset === 'services-use-orm' && surveyed === 'recommended'));
  if (isAsSurveyed) return own.flatMap(({ findings }) => findings).filter(({ rule }) => !dropped.includes(rule));
  let done = 0;
  const linter = ProjectLinter.standalone(cwd, configOf(use), (file) => progress.step((done += 1), own.length, displayPath(file, cwd)));
  const found: Finding[] = [];
  try {
    for await (const linted of linter.lintAll(own.map(({ file }) => path.join(cwd, file)))) {
      if (linted.observation) found.push(...recordOf(linted, linted.observation, plugin.meta.namespace, cwd).findings);
    }
  } finally {
    progress.end();
  }
  return found;
}

export function todayOf(findings: readonly Finding[]): Today {
  return { findings: findings.length, files: new Set(findings.map(({ file }) => file)).size, rules: [...new Set(findings.map(({ rule }) => rule))].sort() };
}

/** The element of the configuration as ESLint will have it. */
function configOf({ preset, layers, basePath, rules }: PluginUse): Linter.Config {
  const severities = Object.entries(rules).map(([rule, entry]) => [`${plugin.meta.namespace}/${rule}`, entry.replaceAll('\'', '') as Linter.RuleSeverity] as const);
  return plugin.configure({ preset, layers, ...(basePath === undefined ? {} : { basePath }), rules: Object.fromEntries(severities) });
}
