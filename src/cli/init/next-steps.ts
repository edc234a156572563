import type { ConfigPlan, ProjectView } from './init.ts';
import { count } from '../terminal.ts';

/** What to run after `init`: the installation, the linter, and what to do about findings that are there today. */
export function nextSteps(view: ProjectView, plan: ConfigPlan): string[] {
  const { manager, eslint, survey } = view;
  const findings = survey.files.flatMap((file) => file.findings).filter(({ rule }) => !plan.dropped.has(rule));
  const rules = [...new Set(findings.map(({ rule }) => rule))].sort();
  const files = new Set(findings.map(({ file }) => file)).size;
  return [
    ...(eslint.missing.length > 0 ? [`${manager.add} ${eslint.missing.join(' ')}`] : []),
    `${manager.exec} eslint .`,
    ...(findings.length === 0 ? ['There are no findings today.'] : [
      `${count(findings.length, 'finding')} in ${count(files, 'file')} today. To let only new ones fail, write these down once (ESLint 9.24 or later):`,
      `  ${manager.exec} eslint . ${rules.map((rule) => `--suppress-rule backend-layers/${rule}`).join(' ')}`,
      `It writes \`eslint-suppressions.json\`; commit it. When some are mended: ${manager.exec} eslint . --prune-suppressions`,
    ]),
  ];
}
