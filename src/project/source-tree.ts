import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPackage } from './package-json.ts';

/** A package with more source files than this is only searched in part. */
const MAX_FILES = 5000;
/** How long the answer of a search stays good in a long-lived process, in milliseconds. */
const KEEP = 60_000;
const SKIPPED = new Set(['node_modules', 'dist', 'build', 'out', 'coverage', '.git', '.next', '.turbo']);

const searches = new Map<string, { at: number; paths: readonly string[] }>();

/** The source files in the package of a file whose text has the pattern; searched once and kept for a minute. */
export function listSourceFiles(file: string, pattern: RegExp): readonly string[] {
  const root = findPackage(file)?.dir;
  if (root === undefined) return [];
  const key = `${root}\0${pattern.source}`;
  const known = searches.get(key);
  if (known && Date.now() - known.at < KEEP) return known.paths;
  const paths = sourceFilesBelow(root).filter((path) => hasPattern(path, pattern));
  searches.set(key, { at: Date.now(), paths });
  return paths;
}

function hasPattern(path: string, pattern: RegExp): boolean {
  try {
    return pattern.test(readFileSync(path, 'utf8'));
  } catch {
    return false;
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
