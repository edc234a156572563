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

/**
 * @param manifests of the package and of its workspace's root
 * @param members manifests of the packages with backend code, which may have an ESLint of their own
 */
export function eslintStateOf(folder: string, manifests: readonly (PackageInfo | undefined)[], members: readonly (PackageInfo | undefined)[]): ESLintState {
  const own = installedESLint(folder) ?? declaredIn(manifests);
  const version = own ?? declaredIn(members.filter((member) => isOld(versionIn(member))));
  const hasPlugin = manifests.some((manifest) => manifest?.dependencies.has(PACKAGE) === true);
  return { version, isTooOld: isOld(version), missing: [...(own === undefined ? ['eslint'] : []), ...(hasPlugin ? [] : [PACKAGE])] };
}

function isOld(version: string | undefined): boolean {
  return version !== undefined && Number.parseInt(/\d+/.exec(version)?.[0] ?? '', 10) < OLDEST;
}

function declaredIn(manifests: readonly (PackageInfo | undefined)[]): string | undefined {
  return manifests.map(versionIn).find((version) => version !== undefined);
}

function versionIn(manifest: PackageInfo | undefined): string | undefined {
  const fields = ['devDependencies', 'dependencies', 'peerDependencies'];
  return fields.map((field) => stringProperty(property(manifest?.raw, field), 'eslint')).find((version) => version !== undefined);
}

/** What somebody with an old ESLint, or a configuration of the old format, has to do first. */
export function migrationSteps(state: ESLintState, legacyConfigs: readonly string[], manager: PackageManager, cwd: string): string[] {
  return [
    ...(state.isTooOld ? [`This project has ESLint ${state.version ?? ''}; the plugin needs 9 or later: ${manager.add} eslint@latest`] : []),
    ...legacyConfigs.slice(0, 1).flatMap((file) => [
      translation(displayPath(file, cwd)),
      ...(legacyConfigs.length > 1 ? [`${legacyConfigs.length === 2 ? '1 more package has' : `${legacyConfigs.length - 1} more packages have`} one, too.`] : []),
      'Guide: https://eslint.org/docs/latest/use/configure/migration-guide',
    ]),
  ];
}

/** ESLint's own program translates the old format, but not a field of package.json. */
function translation(legacy: string): string {
  const name = path.posix.basename(legacy);
  if (name === 'package.json') return `\`eslintConfig\` in \`${legacy}\` has the old format, which ESLint 9 and later do not read. Move it into an \`.eslintrc.json\`, and let ESLint's own program translate that: npx @eslint/migrate-config .eslintrc.json`;
  return `\`${legacy}\` has the old format, which ESLint 9 and later do not read. ESLint's own program translates it: npx @eslint/migrate-config ${legacy}${/\.[cm]?js$/.test(name) ? ' (it runs the file)' : ''}`;
}
