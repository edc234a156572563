import path from 'node:path';
import { property, stringProperty } from '../../project/json.ts';
import type { PackageInfo } from '../../project/package-json.ts';
import { installedESLint } from '../lint/load-eslint.ts';
import { displayPath } from '../paths.ts';
import { PACKAGE } from './config-text.ts';
import type { PackageManager } from './package-manager.ts';

/** The oldest ESLint that the plugin works with, and the oldest that knows bulk suppressions. */
const OLDEST = 9;

/** Which ESLint a project has, as far as it is installed or declared. */
export interface ESLintState {
  /** `9.39.1` when installed, `^9.0.0` when only declared. */
  readonly version: string | undefined;
  readonly isTooOld: boolean;
  /** Packages that have to be installed. */
  readonly missing: readonly string[];
}

/** @param manifests of the package and of its workspace's root */
export function eslintStateOf(folder: string, manifests: readonly (PackageInfo | undefined)[]): ESLintState {
  const declared = manifests.map((manifest) => versionIn(manifest, 'eslint')).find((version) => version !== undefined);
  const version = installedESLint(folder) ?? declared;
  const major = Number.parseInt(/\d+/.exec(version ?? '')?.[0] ?? '', 10);
  const hasPlugin = manifests.some((manifest) => manifest?.dependencies.has(PACKAGE) === true);
  return {
    version,
    isTooOld: version !== undefined && major < OLDEST,
    missing: [...(version === undefined ? ['eslint'] : []), ...(hasPlugin ? [] : [PACKAGE])],
  };
}

function versionIn(manifest: PackageInfo | undefined, name: string): string | undefined {
  const fields = ['devDependencies', 'dependencies', 'peerDependencies'];
  return fields.map((field) => stringProperty(property(manifest?.raw, field), name)).find((version) => version !== undefined);
}

/** What somebody with an old ESLint, or a configuration of the old format, has to do first. */
export function migrationSteps(state: ESLintState, legacyConfig: string | undefined, manager: PackageManager, cwd: string): string[] {
  const legacy = legacyConfig === undefined ? undefined : displayPath(legacyConfig, cwd);
  const canMigrate = legacy !== undefined && !/\.[cm]?js$/.test(path.basename(legacy));
  return [
    ...(state.isTooOld ? [`This project has ESLint ${state.version ?? ''}; the plugin needs 9 or later: ${manager.add} eslint@latest`] : []),
    ...(legacy === undefined ? [] : [
      `\`${legacy}\` has the old format, which ESLint 9 and later do not read. ESLint's own program translates it: npx @eslint/migrate-config ${legacy}${canMigrate ? '' : ' (it runs the file)'}`,
      'Guide: https://eslint.org/docs/latest/use/configure/migration-guide',
    ]),
  ];
}
