import path from 'node:path';
import { installedESLint, loadESLint } from '../lint/load-eslint.ts';
import { readFileConfig } from '../lint/rule-config.ts';

/** What the project's own ESLint makes of a configuration file. */
export type ConfigState =
  | { readonly kind: 'loads'; readonly hasPlugin: boolean; /** Whether the sample is linted. */ readonly lints: boolean }
  | { readonly kind: 'fails'; readonly message: string }
  /** ESLint is not installed in the project, or too old. */
  | { readonly kind: 'unknown' };

/**
 * Loads a configuration as ESLint does.
 *
 * @param sample a source file that it is for
 */
export async function stateOfConfig(file: string, sample: string): Promise<ConfigState> {
  const folder = path.dirname(file);
  const major = Number.parseInt(installedESLint(folder) ?? '0', 10);
  if (major < 9) return { kind: 'unknown' };
  const Engine = loadESLint(folder);
  try {
    const config: unknown = await new Engine({ cwd: folder, overrideConfigFile: file }).calculateConfigForFile(sample);
    return { kind: 'loads', hasPlugin: config !== undefined && readFileConfig(config).namespace !== undefined, lints: config !== undefined };
  } catch (error) {
    return { kind: 'fails', message: error instanceof Error ? error.message : String(error) };
  }
}
