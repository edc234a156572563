import { dirname, isAbsolute, join, resolve } from 'node:path';
import { isFile } from './disk.ts';
import { isObject, parseJson, property, stringProperty, strings } from './json.ts';
import { StampedCache } from './source-files.ts';
import { TracedCache, type Trace } from './trace.ts';
import { splitPackage } from './specifier.ts';
import { findLocalPackage } from './workspaces.ts';

/** What a tsconfig.json, with all it extends, says about imports. */
export interface TsConfig {
  readonly path: string;
  readonly baseUrl: string | undefined;
  /** Absolute targets, `*` left in, by pattern. */
  readonly paths: ReadonlyMap<string, readonly string[]>;
  /** Configuration files of the projects it refers to. */
  readonly references: readonly string[];
}

/** Where the path mappings lead for one specifier. */
export interface Mapped {
  /** Absolute paths to probe, in order. */
  readonly bases: readonly string[];
  /** A pattern made for it matches, so that it cannot mean a package that nobody has installed. */
  readonly isClaimed: boolean;
}

/** Configurations extend others in a chain of two or three; more than this is a cycle or a mistake. */
const MAX_EXTENDS = 16;

const CONFIG_NAMES = ['tsconfig.json', 'jsconfig.json'];
/** Also asked when the configuration of that folder says nothing: Nx, and configurations per build. */
const OTHER_CONFIG = /^tsconfig\.[\w.-]+\.json$/;

const parsed = new StampedCache<unknown>();
const configs = new TracedCache<readonly TsConfig[]>();

/**
 * Our own reading of path mappings, for what the native resolver gives up on: a configuration that is broken or extends
 * a package that is not installed.
 *
 * @param isDependency whether the specifier names a declared dependency; `baseUrl` then does not catch it
 */
export function mapPaths(specifier: string, dir: string, isDependency: boolean, trace: Trace): Mapped {
  const bases: string[] = [];
  let isClaimed = false;
  const all = configsOf(dir, trace);
  const ownDir = all[0] && dirname(all[0].path);
  for (const config of all) {
    const pattern = bestPattern(config.paths.keys(), specifier);
    if (pattern !== undefined) {
      const [prefix = '', suffix = ''] = pattern.split('*');
      const part = specifier.slice(prefix.length, specifier.length - suffix.length);
      bases.push(...(config.paths.get(pattern) ?? []).map((target) => target.replace('*', () => part)));
      if (pattern !== '*') isClaimed = true;
    }
    // Only the file's own folder of configurations: a folder of the root that is called like a package must not win over it.
    if (dirname(config.path) === ownDir && config.baseUrl !== undefined && !isDependency) bases.push(join(config.baseUrl, specifier));
  }
  return { bases, isClaimed };
}

/** The configurations that can apply in a folder, nearest first: its own, those referred to, those beside it, those above. */
export function configsOf(dir: string, user?: Trace): readonly TsConfig[] {
  return configs.get(dir, (trace) => {
    const found = configsIn(dir, trace);
    const parent = dirname(dir);
    if (parent === dir || trace.has(dir, '.git')) return found;
    const above = configsOf(parent, trace);
    return found.length === 0 ? above : [...found, ...above];
  }, user);
}

function configsIn(dir: string, trace: Trace): TsConfig[] {
  const own = CONFIG_NAMES.filter((name) => trace.has(dir, name)).map((name) => join(dir, name));
  const found = own.map((path) => readConfig(path, trace));
  const referred = found.flatMap((config) => config.references);
  // Listing the folder would make every answer depend on all its names; only a folder with a configuration has more.
  const isRoot = own.length > 0 || trace.has(dir, 'tsconfig.base.json');
  const beside = isRoot ? [...(trace.names(dir)?.keys() ?? [])].filter((name) => OTHER_CONFIG.test(name)).map((name) => join(dir, name)) : [];
  const others = new Set([...referred, ...beside].filter((path) => !own.includes(path)));
  return [...found, ...[...others].map((path) => readConfig(path, trace))].filter((config, index) => index === 0 || config.paths.size > 0 || config.baseUrl !== undefined);
}

