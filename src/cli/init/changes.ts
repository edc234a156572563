import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createTwoFilesPatch } from 'diff';
import { displayPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';

/** A file as it is, and as it shall be. */
export interface Change {
  /** Absolute path. */
  readonly file: string;
  /** Undefined for a file that is not there yet. */
  readonly before: string | undefined;
  readonly after: string;
  /** Whether a new file can be run. */
  readonly executable?: boolean;
}

/** A file's text; undefined when there is none. Reading a pipe would never end. */
export function textOf(file: string): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8') : undefined;
}

/** The changes as a unified diff, as `git apply` takes it. */
export function diffOf(changes: readonly Change[], cwd: string): string {
  return changes.map(({ file, before, after }) => {
    const name = displayPath(file, cwd);
    const patch = createTwoFilesPatch(before === undefined ? '/dev/null' : `a/${name}`, `b/${name}`, before ?? '', after, undefined, undefined, { context: 3 });
    return patch.replace(/^=+\n/, '').replace(/^(?<mark>---|\+\+\+) (?<path>[^\t\n]*)\t?$/gm, '$<mark> $<path>');
  }).join('');
}

/**
 * Writes all changes or none: everything is written beside its place first, and only then put there.
 *
 * @returns takes them back, but for a file that somebody else has written to since: the package manager, say
 * @throws UsageError when a file has changed meanwhile, or cannot be written; nothing is left behind then
 */
export function writeChanges(changes: readonly Change[], cwd: string, rename: (from: string, to: string) => void = renameSync): () => void {
  const undo: (() => void)[] = [];
  // Without a listener Ctrl-C would end the process between two files; with one it waits until this function has returned.
  const wait = (): void => undefined;
  process.on('SIGINT', wait);
  process.on('SIGTERM', wait);
  try {
    const staged = changes.map((change) => stage(change, cwd, undo));
    for (const [index, { beside, place, before, after }] of staged.entries()) {
      rename(beside, place);
      undo.push(() => {
        if (textOf(place) !== after) return;
        if (before === undefined) rmSync(place);
        else replace(place, before, index);
      });
    }
    return () => { for (const step of undo.reverse()) step(); };
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error instanceof UsageError ? error : new UsageError(`Nothing was written: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    process.off('SIGINT', wait);
    process.off('SIGTERM', wait);
  }
}

interface Staged {
  readonly beside: string;
  readonly place: string;
  readonly before: string | undefined;
  readonly after: string;
}

function stage({ file, before, after, executable }: Change, cwd: string, undo: (() => void)[]): Staged {
  if (textOf(file) !== before) throw new UsageError(`Nothing was written: \`${displayPath(file, cwd)}\` has changed meanwhile. Run \`init\` again.`);
  makeFolder(path.dirname(file), undo);
  // A link stays a link.
  const place = before === undefined ? file : realpathSync(file);
  const beside = besides(place, 0);
  undo.push(() => rmSync(beside, { force: true }));
  writeFileSync(beside, after, { flag: 'wx' });
  if (before !== undefined) chmodSync(beside, statSync(place).mode);
  else if (executable) chmodSync(beside, 0o755);
  return { beside, place, before, after };
}

function besides(place: string, index: number): string {
  return path.join(path.dirname(place), `.${path.basename(place)}.${process.pid}.${index}.tmp`);
}

/** Puts an old text back in its place, mode included. */
function replace(place: string, text: string, index: number): void {
  const beside = besides(place, index + 1);
  writeFileSync(beside, text);
  chmodSync(beside, statSync(place).mode);
  renameSync(beside, place);
}

function makeFolder(folder: string, undo: (() => void)[]): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  });
}
