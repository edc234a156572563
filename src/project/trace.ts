import { currentPass, listDirectory, type EntryKind } from './disk.ts';
import { readSource, stampOf } from './source-files.ts';

/**
 * What a kept answer was read from. It asks the disk on behalf of a computation and remembers each answer, so that a later
 * pass can tell whether the computation would still come out the same, for one system call per file or folder.
 */
export class Trace {
  /** Files by stamp, folders by stamp, single names by presence. */
  readonly #files = new Map<string, string | undefined>();
  readonly #folders = new Map<string, string | undefined>();
  readonly #names = new Map<string, Map<string, boolean>>();
  readonly #parts = new Set<Trace>();
  #checkedIn = currentPass();
  #isCurrent = true;

  /** The text of a file; undefined when it is unknown. */
  text(path: string): string | undefined {
    const source = readSource(path);
    this.#files.set(path, source?.stamp);
    return source?.text;
  }

  /** Notes that the answer depends on a file that somebody else has read. */
  file(path: string): void {
    this.#files.set(path, stampOf(path));
  }

  /** The names in a folder; any change of them makes the answer stale. */
  names(folder: string): ReadonlyMap<string, EntryKind> | undefined {
    const listing = listDirectory(folder);
    this.#folders.set(folder, listing?.stamp);
    return listing?.names;
  }

  /** Whether a folder has this name; other changes of the folder do not matter. */
  has(folder: string, name: string): boolean {
    const found = isThere(folder, name);
    const asked = this.#names.get(folder);
    if (asked) asked.set(name, found);
    else this.#names.set(folder, new Map([[name, found]]));
    return found;
  }

  /** Notes that the answer builds on another one. */
  include(part: Trace): void {
    if (part !== this) this.#parts.add(part);
  }

  /** Whether everything that was read is still as it was. */
  isCurrent(): boolean {
    const pass = currentPass();
    if (this.#checkedIn === pass) return this.#isCurrent;
    // Set first, so that answers which build on each other end here.
    this.#checkedIn = pass;
    return (this.#isCurrent = this.#isCurrent && this.#check());
  }

  #check(): boolean {
    for (const part of this.#parts) if (!part.isCurrent()) return false;
    for (const [path, stamp] of this.#files) if (stampOf(path) !== stamp) return false;
    for (const [path, stamp] of this.#folders) if (listDirectory(path)?.stamp !== stamp) return false;
    for (const [folder, asked] of this.#names) for (const [name, found] of asked) if (isThere(folder, name) !== found) return false;
    return true;
  }
}

/** Answers that one cache keeps; it starts over beyond that. A large monorepo has some 30,000 different imports. */
const MAX_ANSWERS = 50_000;

const caches = new Set<{ clear(): void }>();

/** Answers that are kept until what they were read from changes. */
export class TracedCache<T> {
  readonly #entries = new Map<string, { value: T; trace: Trace }>();
  readonly #onStale: () => void;

  /** @param onStale called before a stale answer is computed again */
  constructor(onStale: () => void = () => undefined) {
    this.#onStale = onStale;
    caches.add(this);
  }

  /**
   * @param compute finds the answer, asking the disk through the trace only
   * @param user the trace of the computation that asks; it becomes stale together with the answer
   */
  get(key: string, compute: (trace: Trace) => T, user?: Trace): T {
    let entry = this.#entries.get(key);
    if (!entry?.trace.isCurrent()) {
      if (entry) this.#onStale();
      else if (this.#entries.size >= MAX_ANSWERS) this.#entries.clear();
      const trace = new Trace();
      entry = { value: compute(trace), trace };
      this.#entries.set(key, entry);
    }
    user?.include(entry.trace);
    return entry.value;
  }

  clear(): void {
    this.#entries.clear();
  }
}

/** Forgets all kept answers of all caches. */
export function forgetAnswers(): void {
  for (const cache of caches) cache.clear();
}

function isThere(folder: string, name: string): boolean {
  return listDirectory(folder)?.names.has(name) ?? false;
}
