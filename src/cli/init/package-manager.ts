import { existsSync } from 'node:fs';
import path from 'node:path';
import { stringProperty } from '../../project/json.ts';
import { findWorkspaceRoot, readManifest } from '../../project/package-json.ts';

/** The program that installs a project's packages. */
export interface PackageManager {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** What gives it away: a lockfile, or the field of package.json. */
  readonly because: string | undefined;
  /** The command that runs a program of an installed package. */
  readonly exec: string;
  /** The command that installs everything as the lockfile says. */
  readonly installAll: string;
  /** The command that adds packages for development. */
  readonly add: string;
}

const LOCKFILES = [
  ['pnpm-lock.yaml', 'pnpm'], ['yarn.lock', 'yarn'], ['bun.lock', 'bun'], ['bun.lockb', 'bun'], ['package-lock.json', 'npm'], ['npm-shrinkwrap.json', 'npm'],
] as const satisfies readonly (readonly [file: string, name: PackageManager['name']])[];

/** The package manager of the project in a folder, or of the workspace that the folder belongs to. */
export function findPackageManager(folder: string): PackageManager {
  const root = findWorkspaceRoot(path.join(folder, 'file'));
  for (const place of root === undefined || root === folder ? [folder] : [folder, root]) {
    const found = declaredIn(place) ?? lockedIn(place);
    if (found) return { ...found, ...commandsOf(found.name, isYarn1(place, found.because), root === folder) };
  }
  return { name: 'npm', because: undefined, ...commandsOf('npm', false, false) };
}

function declaredIn(folder: string): Pick<PackageManager, 'name' | 'because'> | undefined {
  const declared = stringProperty(readManifest(folder)?.raw, 'packageManager');
  const name = LOCKFILES.map(([, each]) => each).find((each) => declared?.startsWith(`${each}@`));
  return name && { name, because: `\`packageManager\`: ${declared?.split('+')[0] ?? name}` };
}

function lockedIn(folder: string): Pick<PackageManager, 'name' | 'because'> | undefined {
  const found = LOCKFILES.find(([file]) => existsSync(path.join(folder, file)));
  return found && { name: found[1], because: found[0] };
}

function isYarn1(folder: string, because: string | undefined): boolean {
  return !existsSync(path.join(folder, '.yarnrc.yml')) && !/yarn@[^1]/.test(because ?? '');
}

/** The root of a workspace asks for a word more. */
function commandsOf(name: PackageManager['name'], isOldYarn: boolean, isWorkspaceRoot: boolean): Pick<PackageManager, 'exec' | 'installAll' | 'add'> {
  switch (name) {
    case 'npm': return { exec: 'npx', installAll: 'npm ci', add: 'npm install --save-dev' };
    case 'pnpm': return { exec: 'pnpm exec', installAll: 'pnpm install --frozen-lockfile', add: `pnpm add --save-dev${isWorkspaceRoot ? ' --workspace-root' : ''}` };
    case 'yarn': return { exec: 'yarn', installAll: isOldYarn ? 'yarn install --frozen-lockfile' : 'yarn install --immutable', add: `yarn add --dev${isOldYarn && isWorkspaceRoot ? ' -W' : ''}` };
    case 'bun': return { exec: 'bunx', installAll: 'bun install --frozen-lockfile', add: 'bun add --dev' };
  }
}
