import { readFileSync, type Stats } from 'node:fs';
import { beginPass, currentPass, dropOldest, isSettled, nextStamp, statOnce } from './disk.ts';

export { beginPass };

/** A larger file is generated or data; reading and parsing it would stall the editor, so it is unknown. */
export const MAX_SOURCE_BYTES = 1_000_000;

/** Text kept in memory over all files, in UTF-16 units; the oldest goes first. Derived data has its own bound. */
export const MAX_KEPT_TEXT = 16_000_000;

/** Source text behind the values that one `StampedCache` keeps. A parsed tree takes 25 bytes a character, more with its scopes: 200 to 400 MB at most. */
export const MAX_DERIVED_TEXT = 2_500_000;

/** Files whose times and stamps are kept. */
const MAX_RECORDS = 50_000;

/** The text of a file and a stamp that changes whenever the text does. */
export interface Source {
  readonly text: string;
  /** Opaque, and meaningful in this process only. */
  readonly stamp: string;
}

interface FileRecord {
  readonly mtimeMs: number;
  readonly ctimeMs: number;
  readonly size: number;
  readonly ino: number;
  readonly readAt: number;
  readonly stamp: string;
  pass: number;
}

let keptText = 0;
const records = new Map<string, FileRecord>();
const texts = new Map<string, string>();

/**
 * The text of a file.
 *
 * @param path absolute path
 * @returns undefined when it is missing, unreadable, no regular file, or larger than `MAX_SOURCE_BYTES`
 */
export function readSource(path: string): Source | undefined {
  const record = freshRecord(path);
  if (!record) return undefined;
  const text = texts.get(path) ?? keepText(path, readText(path));
  return text === undefined ? undefined : { text, stamp: record.stamp };
}

/** The stamp of a file without its text; undefined where `readSource` is. */
export function stampOf(path: string): string | undefined {
  return freshRecord(path)?.stamp;
}

/** Values derived from the text of files, each kept until its file changes. Bounded: the values used longest ago go first. */
export class StampedCache<T> {
  readonly #entries = new Map<string, { stamp: string; value: T; weight: number; pass: number }>();
  readonly #maxText: number;
  #kept = 0;

  /** @param maxText bound on the text behind all kept values, in UTF-16 units */
  constructor(maxText: number = MAX_DERIVED_TEXT) {
    this.#maxText = maxText;
  }

  /**
   * @param path absolute path
   * @param compute derives the value; called again only when the text has changed. What it throws is passed on.
   * @returns undefined when the file is unknown (see `readSource`)
   */
  get(path: string, compute: (text: string) => T): T | undefined {
    const known = this.#entries.get(path);
    if (known?.pass === currentPass()) return known.value;
    const stamp = stampOf(path);
    if (known && known.stamp === stamp) {
      // Moving it to the end keeps the map in order of last use.
      this.#entries.delete(path);
      this.#entries.set(path, known);
      known.pass = currentPass();
      return known.value;
    }
    if (known) this.#drop(path, known.weight);
    const source = readSource(path);
    if (!source) return undefined;
    const value = compute(source.text);
    const entry = { stamp: source.stamp, value, weight: source.text.length, pass: currentPass() };
    // Computing may have led back here; the later value counts.
    const inner = this.#entries.get(path);
    if (inner) this.#drop(path, inner.weight);
    this.#entries.set(path, entry);
    this.#kept += entry.weight;
    this.#shrink();
    return value;
  }

  #drop(path: string, weight: number): void {
    if (this.#entries.delete(path)) this.#kept -= weight;
  }

  #shrink(): void {
    for (const [path, entry] of this.#entries) {
      // What this pass uses stays: the same path must give the same object throughout a pass.
      if (this.#kept <= this.#maxText || entry.pass === currentPass()) return;
      this.#drop(path, entry.weight);
    }
  }
}

function freshRecord(path: string): FileRecord | undefined {
  const known = records.get(path);
  if (known?.pass === currentPass()) return known;
  const found = statOnce(path);
  // A pipe or device would block the reader for ever: regular files only.
  if (!found?.isFile() || found.size > MAX_SOURCE_BYTES) {
    forget(path);
    return undefined;
  }
  if (known && isSameFile(known, found) && isSettled(Math.max(known.mtimeMs, known.ctimeMs), known.readAt)) {
    known.pass = currentPass();
    return known;
  }
  const readAt = Date.now();
  const before = texts.get(path);
  const text = readText(path);
  forget(path);
  if (text === undefined) return undefined;
  const stamp = known && before === text ? known.stamp : nextStamp();
  const record = { mtimeMs: found.mtimeMs, ctimeMs: found.ctimeMs, size: found.size, ino: found.ino, readAt, stamp, pass: currentPass() };
  records.set(path, record);
  if (records.size > MAX_RECORDS) dropOldest(records);
  keepText(path, text);
  return record;
}

function isSameFile(record: FileRecord, found: Stats): boolean {
  return record.mtimeMs === found.mtimeMs && record.size === found.size && record.ctimeMs === found.ctimeMs && record.ino === found.ino;
}

/** Keeps a text as long as there is room; the stamp of a file outlives its text. */
function keepText(path: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  texts.set(path, text);
  keptText += text.length;
  while (keptText > MAX_KEPT_TEXT && texts.size > 1) {
    const oldest = texts.keys().next().value;
    if (oldest !== undefined) dropText(oldest);
  }
  return text;
}

function dropText(path: string): void {
  keptText -= texts.get(path)?.length ?? 0;
  texts.delete(path);
}

function forget(path: string): void {
  records.delete(path);
  dropText(path);
}

function readText(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } catch {
    return undefined;
  }
}

