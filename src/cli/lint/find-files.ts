import { opendir, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../usage-error.ts';

/** Files that the plugin reads. */
export const SOURCE_FILE = /\.[cm]?[jt]sx?$/;
const NEVER = new Set(['node_modules', '.git']);

/**
 * All source files below a folder, in the order of their paths, whatever the configuration says of them.
 *
 * @throws UsageError when there is no such folder
 */
export async function findSourceFiles(folder: string, shown: string): Promise<string[]> {
  const found = await stat(folder).catch(() => undefined);
  if (!found) throw new UsageError(`There is no folder \`${shown}\`.`);
  if (!found.isDirectory()) throw new UsageError(`\`${shown}\` is a file; \`backend-layers explain ${shown}\` tells about one file.`);
  const files: string[] = [];
  await collect(folder, files);
  return files.sort();
}

async function collect(folder: string, files: string[]): Promise<void> {
  const folders: string[] = [];
  // A folder that may not be read holds nothing for us, as it does for ESLint.
  const entries = await opendir(folder).catch(() => undefined);
  if (!entries) return;
  for await (const entry of entries) {
    if (entry.isDirectory() && !NEVER.has(entry.name)) folders.push(path.join(folder, entry.name));
    else if (entry.isFile() && SOURCE_FILE.test(entry.name)) files.push(path.join(folder, entry.name));
  }
  for (const each of folders) await collect(each, files);
}
