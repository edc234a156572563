import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from '../../../../facts/fact.ts';
import type { Module } from '../../module.ts';
import { decoratorsOf, isClass, parentOf, type Node } from '../../syntax.ts';

/** `import type` in place of `import`, where the file uses nothing of it at run time. */
export function importTypeRewrite(module: Module, declaration: TSESTree.ImportDeclaration): Rewrite | undefined {
  if (!/\.[cm]?tsx?$/.test(module.path) || declaration.importKind === 'type' || !canBeTypeOnly(declaration)) return undefined;
  if (!declaration.specifiers.every((specifier) => isOnlyType(module, specifier))) return undefined;
  const at = declaration.range[0] + 'import'.length;
  return { title: 'Import only the types: `import type`.', edits: [{ range: [at, at], text: ' type' }] };
}

/** One form at a time: TypeScript has no `import type base, { Name }`, and no `type` within an `import type`. */
function canBeTypeOnly({ specifiers, attributes }: TSESTree.ImportDeclaration): boolean {
  if (attributes.length > 0) return false;
  return specifiers.length === 1 ? !isMarked(specifiers[0]) : specifiers.length > 1 && specifiers.every((each) => each.type === 'ImportSpecifier' && !isMarked(each));
}

function isMarked(specifier: TSESTree.ImportClause | undefined): boolean {
  return specifier?.type === 'ImportSpecifier' && specifier.importKind === 'type';
}

function isOnlyType(module: Module, specifier: TSESTree.ImportClause): boolean {
  const references = module.variableOf(specifier.local)?.references ?? [];
  return references.length > 0 && references.every((reference) => reference.isTypeReference && !reference.isValueReference && !isInMetadata(reference.identifier));
}

/** TypeScript writes the types of decorated members into the program, and injection reads them there. */
function isInMetadata(mention: Node): boolean {
  for (let at = parentOf(mention); at; at = parentOf(at)) {
    if (isClass(at) && (decoratorsOf(at).length > 0 || at.body.body.some(isDecorated))) return true;
  }
  return false;
}

function isDecorated(member: TSESTree.ClassElement): boolean {
  const parameters = member.type === 'MethodDefinition' ? member.value.params : [];
  return decoratorsOf(member).length > 0 || parameters.some((parameter) => decoratorsOf(parameter).length > 0);
}
