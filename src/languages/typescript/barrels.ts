import { resolveImport } from '../../project/resolve.ts';
import { exportTable, mayPassNamesOn } from './export-table.ts';

/** Barrels are followed this many hops to the file that declares a name. */
const MAX_HOPS = 12;

/** Where a name is declared, and how it is called there. */
export interface Declaration {
  /** Absolute path. */
  readonly path: string;
  /** `*` for the whole of the file. */
  readonly name: string;
}

/** The file that declares what another file exports under a name; the file itself when it cannot be followed. */
export function declaringFile(path: string, name: string): string {
  return declarationOf(path, name).path;
}

/** The file that declares what another file exports under a name, and the name there; what was asked for when it cannot be followed. */
export function declarationOf(path: string, name: string): Declaration {
  return follow({ path, name }, { hops: 0, asked: new Map() });
}

function follow(from: Declaration, trail: Trail): Declaration {
  const { path, name } = from;
  const table = trail.hops < MAX_HOPS && isFirstAsked(trail, path, name) && mayPassNamesOn(path) ? exportTable(path) : undefined;
  const entry = table?.named.get(name);
  if (!table || entry?.from === 'itself') return from;
  const sources = entry ? [entry] : table.stars.map((source) => ({ source, name }));
  for (const next of sources) {
    const resolution = resolveImport(next.source, path);
    if (resolution.kind !== 'file') continue;
    if (next.name === '*') return { path: resolution.path, name: '*' };
    const target = follow({ path: resolution.path, name: next.name }, { ...trail, hops: trail.hops + 1 });
    if (entry || exportTable(target.path)?.named.has(target.name)) return target;
  }
  return from;
}

/** How far one name has been followed, and which files were asked for it with how many hops: barrels that name each other are asked once. */
export interface Trail {
  readonly hops: number;
  readonly asked: Map<string, number>;
}

/** False where a file was asked for a name before, with as many hops left. */
export function isFirstAsked({ hops, asked }: Trail, path: string, name: string): boolean {
  const key = `${path}\0${name}`;
  if ((asked.get(key) ?? Infinity) <= hops) return false;
  asked.set(key, hops);
  return true;
}
