import { mkdirSync, openSync, readSync, closeSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { UsageError } from '../usage-error.ts';
import { MARKER } from './page/page.ts';

/** The marker stands in the second line. */
const HEAD_BYTES = 200;

/**
 * Says whether a page may be written, before any work is done for it.
 *
 * @throws UsageError when the file is there and is no page of ours, unless it may be overwritten by force
 */
export function checkTarget(file: string, shown: string, force: boolean): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw new UsageError(`\`${shown}\` is a folder; name a file in it.`);
  if (found && !force && !readHead(file).includes(MARKER)) throw new UsageError(`\`${shown}\` is there already and is no page of \`backend-layers report\`. Name another file, or overwrite it with --force.`);
}

/** Writes the whole page or nothing. */
export function writePage(file: string, text: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, text, { flag: 'wx' });
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw new UsageError(`The page cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readHead(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(HEAD_BYTES);
    return buffer.toString('utf8', 0, readSync(descriptor, buffer, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(descriptor);
  }
}
