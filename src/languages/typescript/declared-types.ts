import { findLibrary } from '../../knowledge/index.ts';
import type { Library } from '../../knowledge/library.ts';
import { packageExport } from './imports.ts';
import { asInstance } from './annotations.ts';
import type { Node } from './syntax.ts';
import type { Value } from './values.ts';

/** The parts of TypeScript's checker that we ask; the compiler itself is never imported. */
interface TypeSymbol {
  readonly name: string;
  readonly declarations?: readonly { getSourceFile(): { readonly fileName: string } }[];
}
interface CheckedType {
  readonly symbol?: TypeSymbol;
  readonly aliasSymbol?: TypeSymbol;
}
interface TypeServices {
  readonly program: { getTypeChecker(): { getTypeAtLocation(node: unknown): CheckedType; getNonNullableType(type: CheckedType): CheckedType } };
  readonly esTreeNodeToTSNodeMap: { get(node: Node): unknown };
}

/** Says what the type checker knows of an expression: the library type that declares it. */
export type DeclaredType = (node: Node) => Value | undefined;

/**
 * The type checker's answers, where the project lints with type information; undefined where it does not.
 *
 * @param services ESLint's `sourceCode.parserServices`
 */
export function declaredTypes(services: unknown): DeclaredType | undefined {
  if (!hasTypes(services)) return undefined;
  return (node) => {
    const tsNode = services.esTreeNodeToTSNodeMap.get(node);
    if (tsNode === undefined) return undefined;
    const checker = services.program.getTypeChecker();
    const type = checker.getNonNullableType(checker.getTypeAtLocation(tsNode));
    return libraryType(type.aliasSymbol) ?? libraryType(type.symbol);
  };
}

function hasTypes(services: unknown): services is TypeServices {
  return typeof services === 'object' && services !== null && 'program' in services && Boolean(services.program) && 'esTreeNodeToTSNodeMap' in services;
}

function libraryType(symbol: TypeSymbol | undefined): Value | undefined {
  const file = symbol?.declarations?.[0]?.getSourceFile().fileName;
  const specifier = file === undefined ? undefined : packageOf(file);
  if (!symbol || specifier === undefined) return undefined;
  const libraries = findLibrary(specifier);
  return asInstance(packageExport(libraries, specifier, symbol.name)) ?? generatedType(libraries, symbol.name);
}

/** `UserDelegate` is what Prisma generates for the model `User`. */
function generatedType(libraries: readonly Library[], name: string): Value | undefined {
  for (const library of libraries) {
    const end = Object.entries(library.generatedTypes ?? {}).find(([each]) => name.endsWith(each));
    if (end) return { kind: 'library', library, type: end[1], certainty: 'certain' };
  }
  return undefined;
}

/**
 * The package whose declarations a file holds; `@types/pg` stands for `pg`, and `.prisma` is where Prisma generates what
 * `@prisma/client` exports: https://www.prisma.io/docs/orm/prisma-client/setup-and-configuration/generating-prisma-client
 */
function packageOf(file: string): string | undefined {
  const match = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file.replaceAll('\\', '/'))?.[1];
  if (match === '.prisma') return '@prisma/client';
  if (match?.startsWith('@types/')) return match.slice('@types/'.length).replace('__', '/').replace(/^(?=.+\/)/, '@');
  return match;
}
