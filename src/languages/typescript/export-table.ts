import { parseSync, type ExportImportName, type ExportExportName } from 'oxc-parser';
import { StampedCache } from '../../project/source-files.ts';
import { nestsTooDeep } from './nesting.ts';

/** Where a file has a name from: from itself, or from another file under a name there (`*` for all of it). */
export type ExportSource = { readonly from: 'itself' } | { readonly from: 'file'; readonly source: string; readonly name: string };

/** The names that a file exports, read without building its tree: a barrel costs a fifth of a parse. */
export interface ExportTable {
  readonly named: ReadonlyMap<string, ExportSource>;
  /** Specifiers of `export * from`. */
  readonly stars: readonly string[];
}

const NO_EXPORTS: ExportTable = { named: new Map(), stars: [] };

const tables = new StampedCache<ExportTable>();
const passing = new StampedCache<boolean>();

/** The export table of a file of the project; empty for CommonJS. Undefined when it cannot be read. */
export function exportTable(path: string): ExportTable | undefined {
  return isScript(path) ? tables.get(path, (text) => (nestsTooDeep(text) ? NO_EXPORTS : readTable(path, text))) : undefined;
}

/** False for a file of which every name is its own: most files are no barrels, and this is seen without parsing them. */
export function mayPassNamesOn(path: string): boolean {
  return isScript(path) && (passing.get(path, (text) => /\bexport\s*(?:type\s*)?[*{]/.test(text)) ?? false);
}

function isScript(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

function readTable(path: string, text: string): ExportTable {
  const named = new Map<string, ExportSource>();
  const stars: string[] = [];
  for (const { entries } of parseSync(path, text).module.staticExports) {
    for (const { moduleRequest, importName, exportName } of entries) {
      const name = nameOf(exportName);
      if (moduleRequest && importName.kind === 'AllButDefault') stars.push(moduleRequest.value);
      else if (name !== undefined) named.set(name, moduleRequest ? { from: 'file', source: moduleRequest.value, name: nameOf(importName) ?? '*' } : { from: 'itself' });
    }
  }
  return { named, stars };
}

function nameOf({ kind, name }: ExportImportName | ExportExportName): string | undefined {
  if (kind === 'Name') return name ?? undefined;
  return kind === 'Default' ? 'default' : undefined;
}