function readConfig(path: string, trace: Trace): TsConfig {
  const merged = { baseUrl: undefined as string | undefined, paths: undefined as unknown, pathsDir: dirname(path) };
  mergeConfig(path, dirname(path), merged, trace, 0);
  const paths = new Map<string, readonly string[]>();
  if (isObject(merged.paths)) {
    for (const [pattern, targets] of Object.entries(merged.paths)) {
      paths.set(pattern, strings(targets).map((target) => resolve(merged.baseUrl ?? merged.pathsDir, withConfigDir(target, dirname(path)))));
    }
  }
  const references = property(readRaw(path, trace), 'references');
  return { path, baseUrl: merged.baseUrl, paths, references: (Array.isArray(references) ? references : []).flatMap((each) => referencePath(path, each)) };
}

function referencePath(from: string, reference: unknown): string[] {
  const target = stringProperty(reference, 'path');
  if (target === undefined) return [];
  const path = resolve(dirname(from), target);
  return [path.endsWith('.json') ? path : join(path, 'tsconfig.json')];
}

interface Merged { baseUrl: string | undefined; paths: unknown; pathsDir: string }

/** What a configuration extends comes first and is overridden; `paths` as a whole, as TypeScript does it. */
function mergeConfig(path: string, configDir: string, into: Merged, trace: Trace, depth: number): void {
  if (depth > MAX_EXTENDS) return;
  const raw = readRaw(path, trace);
  for (const extended of strings(property(raw, 'extends'))) {
    const base = extendedPath(extended, dirname(path), trace);
    if (base !== undefined && base !== path) mergeConfig(base, configDir, into, trace, depth + 1);
  }
  const options = property(raw, 'compilerOptions');
  const baseUrl = stringProperty(options, 'baseUrl');
  if (baseUrl !== undefined) into.baseUrl = resolve(dirname(path), withConfigDir(baseUrl, configDir));
  const paths = property(options, 'paths');
  if (paths !== undefined) {
    into.paths = paths;
    into.pathsDir = dirname(path);
  }
}

function readRaw(path: string, trace: Trace): unknown {
  trace.file(path);
  return parsed.get(path, parseJson);
}

function withConfigDir(path: string, configDir: string): string {
  return path.startsWith('${configDir}') ? configDir + path.slice('${configDir}'.length) : path;
}

function extendedPath(extended: string, dir: string, trace: Trace): string | undefined {
  if (/^\.{1,2}(?:[\\/]|$)/.test(extended) || isAbsolute(extended)) return existing(resolve(dir, extended));
  for (let folder = dir; ; folder = dirname(folder)) {
    const installed = existing(join(folder, 'node_modules', extended));
    if (installed !== undefined) return installed;
    if (dirname(folder) === folder) break;
  }
  const { name, subpath } = splitPackage(extended);
  const local = findLocalPackage(name, dir, trace);
  return local && existing(join(local.dir, subpath));
}

function existing(path: string): string | undefined {
  return [path, `${path}.json`, join(path, 'tsconfig.json')].find((candidate) => candidate.endsWith('.json') && isFile(candidate));
}

/** The pattern that TypeScript would use: the exact one, or the one with the longest part before its star. */
function bestPattern(patterns: Iterable<string>, specifier: string): string | undefined {
  let best: string | undefined;
  for (const pattern of patterns) {
    if (pattern === specifier) return pattern;
    const star = pattern.indexOf('*');
    if (star < 0 || !specifier.startsWith(pattern.slice(0, star)) || !specifier.endsWith(pattern.slice(star + 1)) || specifier.length < pattern.length - 1) continue;
    if (best === undefined || star > best.indexOf('*')) best = pattern;
  }
  return best;
}
