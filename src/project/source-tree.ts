import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFile } from './disk.ts';
import { findPackage } from './package-json.ts';

/** A package with more source files than this is only searched in part. */
const MAX_FILES = 5000;
/** How long the answer of a search stays good in a long-lived process, in milliseconds. */
const KEEP = 60_000;
const SKIPPED = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', '.git', '.next', '.turbo']);

/** What whole packages are searched for; made by `sourcePattern`. */
export type SourcePattern = RegExp & { readonly searched: true };

const patterns: SourcePattern[] = [];

/** Makes a pattern to search for. All are made while the plugin loads, so that a package is read once for all of them. */
export function sourcePattern(pattern: RegExp): SourcePattern {
  const made = Object.assign(new RegExp(pattern), { searched: true } as const);
  patterns.push(made);
  return made;
}

/** The answers of a kind of search, each with the time of it. */
type Kept<T> = Map<string, { readonly at: number; readonly answer: T }>;

const files: Kept<ReadonlyMap<SourcePattern, readonly string[]>> = new Map();
const names: Kept<ReadonlySet<string>> = new Map();

/** The source files in the package of a file whose text has the pattern; searched once and kept for a minute. */
export function listSourceFiles(file: string, pattern: SourcePattern): readonly string[] {
  const root = findPackage(file)?.dir;
  return root === undefined ? [] : (recent(files, root, () => searchPackage(root)).get(pattern) ?? []);
}

function searchPackage(root: string): Map<SourcePattern, string[]> {
  const found = new Map<SourcePattern, string[]>(patterns.map((pattern) => [pattern, []]));
  for (const path of sourceFilesBelow(root)) {
    const text = textOf(path);
    for (const [pattern, paths] of found) if (pattern.test(text)) paths.push(path);
  }
  return found;
}

/**
 * The names that stand anywhere in the source files of the package; searched once for all and kept for a minute.
 *
 * @param pattern a global pattern whose first group is the name
 */
export function namesInSources(file: string, pattern: RegExp): ReadonlySet<string> {
  const root = findPackage(file)?.dir;
  if (root === undefined) return new Set();
  return recent(names, `${root}\0${pattern.source}`, () => new Set(sourceFilesBelow(root).flatMap((path) => [...textOf(path).matchAll(pattern)].map(([, name = '']) => name))));
}

/** The answer that is kept while it is good, or else a new one. */
function recent<T>(kept: Kept<T>, key: string, search: () => T): T {
  const known = kept.get(key);
  if (known && Date.now() - known.at < KEEP) return known.answer;
  const answer = search();
  kept.set(key, { at: Date.now(), answer });
  return answer;
}

/** Empty for what cannot be read. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function sourceFilesBelow(root: string): string[] {
  const found: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined && found.length < MAX_FILES; folder = folders.pop()) {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name)) folders.push(path);
        // A pipe would block the reader for ever.
      } else if (/\.[cm]?[jt]sx?$/.test(entry.name) && (entry.isFile() || isFile(path))) found.push(path);
    }
  }
  return found;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
