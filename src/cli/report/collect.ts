import path from 'node:path';
import { findSourceFiles } from '../lint/find-files.ts';
import { GlobUse } from '../lint/glob-use.ts';
import { ProjectLinter, type LintedFile } from '../lint/linter.ts';
import type { FileConfig } from '../lint/rule-config.ts';
import { displayPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';
import { recordOf } from './observe-file.ts';
import type { Report } from './report.ts';
import { Summary } from './summary.ts';

/** So many trees are in memory at most. */
const BATCH = 32;

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
    for (const batch of batches([...configs.keys()])) {
      for (const linted of await linter.lint(batch)) add(linted, configs.get(linted.result.filePath), summary, globs, cwd);
    }
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

function* batches(files: readonly string[]): Generator<readonly string[]> {
  for (let start = 0; start < files.length; start += BATCH) yield files.slice(start, start + BATCH);
}

function add(linted: LintedFile, config: FileConfig | undefined, summary: Summary, globs: GlobUse, cwd: string): void {
  const { result, observation } = linted;
  const file = displayPath(result.filePath, cwd);
  const fatal = result.messages.find((message) => message.fatal);
  if (fatal || !observation) {
    summary.addUnparsed({ file, line: fatal?.line ?? 1, message: fatal?.message ?? 'ESLint gave no reason.' });
    return;
  }
  globs.see(file, observation.settings);
  summary.add(recordOf(linted, observation, config?.namespace, cwd), config);
}
