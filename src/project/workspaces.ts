import { join, resolve } from 'node:path';
import { property, stringProperty } from './json.ts';
import { findPackageAt, findWorkspaceRoot, readManifest, type PackageInfo } from './package-json.ts';
import { TracedCache, type Trace } from './trace.ts';
import { memberFolders, memberPatterns } from './workspace-members.ts';

const members = new TracedCache<ReadonlyMap<string, string>>();

/**
 * The package of the project that has this name, as seen from a folder: the package it is in itself, a member of the
 * workspace, or a folder that a dependency names (`file:../db`). Needs nothing installed.
 */
export function findLocalPackage(name: string, dir: string, trace: Trace): PackageInfo | undefined {
  const own = findPackageAt(dir, trace);
  if (own?.name === name) return own;
  const root = findWorkspaceRoot(join(dir, 'file'), trace);
  const folder = root === undefined ? undefined : membersOf(root, trace).get(name);
  // A member's manifest is watched only where it is used: watching all of them in every pass would cost more than linting.
  const member = folder === undefined ? undefined : readManifest(folder, trace);
  return member?.name === name ? member : own && linkedPackage(own, name, trace);
}

/** The folders of a workspace's packages by package name. */
function membersOf(root: string, user: Trace): ReadonlyMap<string, string> {
  return members.get(root, (trace) => {
    const byName = new Map<string, string>();
    const patterns = memberPatterns(root, readManifest(root, trace)?.raw, trace);
    for (const folder of memberFolders(root, patterns, trace)) {
      const name = readManifest(folder)?.name;
      if (name !== undefined && !byName.has(name)) byName.set(name, folder);
    }
    return byName;
  }, user);
}

function linkedPackage(own: PackageInfo, name: string, trace: Trace): PackageInfo | undefined {
  for (const field of ['dependencies', 'devDependencies', 'optionalDependencies']) {
    const version = stringProperty(property(own.raw, field), name);
    const path = version === undefined ? undefined : /^(?:file|link|portal|workspace):(\.{1,2}\/.*)$/.exec(version)?.[1];
    if (path !== undefined) return readManifest(resolve(own.dir, path), trace);
  }
  return undefined;
}
