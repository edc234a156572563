import { basename, dirname, extname, join } from 'node:path';
import { isDirectory, isFile, type EntryKind } from './disk.ts';
import type { Trace } from './trace.ts';

/** What may stand for an import without extension, in order. Declarations last: they say less than the code beside them. */
const EXTENSIONS = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts', '.d.mts', '.d.cts'];

/** What an import with the extension of the output really means. */
const OUTPUT_EXTENSIONS: Readonly<Record<string, readonly string[]>> = {
  '.js': ['.ts', '.tsx', '.js', '.jsx', '.d.ts'],
  '.jsx': ['.tsx', '.jsx', '.d.ts'],
  '.mjs': ['.mts', '.mjs', '.d.mts'],
  '.cjs': ['.cts', '.cjs', '.d.cts'],
};

/**
 * The file that a path without certain extension means, as TypeScript and bundlers find it: `./user` is `user.ts` or
 * `user/index.ts`, `./user.js` is `user.ts`.
 *
 * @param base absolute path
 * @param entryOf where a folder with a package.json leads
 */
export function probe(base: string, trace: Trace, entryOf?: (folder: string, trace: Trace) => string | undefined): string | undefined {
  return probeFile(base, trace) ?? probeFolder(base, trace, entryOf);
}

/** The file that a path means, folders left out. */
export function probeFile(base: string, trace: Trace): string | undefined {
  const folder = dirname(base);
  const name = basename(base);
  const names = trace.names(folder);
  if (!names || name === '') return undefined;
  const find = (candidate: string): string | undefined => (isFileIn(folder, candidate, names) ? join(folder, candidate) : undefined);
  const extension = extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (const real of OUTPUT_EXTENSIONS[extension] ?? []) {
    const found = find(stem + real);
    if (found !== undefined) return found;
  }
  if (EXTENSIONS.includes(extension)) {
    const found = find(name);
    if (found !== undefined) return found;
  }
  for (const added of EXTENSIONS) {
    const found = find(name + added);
    if (found !== undefined) return found;
  }
  return find(name);
}

/** The file that a folder means: what its package.json says, or its index. */
export function probeFolder(base: string, trace: Trace, entryOf?: (folder: string, trace: Trace) => string | undefined): string | undefined {
  const kind = trace.names(dirname(base))?.get(basename(base));
  // The root of a file system is in no folder's list.
  if (kind !== 'directory' && !((kind === 'link' || basename(base) === '') && isDirectory(base))) return undefined;
  return (entryOf && trace.has(base, 'package.json') ? entryOf(base, trace) : undefined) ?? probeFile(join(base, 'index'), trace);
}

function isFileIn(folder: string, name: string, names: ReadonlyMap<string, EntryKind>): boolean {
  const kind = names.get(name);
  return kind === 'file' || (kind === 'link' && isFile(join(folder, name)));
}
