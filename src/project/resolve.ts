import { isBuiltin } from 'node:module';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { currentPass, isFile } from './disk.ts';
import { followLink, forgetNativeAnswers, isInstalled, resolveNatively } from './installed.ts';
import { property } from './json.ts';
import { entryOf, importsTarget, isOutput, sourceOf } from './package-entry.ts';
import { dependenciesOf, findPackageAt, findWorkspaceRoot, readManifest, type PackageInfo } from './package-json.ts';
import { probe, probeFile } from './probe.ts';
import { cleanSpecifier, isPackageName, isRelative, splitPackage } from './specifier.ts';
import { forgetAnswers, TracedCache, type Trace } from './trace.ts';
import { mapPaths } from './tsconfig.ts';
import { findLocalPackage } from './workspaces.ts';

/** Where an import specifier leads. */
export type Resolution =
  /** A file of the project: absolute path. */
  | { readonly kind: 'file'; readonly path: string }
  /** A package that is installed, or that nothing of the project could be meant by; `path` only when it is installed. */
  | { readonly kind: 'package'; readonly name: string; readonly specifier: string; readonly path?: string }
  /** A module of the runtime, always with its prefix: `node:fs`, `bun:sqlite`. */
  | { readonly kind: 'builtin'; readonly name: string }
  /** Leads into the project, but to no file that is there; or nobody can tell. */
  | { readonly kind: 'unresolved' };

/** Some changes cannot be seen for the price of a system call (a package renamed inside its folder); after this long everything is looked at anew. */
export const MAX_AGE_MS = 10_000;

/** Imports through `imports` or an alias may lead to another import. */
const MAX_HOPS = 4;

const UNRESOLVED: Resolution = { kind: 'unresolved' };
const RUNTIME = /^(?:node|bun|deno|cloudflare|workerd):/;
const REGISTRY = /^(?:npm|jsr):\/?(@[^/]+\/[^/@]+|[^/@]+)(?:@[^/]*)?(\/.*)?$/;

const DECLARATION = /\.d\.[cm]?ts$/;

const answers = new TracedCache<Resolution>(forgetNativeAnswers);
let checkedIn = -1;
let startedAt = Date.now();

/**
 * Where an import leads. Needs nothing installed and nothing built, and never throws. An answer is kept until the files
 * and folders that it was read from change; `beginPass` is when they are looked at again.
 *
 * @param specifier as written
 * @param fromFile absolute path of the importing file
 */
export function resolveImport(specifier: string, fromFile: string): Resolution {
  forgetOldAnswers();
  const file = nativePath(fromFile);
  try {
    return answers.get(`${dirname(file)}\0${specifier}`, (trace) => find(cleanSpecifier(specifier), file, trace, 0));
  } catch {
    return UNRESOLVED;
  }
}

function find(specifier: string, file: string, trace: Trace, hops: number): Resolution {
  if (specifier === '' || hops > MAX_HOPS) return UNRESOLVED;
  if (RUNTIME.test(specifier)) return { kind: 'builtin', name: specifier };
  if (isBuiltin(specifier)) return { kind: 'builtin', name: `node:${specifier}` };
  if (isRelative(specifier) || isAbsolute(specifier)) return fileAt(resolve(dirname(file), specifier), specifier, trace);
  return findNamed(specifier, file, trace, hops);
}

/** A relative import is found by us alone: the native resolver fails on it when some tsconfig.json is broken. */
function fileAt(base: string, specifier: string, trace: Trace): Resolution {
  const found = probe(/(?:^|\/)\.{0,2}$/.test(specifier) ? join(base, 'index') : base, trace, folderEntry) ?? probe(base, trace, folderEntry);
  if (found === undefined) return sourceFile(base, trace, true) ?? UNRESOLVED;
  return toResolution(found, specifier, trace);
}

function folderEntry(folder: string, trace: Trace): string | undefined {
  const manifest = readManifest(folder, trace);
  return manifest && entryOf(manifest, '.', trace);
}

/** An alias, an entry of `imports`, a package of the project or of a registry: in the order in which TypeScript asks. */
function findNamed(specifier: string, file: string, trace: Trace, hops: number): Resolution {
  const dir = dirname(file);
  const { name, subpath } = splitPackage(specifier);
  const isDependency = dependenciesOf(file, trace).has(name);
  const mapped = mapPaths(specifier, dir, isDependency, trace);
  const native = askNative(specifier, file);
  const installed = (): Resolution | undefined => (native.path === undefined ? undefined : installedOrFile(native.path, specifier, file, trace));
  // Where the native resolver could not read the configuration, what is installed comes after what the project can mean.
  const found = (native.isWithoutConfig ? undefined : installed())
    ?? findMapped(specifier, mapped.bases, trace) ?? findInProject(specifier, file, trace, hops) ?? installed();
  // Own typings for a package (`paths: { '*': ['types/*'] }`) describe it; what runs is the package.
  const isTyping = isDependency && found?.kind === 'file' && DECLARATION.test(found.path) && !findLocalPackage(name, dir, trace);
  if (found && !isTyping) return found;
  const registry = REGISTRY.exec(specifier);
  if (registry?.[1] !== undefined) return { kind: 'package', name: registry[1], specifier: registry[1] + (registry[2] ?? '') };
  if (!isPackageName(name) || (mapped.isClaimed && !isDependency)) return UNRESOLVED;
  return subpath !== '.' && findLocalPackage(name, dir, trace) ? UNRESOLVED : { kind: 'package', name, specifier };
}

