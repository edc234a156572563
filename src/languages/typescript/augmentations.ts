import type { TSESTree } from '@typescript-eslint/utils';
import { listSourceFiles, sourcePattern } from '../../project/source-tree.ts';
import type { Library } from '../../knowledge/library.ts';
import { typeDeclaration } from './annotations.ts';
import type { Evaluator } from './evaluator.ts';
import { loadModule, type Module } from './module.ts';
import { stringOf, type Node } from './syntax.ts';
import { oneOf, typeChain, type LibraryValue, type Value } from './values.ts';

/** Interfaces that a project adds members to, and the file that they stand in. */
interface Augmentation {
  readonly node: TSESTree.TSInterfaceDeclaration;
  readonly module: Module;
}

const DECLARES = sourcePattern(/declare\s+(?:module|global|namespace)\b/);
const known = new WeakMap<Evaluator, Map<string, readonly Augmentation[]>>();

/**
 * A member that the project itself declares on a library's type: `declare module 'fastify' { interface FastifyInstance { knex: Knex } }`,
 * `declare global { namespace Express { interface Request { ... } } }`.
 * Source: https://www.typescriptlang.org/docs/handbook/declaration-merging.html#module-augmentation
 */
export function augmentedMember(evaluator: Evaluator, owner: LibraryValue, name: string): Value | undefined {
  const names = interfaceNames(owner);
  const found = augmentationsOf(evaluator, owner.library).filter(({ node }) => names.has(node.id.name));
  return oneOf(found.map(({ node, module }) => evaluator.member({ kind: 'shape', node, module }, name)));
}

/** The exported names under which a type of the library is augmented. */
function interfaceNames(owner: LibraryValue): ReadonlySet<string> {
  const types = new Set(typeChain(owner.library, owner.type));
  return new Set(Object.entries(owner.library.exports).flatMap(([name, entry]) => (entry.instance !== undefined && types.has(entry.instance) ? [name] : [])));
}

function augmentationsOf(evaluator: Evaluator, library: Library): readonly Augmentation[] {
  const byLibrary = known.get(evaluator) ?? new Map<string, readonly Augmentation[]>();
  known.set(evaluator, byLibrary);
  const found = byLibrary.get(library.name) ?? listSourceFiles(evaluator.home, DECLARES).flatMap((path) => {
    const module = loadModule(path);
    return module ? augmentationsIn(module, library) : [];
  });
  byLibrary.set(library.name, found);
  return found;
}

/** A type of a global namespace that the project declares: `declare global { namespace Models { type UserModel = ... } }`. */
export function globalType(evaluator: Evaluator, namespace: string, name: string): Value | undefined {
  for (const path of listSourceFiles(evaluator.home, DECLARES)) {
    const module = loadModule(path);
    const declarations = [...(module?.nodes('TSInterfaceDeclaration') ?? []), ...(module?.nodes('TSTypeAliasDeclaration') ?? [])];
    const found = declarations.find((node) => node.id.name === name && namespaceAround(node) === namespace);
    const value = module && found ? typeDeclaration(evaluator, found, module) : undefined;
    if (value) return value;
  }
  return undefined;
}

/** The name of the namespace or module that a declaration stands in. */
function namespaceAround(node: Node): string | undefined {
  const around = node.parent?.type === 'ExportNamedDeclaration' ? node.parent.parent : node.parent;
  const block = around?.type === 'TSModuleBlock' ? around.parent : undefined;
  if (block?.type !== 'TSModuleDeclaration') return undefined;
  return block.id.type === 'Identifier' ? block.id.name : stringOf(block.id);
}

function augmentationsIn(module: Module, library: Library): Augmentation[] {
  return module.nodes('TSInterfaceDeclaration').flatMap((node) => {
    const target = namespaceAround(node);
    // The global namespace of Express's types bears the library's name.
    const isTarget = target !== undefined && (library.packages.includes(target) || target === library.name);
    return isTarget ? [{ node, module }] : [];
  });
}
