import { resolveImport } from '../../project/resolve.ts';
import { exportTable, mayPassNamesOn } from './export-table.ts';

/** Barrels are followed this many hops to the file that declares a name. */
const MAX_HOPS = 12;

/** The file that declares what another file exports under a name; the file itself when it cannot be followed. */
export function declaringFile(path: string, name: string, hops = 0): string {
  const table = hops < MAX_HOPS && mayPassNamesOn(path) ? exportTable(path) : undefined;
  const entry = table?.named.get(name);
  if (!table || entry?.from === 'itself') return path;
  const sources = entry ? [entry] : table.stars.map((source) => ({ source, name }));
  for (const next of sources) {
    const resolution = resolveImport(next.source, path);
    if (resolution.kind !== 'file') continue;
    if (next.name === '*') return resolution.path;
    const target = declaringFile(resolution.path, next.name, hops + 1);
    if (entry || exportTable(target)?.named.has(next.name)) return target;
  }
  return path;
}