/** By path mappings, where the native resolver did not get to them. */
function findMapped(specifier: string, bases: readonly string[], trace: Trace): Resolution | undefined {
  for (const base of bases) {
    const found = fileAt(base, specifier, trace);
    if (found.kind !== 'unresolved') return found;
  }
  return undefined;
}

/** `#db`, `@org/db` and the aliases that no tsconfig.json knows of. */
function findInProject(specifier: string, file: string, trace: Trace, hops: number): Resolution | undefined {
  const manifest = findPackageAt(dirname(file), trace);
  if (specifier.startsWith('#')) {
    const target = manifest && importsTarget(manifest, specifier, trace);
    if (target?.path !== undefined) return { kind: 'file', path: target.path };
    return target?.specifier === undefined ? undefined : find(target.specifier, file, trace, hops + 1);
  }
  const { name, subpath } = splitPackage(specifier);
  const local = findLocalPackage(name, dirname(file), trace);
  const entry = local && entryOf(local, subpath, trace);
  if (entry !== undefined) return { kind: 'file', path: entry };
  for (const base of manifest && !local ? undeclaredAliases(specifier, manifest) : []) {
    // A guess leads to what is there, and to nothing that may have been built from something else.
    const found = probe(base, trace, folderEntry);
    if (found !== undefined) return toResolution(found, specifier, trace);
  }
  return undefined;
}

/** The `module-alias` package, and the two prefixes that mean the source folder wherever a bundler defines them. */
function undeclaredAliases(specifier: string, manifest: PackageInfo): string[] {
  const aliases = property(manifest.raw, '_moduleAliases');
  const bases: string[] = [];
  for (const [alias, target] of Object.entries(aliases ?? {})) {
    const isMeant = specifier === alias || specifier.startsWith(`${alias}/`);
    if (isMeant && typeof target === 'string') bases.push(join(manifest.dir, target, specifier.slice(alias.length)));
  }
  const rest = /^[@~]\/(.+)$/.exec(specifier)?.[1];
  if (rest !== undefined) bases.push(join(manifest.dir, 'src', rest), join(manifest.dir, rest));
  return bases;
}

/** What the native resolver has found; it may remember files that are gone by now. */
function askNative(specifier: string, file: string): ReturnType<typeof resolveNatively> {
  const answer = resolveNatively(specifier, file);
  if (answer.path === undefined || isInstalled(answer.path) || isFile(answer.path)) return answer;
  forgetNativeAnswers();
  return resolveNatively(specifier, file);
}

function installedOrFile(path: string, specifier: string, file: string, trace: Trace): Resolution {
  trace.names(dirname(path));
  if (!isInstalled(path)) return toResolution(path, specifier, trace);
  const root = findWorkspaceRoot(file, trace) ?? findPackageAt(dirname(file), trace)?.dir ?? dirname(file);
  return toResolution(followLink(path, root), specifier, trace);
}

function toResolution(path: string, specifier: string, trace: Trace): Resolution {
  if (!isInstalled(path)) return sourceFile(path, trace) ?? { kind: 'file', path: codeBeside(path, trace) };
  const written = splitPackage(specifier);
  const inside = path.split(/[\\/]node_modules[\\/]/).at(-1)?.replaceAll('\\', '/') ?? '';
  const name = isRelative(specifier) || !isPackageName(written.name) ? splitPackage(inside).name : written.name;
  return { kind: 'package', name, specifier, path };
}

/** The JavaScript that a hand-written declaration describes; the declaration itself where there is none. */
function codeBeside(path: string, trace: Trace): string {
  const stem = DECLARATION.test(path) ? path.replace(DECLARATION, '') : undefined;
  return (stem === undefined ? undefined : probeFile(stem, trace)) ?? path;
}

/** The source of a built file; a file that is not there may be one in `lib` as well. */
function sourceFile(path: string, trace: Trace, isMissing = false): Resolution | undefined {
  const manifest = findPackageAt(dirname(path), trace);
  if (!manifest || !(isMissing || isOutput(manifest.dir, path))) return undefined;
  const source = sourceOf(manifest.dir, relative(manifest.dir, path), trace);
  return source === undefined ? undefined : { kind: 'file', path: source };
}

function forgetOldAnswers(): void {
  if (checkedIn === currentPass()) return;
  checkedIn = currentPass();
  const now = Date.now();
  if (now - startedAt < MAX_AGE_MS) return;
  startedAt = now;
  forgetAnswers();
  forgetNativeAnswers();
}

/** A path with the separators of this system: an editor on another one may send backslashes. */
function nativePath(file: string): string {
  if (!file.includes('\\') || process.platform === 'win32' || isFile(file)) return file;
  return join(dirname(file.replaceAll('\\', '/')), basename(file.replaceAll('\\', '/')));
}
