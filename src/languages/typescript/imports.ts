import { findLibrary, LIBRARIES } from '../../knowledge/index.ts';
import type { Export, Library } from '../../knowledge/library.ts';
import { leadsToPrismaClient } from '../../project/prisma-output.ts';
import { resolveImport } from '../../project/resolve.ts';
import type { Evaluator } from './evaluator.ts';
import { isFirstAsked, type Trail } from './barrels.ts';
import { exportTable, mayPassNamesOn } from './export-table.ts';
import { exportsOf } from './exports.ts';
import { loadModule, type Module } from './module.ts';
import type { LibraryValue, Value } from './values.ts';

/** Barrels re-export barrels; beyond this many hops a name is unknown. */
const MAX_HOPS = 12;

/** The libraries that write code of theirs into the project. */
const GENERATORS = LIBRARIES.filter((library) => library.generated !== undefined);

/** The value of an export of a library. */
export function libraryOfSpecifier(library: Library, entry: Export, exportName: string, packageName?: string): LibraryValue {
  return {
    kind: 'library', library, certainty: 'certain', exportName,
    ...(packageName === undefined ? {} : { package: packageName }),
    ...(entry.value === undefined ? {} : { type: entry.value }),
    ...(entry.instance === undefined ? {} : { instance: entry.instance }),
  };
}

/** What an export of a package is, by our knowledge; undefined when we know nothing of that name. */
export function packageExport(libraries: readonly Library[], specifier: string, name: string): LibraryValue | undefined {
  for (const library of libraries) {
    const entry = library.exports[name];
    const base = entry ? libraryOfSpecifier(library, entry, name, specifier) : undefined;
    // A default or namespace import is also the way to the named exports: `express.Router`, `Prisma.TransactionClient`.
    if (name === 'default' || name === '*') return { ...(base ?? libraryOfSpecifier(library, {}, name, specifier)), isNamespace: true };
    if (base) return base;
  }
  return undefined;
}

/**
 * What an import gives.
 *
 * @param source the specifier as written
 * @param name the imported name; `default` and `*` for those forms
 */
export function importValue(evaluator: Evaluator, source: string, name: string, from: Module): Value | undefined {
  return followImport(evaluator, source, name, from.path, { hops: 0, asked: new Map() });
}

function followImport(evaluator: Evaluator, source: string, name: string, fromPath: string, trail: Trail): Value | undefined {
  if (trail.hops > MAX_HOPS) return undefined;
  const libraries = findLibrary(source);
  if (libraries.length > 0) return packageExport(libraries, source, name) ?? { kind: 'foreign', package: source, name };
  const generated = generatedBy(source);
  if (generated) return packageExport([generated], source, name);
  const configured = GENERATORS.find((library) => library.models === 'prisma-schema' && Object.hasOwn(library.exports, name));
  if (configured && leadsToPrismaClient(source, fromPath)) return packageExport([configured], source, name);
  const resolution = resolveImport(source, fromPath);
  if (resolution.kind === 'package') return { kind: 'foreign', package: resolution.name, name };
  if (resolution.kind !== 'file') return undefined;
  const generatedFile = generatedBy(resolution.path.replaceAll('\\', '/').replace(/(\/index)?\.[cm]?[jt]s$/, ''));
  if (generatedFile) return packageExport([generatedFile], source, name);
  return followFile(evaluator, resolution.path, name, { ...trail, hops: trail.hops + 1 });
}

/** What a file exports under a name; a name that it only passes on is followed without building the file's tree. */
function followFile(evaluator: Evaluator, path: string, name: string, trail: Trail): Value | undefined {
  if (!isFirstAsked(trail, path, name)) return undefined;
  const entry = name !== '*' && mayPassNamesOn(path) ? exportTable(path)?.named.get(name) : undefined;
  if (entry?.from === 'file') return followImport(evaluator, entry.source, entry.name, path, trail);
  const module = loadModule(path);
  return module ? followExport(evaluator, module, name, trail) : undefined;
}

function generatedBy(path: string): Library | undefined {
  if (!path.includes('/')) return undefined;
  return GENERATORS.find((library) => library.generated?.some((end) => path === end || path.endsWith(`/${end}`)));
}

/** What a file of the project exports under a name. */
export function exportValue(evaluator: Evaluator, module: Module, name: string): Value | undefined {
  return followExport(evaluator, module, name, { hops: 0, asked: new Map() });
}

function followExport(evaluator: Evaluator, module: Module, name: string, trail: Trail): Value | undefined {
  const exports = exportsOf(module);
  const further = { ...trail, hops: trail.hops + 1 };
  if (name === '*') return exports.whole ? (evaluator.value(exports.whole, module) ?? { kind: 'namespace', module }) : { kind: 'namespace', module };
  const entry = exports.named.get(name);
  if (entry?.kind === 'node') return evaluator.value(entry.node, module);
  if (entry) return followImport(evaluator, entry.source, entry.name, module.path, further);
  if (name === 'default') {
    // `import db from './db'` of a CommonJS file gives the whole of `module.exports`.
    if (exports.whole) return evaluator.value(exports.whole, module);
    return exports.named.size > 0 && usesCommonJs(module) ? { kind: 'namespace', module } : undefined;
  }
  // Beside the library that it passes on, a file may have what is derived from it: `PrismaService`.
  let ofLibrary: Value | undefined;
  for (const source of exports.stars) {
    const value = followImport(evaluator, source, name, module.path, further);
    if (value && value.kind !== 'foreign' && value.kind !== 'library') return value;
    if (value?.kind === 'library') ofLibrary ??= value;
  }
  if (ofLibrary) return ofLibrary;
  if (exports.whole) {
    const whole = evaluator.value(exports.whole, module);
    return whole ? evaluator.member(whole, name) : undefined;
  }
  return undefined;
}

function usesCommonJs(module: Module): boolean {
  return !module.ast.body.some((statement) => statement.type.startsWith('Export') || statement.type === 'ImportDeclaration');
}
