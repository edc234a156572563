import { join, relative } from 'node:path';
import { isObject, property, stringProperty } from './json.ts';
import type { PackageInfo } from './package-json.ts';
import { probe, probeFile, probeFolder } from './probe.ts';
import type { Trace } from './trace.ts';

/** Folders that builds write to. `lib` is not among them: half of the packages write their sources there by hand. */
const OUTPUT_FOLDER = /^(?:dist|build|out|output|esm|cjs|es|types|typings|\.output|dist-.*|build-.*)$/;

/** Conditions for other platforms than a server's; they are asked last. */
const FOREIGN_CONDITIONS = new Set(['browser', 'react-native', 'worker', 'workerd', 'edge-light', 'deno', 'react-server', 'style', 'sass']);

/** Manifest fields that name the main file, nearest to the source first. */
const MAIN_FIELDS = ['source', 'types', 'typings', 'module', 'main'];

/**
 * The source file that an import of a package of the project means, built or not.
 *
 * @param subpath what follows the name: `.` or `./client`
 */
export function entryOf(manifest: PackageInfo, subpath: string, trace: Trace): string | undefined {
  const targets = exportTargets(manifest, subpath);
  const found = firstSource(manifest.dir, targets, trace);
  if (found !== undefined) return found;
  const inside = subpath === '.' ? ['src/index', 'index', 'src/main', 'lib/index', 'source/index', 'src'] : [`src/${subpath.slice(2)}`, subpath];
  for (const path of inside) {
    const guess = subpath === '.' ? probeFile(join(manifest.dir, path), trace) : (sourceOf(manifest.dir, path, trace) ?? probe(join(manifest.dir, path), trace));
    if (guess !== undefined) return guess;
  }
  return undefined;
}

/** The file of the project that an entry of the manifest's `imports` means (`#db`), or the package specifier it stands for. */
export function importsTarget(manifest: PackageInfo, specifier: string, trace: Trace): { path?: string; specifier?: string } | undefined {
  const targets = matchTargets(property(manifest.raw, 'imports'), specifier);
  if (targets.length === 0) return undefined;
  const path = firstSource(manifest.dir, targets.filter((target) => target.startsWith('.')), trace);
  if (path !== undefined) return { path };
  const bare = targets.find((target) => !target.startsWith('.'));
  return bare === undefined ? {} : { specifier: bare };
}

/**
 * The source of what may be a build's output: `dist/db/client.d.ts` comes from `src/db/client.ts`. The source is the file
 * that is linted and edited, and the only one there before a build.
 *
 * @param target path relative to the package, of a file that need not exist
 */
export function sourceOf(packageDir: string, target: string, trace: Trace): string | undefined {
  const segments = target.replaceAll('\\', '/').split('/').filter((segment) => segment !== '' && segment !== '.');
  const first = segments[0];
  if (first === undefined || first === '..' || (!OUTPUT_FOLDER.test(first) && first !== 'lib')) return undefined;
  const bare = segments.slice(0, -1).concat((segments.at(-1) ?? '').replace(/(?:\.d)?\.[cm]?[jt]sx?$/, ''));
  // Builds nest: `dist/esm/x`, `dist/types/src/x`. Two folders in front are as deep as we have seen.
  for (let from = 1; from <= Math.min(3, bare.length - 1); from += 1) {
    const rest = bare.slice(from).join('/');
    for (const root of ['src', 'source', ...(from === 1 || bare[from - 1] !== first ? [''] : [])]) {
      const found = probe(join(packageDir, root, rest), trace);
      if (found !== undefined && !isOutput(packageDir, found)) return found;
    }
  }
  return undefined;
}

/** Whether a file stands where a build of its package writes, and is what a build writes: many a `types` folder is written by hand. */
export function isOutput(packageDir: string, path: string): boolean {
  return !isTypeScript(path) && OUTPUT_FOLDER.test(relative(packageDir, path).split(/[\\/]/)[0] ?? '');
}

function isTypeScript(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path);
}

function exportTargets(manifest: PackageInfo, subpath: string): string[] {
  const exports = manifest.raw['exports'];
  const targets = exports === undefined ? [] : matchTargets(isSubpathMap(exports) ? exports : { '.': exports }, subpath);
  if (subpath !== '.') return targets;
  for (const field of MAIN_FIELDS) {
    const target = stringProperty(manifest.raw, field);
    if (target !== undefined) targets.push(target);
  }
  return targets;
}

function isSubpathMap(exports: unknown): boolean {
  return isObject(exports) && Object.keys(exports).some((key) => key.startsWith('.'));
}

/** Every target that a key matching the request has, under any condition: we look for the source, whatever the runtime. */
function matchTargets(map: unknown, request: string): string[] {
  if (!isObject(map)) return [];
  if (Object.hasOwn(map, request)) return leaves(map[request]);
  const patterns = Object.keys(map).filter((key) => key.includes('*') || key.endsWith('/')).sort((a, b) => prefixLength(b) - prefixLength(a));
  for (const key of patterns) {
    const [prefix = '', suffix = ''] = key.includes('*') ? key.split('*') : [key, ''];
    if (!request.startsWith(prefix) || !request.endsWith(suffix) || request.length < prefix.length + suffix.length) continue;
    const part = request.slice(prefix.length, request.length - suffix.length);
    return leaves(map[key]).map((target) => (target.includes('*') ? target.replaceAll('*', part) : target.endsWith('/') ? target + part : target));
  }
  return [];
}

function prefixLength(key: string): number {
  const star = key.indexOf('*');
  return star < 0 ? key.length : star;
}

function leaves(value: unknown, depth = 0): string[] {
  if (typeof value === 'string') return [value];
  if (depth > 8) return [];
  if (Array.isArray(value)) return value.flatMap((each) => leaves(each, depth + 1));
  if (!isObject(value)) return [];
  const keys = Object.keys(value);
  const order = [...keys.filter((key) => !FOREIGN_CONDITIONS.has(key)), ...keys.filter((key) => FOREIGN_CONDITIONS.has(key))];
  return order.flatMap((key) => leaves(value[key], depth + 1));
}

/** Sources that are named as such, then the sources of outputs, then whatever exists. */
function firstSource(dir: string, targets: readonly string[], trace: Trace): string | undefined {
  const existing: string[] = [];
  for (const target of targets) {
    const path = join(dir, target);
    const found = probeFile(path, trace) ?? probeFolder(path, trace);
    if (found === undefined) continue;
    if (!isOutput(dir, found) && !/\.d\.[cm]?ts$/.test(found) && !/^(?:\.\/)?lib\//.test(target)) return found;
    existing.push(found);
  }
  for (const target of targets) {
    const found = sourceOf(dir, target, trace);
    if (found !== undefined) return found;
  }
  return existing[0];
}
