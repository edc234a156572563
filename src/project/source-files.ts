import { readdirSync, readFileSync, statSync, type Stats } from 'node:fs';
import { basename, dirname } from 'node:path';

/** A larger file is generated or data; reading and parsing it would stall the editor, so it is unknown. */
export const MAX_SOURCE_BYTES = 1_000_000;

/** Text kept in memory over all files, in UTF-16 units; the oldest goes first. Derived data has its own bound. */
export const MAX_KEPT_TEXT = 16_000_000;

/** Source text behind the values that one `StampedCache` keeps. A parsed tree takes about 40 times its text, so this bounds it to some 300 MB. */
export const MAX_DERIVED_TEXT = 8_000_000;

/** Folders whose listing is kept. */
const MAX_LISTINGS = 5_000;

/**
 * File systems round times (ext4 to its clock tick of some 4 ms, FAT and some network mounts to 2 s), so a change made just
 * after we looked can leave the time untouched. What was younger than this when we looked is looked at again.
 */
export const SETTLE_MS = 2_000;

/** The text of a file and a stamp that changes whenever the text does. */
export interface Source {
  readonly text: string;
  /** Opaque, and meaningful in this process only. */
  readonly stamp: string;
}

/** What a name in a folder is; a `link` has to be followed to know. */
export type EntryKind = 'file' | 'directory' | 'link';

interface FileRecord {
  mtimeMs: number;
  ctimeMs: number;
  size: number;
  ino: number;
  readAt: number;
  stamp: string;
  text: string;
  pass: number;
}

interface Listing {
  mtimeMs: number;
  readAt: number;
  pass: number;
  names: ReadonlyMap<string, EntryKind>;
}

let pass = 0;
let stamps = 0;
let keptText = 0;
const stats = new Map<string, Stats | undefined>();
const records = new Map<string, FileRecord>();
const listings = new Map<string, Listing>();

/**
 * Starts a new look at the disk; called before each linted file. Within one pass every path is asked for at most once, so
 * that all answers agree with each other; the next pass sees what changed since, also within one turn of the event loop
 * (a test that writes a file and lints again at once).
 */
export function beginPass(): void {
  pass += 1;
  stats.clear();
}

/** The number of the current pass; a cache that has checked an entry in this pass need not check it again. */
export function currentPass(): number {
  return pass;
}

/**
 * The text of a file.
 *
 * @param path absolute path
 * @returns undefined when it is missing, unreadable, no regular file, or larger than `MAX_SOURCE_BYTES`
 */
export function readSource(path: string): Source | undefined {
  return freshRecord(path);
}

/** Whether a path is a regular file, links followed. Answered from the folder's listing, so misses cost no system call. */
export function isFile(path: string): boolean {
  const kind = kindInFolder(path);
  return kind === 'file' || (kind === 'link' && (statOnce(path)?.isFile() ?? false));
}

/** Whether a path is a folder, links followed. */
export function isDirectory(path: string): boolean {
  return statOnce(path)?.isDirectory() ?? false;
}

/** The names in a folder; undefined when it is missing or unreadable. */
export function listDirectory(path: string): ReadonlyMap<string, EntryKind> | undefined {
  const known = listings.get(path);
  if (known?.pass === pass) return known.names;
  const found = statOnce(path);
  if (!found?.isDirectory()) {
    listings.delete(path);
    return undefined;
  }
  if (known && known.mtimeMs === found.mtimeMs && isSettled(known.mtimeMs, known.readAt)) {
    known.pass = pass;
    return known.names;
  }
  const readAt = Date.now();
  const names = readNames(path);
  if (!names) return undefined;
  listings.delete(path);
  listings.set(path, { mtimeMs: found.mtimeMs, readAt, pass, names });
  if (listings.size > MAX_LISTINGS) dropOldest(listings);
  return names;
}

/** When a folder's list of names last changed; undefined when there is no such folder. */
export function directoryTime(path: string): number | undefined {
  const found = statOnce(path);
  return found?.isDirectory() ? found.mtimeMs : undefined;
}

/** Whether something last changed at `mtimeMs` and seen at `seenAt` cannot have changed since without a new time. */
export function isSettled(mtimeMs: number, seenAt: number): boolean {
  return seenAt - mtimeMs > SETTLE_MS;
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
    if (known?.pass === pass) return known.value;
    const source = freshRecord(path);
    if (source && known?.stamp === source.stamp) {
      // Moving it to the end keeps the map in order of last use.
      this.#entries.delete(path);
      this.#entries.set(path, known);
      known.pass = pass;
      return known.value;
    }
    if (known) this.#drop(path, known.weight);
    if (!source) return undefined;
    const value = compute(source.text);
    const entry = { stamp: source.stamp, value, weight: source.text.length, pass };
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
      if (this.#kept <= this.#maxText || entry.pass === pass) return;
      this.#drop(path, entry.weight);
    }
  }
}

/** The metadata of a path, asked for once a pass. Never throws: a path that cannot be looked at is not there. */
function statOnce(path: string): Stats | undefined {
  const known = stats.get(path);
  if (known || stats.has(path)) return known;
  let found: Stats | undefined;
  try {
    found = statSync(path, { throwIfNoEntry: false });
  } catch {
    found = undefined;
  }
  stats.set(path, found);
  return found;
}

function freshRecord(path: string): FileRecord | undefined {
  const known = records.get(path);
  if (known?.pass === pass) return known;
  const found = statOnce(path);
  // A pipe or device would block the reader for ever: regular files only.
  if (!found?.isFile() || found.size > MAX_SOURCE_BYTES) {
    forget(path, known);
    return undefined;
  }
  if (known && isSameFile(known, found) && isSettled(Math.max(known.mtimeMs, known.ctimeMs), known.readAt)) {
    known.pass = pass;
    return known;
  }
  const readAt = Date.now();
  const text = readText(path);
  forget(path, known);
  if (text === undefined) return undefined;
  const stamp = known?.text === text ? known.stamp : String((stamps += 1));
  const record = { mtimeMs: found.mtimeMs, ctimeMs: found.ctimeMs, size: found.size, ino: found.ino, readAt, stamp, text, pass };
  records.set(path, record);
  keptText += text.length;
  while (keptText > MAX_KEPT_TEXT && records.size > 1) dropOldestRecord();
  return record;
}

function isSameFile(record: FileRecord, found: Stats): boolean {
  return record.mtimeMs === found.mtimeMs && record.size === found.size && record.ctimeMs === found.ctimeMs && record.ino === found.ino;
}

function forget(path: string, record: FileRecord | undefined): void {
  if (record && records.delete(path)) keptText -= record.text.length;
}

function dropOldestRecord(): void {
  const oldest = records.entries().next().value;
  if (oldest) forget(oldest[0], oldest[1]);
}

function dropOldest(map: Map<string, unknown>): void {
  const oldest = map.keys().next().value;
  if (oldest !== undefined) map.delete(oldest);
}

function readText(path: string): string | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  } catch {
    return undefined;
  }
}

function readNames(path: string): ReadonlyMap<string, EntryKind> | undefined {
  try {
    const names = new Map<string, EntryKind>();
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      // Some file systems do not say what an entry is; it is followed like a link.
      names.set(entry.name, entry.isFile() ? 'file' : entry.isDirectory() ? 'directory' : 'link');
    }
    return names;
  } catch {
    return undefined;
  }
}

function kindInFolder(path: string): EntryKind | undefined {
  return listDirectory(dirname(path))?.get(basename(path));
}
