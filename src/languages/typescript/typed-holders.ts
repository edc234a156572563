import type { TSESTree } from '@typescript-eslint/utils';
import { findLibrary } from '../../knowledge/index.ts';
import type { Registration } from '../../knowledge/library.ts';
import type { Evaluator } from './evaluator.ts';
import type { Module } from './module.ts';
import { enclosingFunction, isFunction, parentOf, type Node } from './syntax.ts';
import { alternatives, type LibraryValue } from './values.ts';

/** An object whose written type says that a framework calls the functions in it. */
export interface TypedHolder {
  readonly node: TSESTree.ObjectExpression;
  readonly from: LibraryValue;
  readonly registration: Registration;
  /** The type as written. */
  readonly code: string;
}

/** The objects of a file that hold handlers by their type: `const eliza: ServiceImpl<typeof Eliza> = { say() {} }`. */
export function holdersIn(evaluator: Evaluator, module: Module): TypedHolder[] {
  if (!importsSuchType(module)) return [];
  return module.nodes('ObjectExpression').flatMap((node): TypedHolder[] => {
    const type = writtenType(node);
    if (!type) return [];
    return alternatives(evaluator.annotated(type, module)).flatMap((from): TypedHolder[] => {
      const registration = from.kind === 'library' && from.type !== undefined ? from.library.types[from.type]?.holds : undefined;
      return from.kind === 'library' && registration ? [{ node, from, registration, code: module.textOf(type) }] : [];
    });
  });
}

function importsSuchType(module: Module): boolean {
  return module.nodes('ImportDeclaration').some(({ source }) => findLibrary(source.value).some((library) => Object.values(library.types).some(({ holds }) => holds !== undefined)));
}

/** The type that stands at an object: of its variable, behind `satisfies` and `as`, of the function that returns it. */
function writtenType(node: TSESTree.ObjectExpression): TSESTree.TypeNode | undefined {
  const parent: Node | undefined = parentOf(node);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.typeAnnotation?.typeAnnotation;
    case 'TSSatisfiesExpression':
    case 'TSAsExpression':
      return parent.typeAnnotation;
    case 'ReturnStatement':
      return enclosingFunction(node)?.returnType?.typeAnnotation;
    case 'ArrowFunctionExpression':
      return isFunction(parent) && parent.body === node ? parent.returnType?.typeAnnotation : undefined;
    default:
      return undefined;
  }
}
