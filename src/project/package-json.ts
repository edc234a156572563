import { dirname, join } from 'node:path';
import { isObject, parseJson, property, stringProperty, type JsonObject } from './json.ts';
import { StampedCache } from './source-files.ts';
import { TracedCache, type Trace } from './trace.ts';
import { memberPatterns } from './workspace-members.ts';

/** What a package.json says that we need. */
export interface PackageInfo {
  /** Absolute path of its folder. */
  readonly dir: string;
  readonly name: string | undefined;
  /** Names of all kinds of dependencies: production, development, peer, optional. */
  readonly dependencies: ReadonlySet<string>;
  readonly type: 'module' | 'commonjs';
  /** Everything else, unchecked. */
  readonly raw: JsonObject;
}

const DEPENDENCY_FIELDS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

const parsed = new StampedCache<PackageInfo | undefined>();

/** The manifest in a folder; undefined when there is none or it is no JSON object. */
export function readManifest(dir: string, trace?: Trace): PackageInfo | undefined {
  const path = join(dir, 'package.json');
  trace?.file(path);
  return parsed.get(path, (text) => {
    const raw = parseJson(text);
    return isObject(raw) ? toInfo(dir, raw) : undefined;
  });
}

function toInfo(dir: string, raw: JsonObject): PackageInfo {
  const dependencies = new Set<string>();
  for (const field of DEPENDENCY_FIELDS) {
    const names = property(raw, field);
    if (isObject(names)) for (const name of Object.keys(names)) dependencies.add(name);
  }
  return { dir, name: stringProperty(raw, 'name'), dependencies, type: raw['type'] === 'module' ? 'module' : 'commonjs', raw };
}

const packageDirs = new TracedCache<string | undefined>();
const workspaceRoots = new TracedCache<string | undefined>();

/** The folder at or above `dir` with a package.json, malformed or not. */
function packageDir(dir: string, user?: Trace): string | undefined {
  return packageDirs.get(dir, (trace) => {
    if (trace.has(dir, 'package.json')) return dir;
    const parent = dirname(dir);
    // A repository is a border: what lies around a checkout is another project.
    return parent === dir || trace.has(dir, '.git') ? undefined : packageDir(parent, trace);
  }, user);
}

/** The folder at or above `dir` in which its workspace is declared. */
function workspaceRoot(dir: string, user?: Trace): string | undefined {
  return workspaceRoots.get(dir, (trace) => {
    const manifest = trace.has(dir, 'package.json') ? readManifest(dir, trace)?.raw : undefined;
    if (memberPatterns(dir, manifest, trace).length > 0) return dir;
    const parent = dirname(dir);
    return parent === dir || trace.has(dir, '.git') ? undefined : workspaceRoot(parent, trace);
  }, user);
}

/**
 * The nearest package.json at or above a file.
 *
 * @param file absolute path
 * @returns undefined when there is none, or when the nearest one is malformed: a guess from further up could be wrong
 */
export function findPackage(file: string, trace?: Trace): PackageInfo | undefined {
  return findPackageAt(dirname(file), trace);
}

/** The nearest package.json at or above a folder. */
export function findPackageAt(dir: string, trace?: Trace): PackageInfo | undefined {
  const found = packageDir(dir, trace);
  return found === undefined ? undefined : readManifest(found, trace);
}

/**
 * The root of the monorepo that a file is in: the nearest folder above with `workspaces` (npm, Yarn, Bun),
 * `pnpm-workspace.yaml` or `lerna.json`. Never beyond the repository (`.git`).
 *
 * @param file absolute path
 */
export function findWorkspaceRoot(file: string, trace?: Trace): string | undefined {
  return workspaceRoot(dirname(file), trace);
}

const unions = new TracedCache<ReadonlySet<string>>();

/** All packages that a file's own package and its workspace root depend on; the same set as long as neither changes. */
export function dependenciesOf(file: string, user?: Trace): ReadonlySet<string> {
  return unions.get(dirname(file), (trace) => {
    const root = findWorkspaceRoot(file, trace);
    const shared = root === undefined ? undefined : readManifest(root, trace);
    const own = nearestWithContent(file, trace);
    return new Set([...(own?.dependencies ?? []), ...(shared?.dependencies ?? [])]);
  }, user);
}

/** Whether a file's own package or its workspace root depends on a package. */
export function hasDependency(file: string, name: string): boolean {
  return dependenciesOf(file).has(name);
}

/** The nearest manifest that is more than a marker: `{ "type": "module" }` in a source folder lists no dependencies of its own. */
function nearestWithContent(file: string, trace: Trace): PackageInfo | undefined {
  const found = findPackage(file, trace);
  const isMarker = found && found.name === undefined && found.dependencies.size === 0;
  return isMarker ? (findPackageAt(dirname(found.dir), trace) ?? found) : found;
}
