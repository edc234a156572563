import { express } from './express.ts';
import type { Export, Library } from './library.ts';
import { prisma } from './prisma.ts';

/** Every library that we know, in no order that matters. A new one is imported here, and nowhere else. */
export const LIBRARIES: readonly Library[] = [
  // Databases
  prisma,
  // Frameworks
  express,
];

const exact = new Map<string, Library[]>();
const prefixes = new Map<string, Library[]>();
const byName = new Map<string, Library>();
const globals = new Map<string, KnownGlobal>();

/** A global that belongs to a library. */
export interface KnownGlobal {
  readonly library: Library;
  readonly export: Export;
}

for (const library of LIBRARIES) {
  byName.set(library.name, library);
  for (const specifier of library.packages) {
    if (specifier.endsWith('/*')) append(prefixes, specifier.slice(0, -2), library);
    else append(exact, specifier, library);
  }
  for (const [name, meaning] of Object.entries(library.globals ?? {})) globals.set(name, { library, export: meaning });
}

/**
 * The libraries that an import specifier leads to, the closest match first: `pg`, `drizzle-orm/node-postgres`.
 * There are several only where one package is described in parts.
 */
export function findLibrary(specifier: string): readonly Library[] {
  const found = exact.get(specifier);
  if (found) return found;
  for (let end = specifier.lastIndexOf('/'); end > 0; end = specifier.lastIndexOf('/', end - 1)) {
    const below = prefixes.get(specifier.slice(0, end));
    if (below) return below;
  }
  return [];
}

/** The library that its users call so: `Prisma`. */
export function findLibraryByName(name: string): Library | undefined {
  return byName.get(name);
}

/** What a global name means that no declaration in the file shadows: `fetch`. */
export function findGlobal(name: string): KnownGlobal | undefined {
  return globals.get(name);
}

function append(map: Map<string, Library[]>, key: string, library: Library): void {
  const known = map.get(key);
  if (known) known.push(library);
  else map.set(key, [library]);
}
