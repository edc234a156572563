import path from 'node:path';
import { findSourceFiles } from '../lint/find-files.ts';
import { GlobUse } from '../lint/glob-use.ts';
import { ProjectLinter, unparsedOf, type LintedFile } from '../lint/linter.ts';
import type { FileConfig } from '../lint/rule-config.ts';
import { displayPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';
import { recordOf } from './observe-file.ts';
import type { Report } from './report.ts';
import { Summary } from './summary.ts';

export interface Progress {
  /** Called once for each file. */
  readonly step: (done: number, total: number, file: string) => void;
  readonly end: () => void;
}

/**
 * Lints a folder with ESLint and the project's configuration, and counts.
 *
 * @throws UsageError when there is no such folder, nothing in it to lint, or the configuration is wrong
 */
export async function report(directory: string, cwd: string, progress: Progress): Promise<Report> {
  const folder = path.resolve(cwd, directory);
  const candidates = await findSourceFiles(folder, directory);
  let [sample] = candidates;
  if (sample === undefined) throw new UsageError(`There are no JavaScript or TypeScript files in \`${directory}\`.`);
  // The configuration may not be for the first file of all.
  sample = candidates.find((file) => !/(?:^|[\\/])\.|\.config\.[cm]?[jt]s$/.test(path.relative(folder, file))) ?? sample;
  let done = 0;
  let total = 0;
  const linter = await ProjectLinter.open({ cwd, sample, onFile: (file) => progress.step((done += 1), total, displayPath(file, cwd)) });
  const configs = await configsOf(linter, candidates);
  total = configs.size;
  if (total === 0) throw new UsageError(`The ESLint configuration ignores all files in \`${directory}\`.`);
  const summary = new Summary();
  const globs = new GlobUse();
  try {
    for await (const linted of linter.lintAll([...configs.keys()])) add(linted, configs.get(linted.result.filePath), summary, globs, cwd);
  } finally {
    progress.end();
  }
  const { preset, file, note } = linter.config;
  return summary.finish({
    directory: displayPath(folder, cwd),
    config: { preset, file: file === undefined ? null : displayPath(file, cwd) },
    unmatchedGlobs: globs.unmatched(),
    notes: note === undefined ? [] : [note],
  });
}

/** Only files that ESLint lints, as `eslint DIR` would. */
async function configsOf(linter: ProjectLinter, files: readonly string[]): Promise<Map<string, FileConfig>> {
  const configs = new Map<string, FileConfig>();
  for (const file of files) {
    const config = await linter.configOf(file);
    if (config) configs.set(file, config);
  }
  return configs;
}

function add(linted: LintedFile, config: FileConfig | undefined, summary: Summary, globs: GlobUse, cwd: string): void {
  const { result, observation } = linted;
  if (!observation || result.messages.some((message) => message.fatal)) {
    summary.addUnparsed(unparsedOf(linted, cwd));
    return;
  }
  globs.see(displayPath(result.filePath, cwd), observation.settings);
  summary.add(recordOf(linted, observation, config?.namespace, cwd), config);
}
