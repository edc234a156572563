import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFile } from './disk.ts';
import { findPackage } from './package-json.ts';

/** A package with more source files than this is only searched in part. */
const MAX_FILES = 5000;
/** How long the answer of a search stays good in a long-lived process, in milliseconds. */
const KEEP = 60_000;
const SKIPPED = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', '.git', '.next', '.turbo']);

/** The answers of one kind of search, by package and pattern. */
class Searches<T> {
  readonly #answers = new Map<string, { at: number; answer: T }>();

  /** @param search goes through all source files of the package */
  get(root: string, pattern: RegExp, search: (paths: readonly string[]) => T): T {
    const key = `${root}\0${pattern.source}`;
    const known = this.#answers.get(key);
    if (known && Date.now() - known.at < KEEP) return known.answer;
    const answer = search(sourceFilesBelow(root));
    this.#answers.set(key, { at: Date.now(), answer });
    return answer;
  }
}

const files = new Searches<readonly string[]>();
const names = new Searches<ReadonlySet<string>>();

/** The source files in the package of a file whose text has the pattern; searched once and kept for a minute. */
export function listSourceFiles(file: string, pattern: RegExp): readonly string[] {
  const root = findPackage(file)?.dir;
  return root === undefined ? [] : files.get(root, pattern, (paths) => paths.filter((path) => pattern.test(textOf(path))));
}

/**
 * The names that stand anywhere in the source files of the package; searched once for all and kept for a minute.
 *
 * @param pattern a global pattern whose first group is the name
 */
export function namesInSources(file: string, pattern: RegExp): ReadonlySet<string> {
  const root = findPackage(file)?.dir;
  return root === undefined ? new Set() : names.get(root, pattern, (paths) => new Set(paths.flatMap((path) => [...textOf(path).matchAll(pattern)].map(([, name = '']) => name))));
}

/** Empty for what cannot be read; a pipe would block the reader for ever. */
function textOf(path: string): string {
  try {
    return isFile(path) ? readFileSync(path, 'utf8') : '';
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
      } else if (/\.[cm]?[jt]sx?$/.test(entry.name)) found.push(path);
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
