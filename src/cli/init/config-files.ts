import { existsSync } from 'node:fs';
import path from 'node:path';
import { findWorkspaceRoot } from '../../project/package-json.ts';
import { legacyConfigIn } from '../lint/legacy-config.ts';

/** The names under which ESLint finds a configuration, in its own order. */
const FLAT_CONFIGS = ['eslint.config.js', 'eslint.config.mjs', 'eslint.config.cjs', 'eslint.config.ts', 'eslint.config.mts', 'eslint.config.cts'];
export const NEW_CONFIG = 'eslint.config.mjs';

/** A configuration file that is there or shall be, and the packages with backend code that it is for. */
export interface ConfigTarget {
  /** Absolute path. */
  readonly file: string;
  readonly isNew: boolean;
  /** Absolute paths. */
  readonly packages: readonly string[];
}

/** The configuration files of packages: the nearest one above each; a new one in the working directory where there is none. */
export function findTargets(packages: readonly string[], cwd: string): ConfigTarget[] {
  const byFile = new Map<string, string[]>();
  for (const folder of packages) {
    const file = nearestConfig(folder) ?? path.join(cwd, NEW_CONFIG);
    byFile.set(file, [...(byFile.get(file) ?? []), folder]);
  }
  return [...byFile].map(([file, folders]) => ({ file, isNew: !existsSync(file), packages: folders }));
}

/** Configurations of the old format, absolute: in the folder, above it in its workspace, or in one of the packages below. */
export function findLegacyConfigs(folder: string, packages: readonly string[]): string[] {
  return [...new Set([...foldersAbove(folder), ...packages])].flatMap((place) => {
    const name = legacyConfigIn(place);
    return name === undefined ? [] : [path.join(place, name)];
  });
}

function nearestConfig(folder: string): string | undefined {
  return foldersAbove(folder).flatMap((place) => FLAT_CONFIGS.map((name) => path.join(place, name))).find((file) => existsSync(file));
}

/** A folder and those above it, up to the root of its workspace. */
function foldersAbove(folder: string): string[] {
  const root = findWorkspaceRoot(path.join(folder, 'file')) ?? folder;
  const folders = [folder];
  for (let place = folder; place !== root && path.dirname(place) !== place; place = path.dirname(place)) folders.push(path.dirname(place));
  return folders;
}
