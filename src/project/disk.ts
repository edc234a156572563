import { readdirSync, statSync, type Stats } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Folders whose listing is kept. */
const MAX_LISTINGS = 5_000;

/**
 * File systems round times (ext4 to its clock tick of some 4 ms, FAT and some network mounts to 2 s), so a change made just
 * after we looked can leave the time untouched. What was younger than this when we looked is looked at again.
 */
export const SETTLE_MS = 2_000;

/** What a name in a folder is; a `link` has to be followed to know. */
export type EntryKind = 'file' | 'directory' | 'link';

/** The names in a folder and a stamp that changes whenever they do. */
export interface Listing {
  readonly names: ReadonlyMap<string, EntryKind>;
  /** Opaque, and meaningful in this process only. */
  readonly stamp: string;
}

interface ListingRecord extends Listing {
  readonly mtimeMs: number;
  readonly readAt: number;
  pass: number;
}

let pass = 0;
let stamps = 0;
const stats = new Map<string, Stats | undefined>();
const listings = new Map<string, ListingRecord>();

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

/** Whether a path is a regular file, links followed. Answered from the folder's listing, so misses cost no system call. */
export function isFile(path: string): boolean {
  const kind = kindInFolder(path);
  return kind === 'file' || (kind === 'link' && (statOnce(path)?.isFile() ?? false));
}

/** Whether a path is a folder, links followed. */
export function isDirectory(path: string): boolean {
  return statOnce(path)?.isDirectory() ?? false;
}

/** Whether a path is a pipe, a socket or a device: who reads it may wait for ever. */
export function isBlocking(path: string): boolean {
  const found = statOnce(path);
  return found !== undefined && !found.isFile() && !found.isDirectory();
}

/** The names in a folder; undefined when it is missing or unreadable. */
export function listDirectory(path: string): Listing | undefined {
  const known = listings.get(path);
  if (known?.pass === pass) return known;
  const found = statOnce(path);
  if (!found?.isDirectory()) {
    listings.delete(path);
    return undefined;
  }
  if (known?.mtimeMs === found.mtimeMs && isSettled(known.mtimeMs, known.readAt)) {
    known.pass = pass;
    return known;
  }
  const readAt = Date.now();
  const names = readNames(path);
  listings.delete(path);
  if (!names) return undefined;
  // A file written and removed again changes the time but not the names: what depends on them is still right.
  const stamp = known && isSameListing(known.names, names) ? known.stamp : nextStamp();
  const listing = { mtimeMs: found.mtimeMs, readAt, pass, names, stamp };
  listings.set(path, listing);
  if (listings.size > MAX_LISTINGS) dropOldest(listings);
  return listing;
}

/** The metadata of a path, asked for once a pass. Never throws: a path that cannot be looked at is not there. */
export function statOnce(path: string): Stats | undefined {
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

function isSameListing(before: ReadonlyMap<string, EntryKind>, after: ReadonlyMap<string, EntryKind>): boolean {
  if (before.size !== after.size) return false;
  for (const [name, kind] of after) if (before.get(name) !== kind) return false;
  return true;
}

/** Whether something last changed at `mtimeMs` and seen at `seenAt` cannot have changed since without a new time. */
export function isSettled(mtimeMs: number, seenAt: number): boolean {
  return seenAt - mtimeMs > SETTLE_MS;
}

/** A stamp that nothing had before. */
export function nextStamp(): string {
  stamps += 1;
  return String(stamps);
}

/** Makes room in a map by dropping what was put in first. */
export function dropOldest(map: Map<string, unknown>): void {
  const oldest = map.keys().next().value;
  if (oldest !== undefined) map.delete(oldest);
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
  return listDirectory(dirname(path))?.names.get(basename(path));
}
