import { resolveImport } from '../../project/resolve.ts';
import { exportTable, mayPassNamesOn } from './export-table.ts';

/** Barrels are followed this many hops to the file that declares a name. */
const MAX_HOPS = 12;

/** The file that declares what another file exports under a name; the file itself when it cannot be followed. */
export function declaringFile(path: string, name: string): string {
  return follow(path, name, 0, new Set());
}

/** @param asked the files that were asked before, so that barrels which name each other are asked once */
function follow(path: string, name: string, hops: number, asked: Set<string>): string {
  const isFollowed = hops < MAX_HOPS && !asked.has(`${path}\0${name}`) && mayPassNamesOn(path);
  asked.add(`${path}\0${name}`);
  const table = isFollowed ? exportTable(path) : undefined;
  const entry = table?.named.get(name);
  if (!table || entry?.from === 'itself') return path;
  const sources = entry ? [entry] : table.stars.map((source) => ({ source, name }));
  for (const next of sources) {
    const resolution = resolveImport(next.source, path);
    if (resolution.kind !== 'file') continue;
    if (next.name === '*') return resolution.path;
    const target = follow(resolution.path, next.name, hops + 1, asked);
    if (entry || exportTable(target)?.named.has(next.name)) return target;
  }
  return path;
}
