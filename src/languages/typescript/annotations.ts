import type { TSESTree } from '@typescript-eslint/utils';
import { globalType } from './augmentations.ts';
import type { Evaluator } from './evaluator.ts';
import { importValue } from './imports.ts';
import type { Module } from './module.ts';
import { stringOf, type Node } from './syntax.ts';
import { oneOf, type Value } from './values.ts';

/** Utility types whose first argument says what the value can do. */
const TRANSPARENT = new Set(['Promise', 'Awaited', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Omit', 'Pick', 'PromiseLike', 'DeepReadonly', 'Ref', 'LoadedReference']);

/** Types of what a function gives; tRPC has one of its own. */
const RESULT_TYPES = new Set(['ReturnType', 'inferAsyncReturnType']);

/** The value of that class, library type or shape: what an annotation or `new` makes of it. */
export function asInstance(value: Value | undefined): Value | undefined {
  if (!value) return undefined;
  if (value.kind === 'class') return { kind: 'instance', node: value.node, module: value.module };
  if (value.kind === 'several') return oneOf(value.values.map(asInstance));
  if (value.kind !== 'library') return value;
  const instance = value.instance ?? (value.type ? value.library.types[value.type]?.construct : undefined);
  if (instance === undefined || value.receiver !== undefined) return value;
  return { ...value, type: instance };
}

/** What a value of a written type is. Classes and library exports come back as the class; see `asInstance`. */
export function annotationValue(evaluator: Evaluator, type: TSESTree.TypeNode, module: Module): Value | undefined {
  switch (type.type) {
    case 'TSTypeReference':
      return referenced(evaluator, type, module);
    // The heritage of an interface has an expression instead of a name.
    case 'TSInterfaceHeritage' as never:
      return entity(evaluator, (type as unknown as TSESTree.TSInterfaceHeritage).expression, module);
    case 'TSTypeQuery':
      return type.exprName.type === 'TSImportType' ? annotationValue(evaluator, type.exprName, module) : queried(evaluator, type.exprName, module);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return oneOf(type.types.map((each) => evaluator.annotated(each, module)));
    case 'TSTypeOperator':
      return type.typeAnnotation ? evaluator.annotation(type.typeAnnotation, module) : undefined;
    case 'TSImportType':
      return importedType(evaluator, type, module);
    case 'TSTypeLiteral':
      return { kind: 'shape', node: type, module };
    case 'TSTupleType':
      return { kind: 'list', items: type.elementTypes, module };
    case 'TSFunctionType':
      return { kind: 'function', node: type, module };
    case 'TSIndexedAccessType': {
      const owner = evaluator.annotated(type.objectType, module);
      const key = type.indexType.type === 'TSLiteralType' ? stringOf(type.indexType.literal) : undefined;
      return owner && key !== undefined ? evaluator.member(owner, key) : undefined;
    }
    default:
      return undefined;
  }
}

function importedType(evaluator: Evaluator, type: TSESTree.TSImportType, module: Module): Value | undefined {
  const source = stringOf(type.source);
  if (source === undefined) return undefined;
  const names = type.qualifier ? namesOf(type.qualifier) : ['*'];
  let value = importValue(evaluator, source, names[0] ?? '*', module);
  for (const name of names.slice(1)) value = value ? evaluator.member(value, name) : undefined;
  return value;
}

function namesOf(name: TSESTree.EntityName): string[] {
  if (name.type === 'Identifier') return [name.name];
  return name.type === 'TSQualifiedName' ? [...namesOf(name.left), name.right.name] : [];
}

function referenced(evaluator: Evaluator, type: TSESTree.TSTypeReference, module: Module): Value | undefined {
  const { typeName, typeArguments } = type;
  const first = typeArguments?.params[0];
  if (typeName.type === 'Identifier' && !module.variableOf(typeName)?.defs.length) {
    if (TRANSPARENT.has(typeName.name) && first) return evaluator.annotation(first, module);
    if (typeName.name === 'InstanceType' && first) return asInstance(evaluator.annotation(first, module));
  }
  if (typeName.type === 'Identifier' && RESULT_TYPES.has(typeName.name) && first) {
    const made = evaluator.annotation(first, module);
    return made?.kind === 'function' ? evaluator.returned(made) : undefined;
  }
  if (typeName.type === 'Identifier' && typeName.name === 'Parameters' && first) {
    const made = evaluator.annotation(first, module);
    return made?.kind === 'function' ? { kind: 'list', items: made.node.params, module: made.module } : undefined;
  }
  const value = entity(evaluator, typeName, module);
  if (value?.kind !== 'library' || !first) return value;
  const index = value.exportName === undefined ? 0 : (value.library.exports[value.exportName]?.binding ?? 0);
  const carried = typeArguments.params[index];
  const binding = carried ? evaluator.annotated(carried, module) : undefined;
  return binding ? { ...value, binding } : value;
}

/** The class, interface, alias or library type behind a (qualified) name. */
function entity(evaluator: Evaluator, name: Node, module: Module): Value | undefined {
  if (name.type === 'TSQualifiedName') {
    const left = entity(evaluator, name.left, module);
    if (!left && name.left.type === 'Identifier') return globalType(evaluator, name.left.name, name.right.name);
    return left ? evaluator.member(left, name.right.name) : undefined;
  }
  if (name.type === 'MemberExpression') {
    const left = entity(evaluator, name.object, module);
    return left && name.property.type === 'Identifier' ? evaluator.member(left, name.property.name) : undefined;
  }
  if (name.type !== 'Identifier') return undefined;
  const variable = module.variableOf(name);
  const types = variable?.defs.filter((definition) => definition.node.type === ('TSInterfaceDeclaration' as string) || definition.node.type === ('TSTypeAliasDeclaration' as string)) ?? [];
  if (variable && types.length > 0) {
    return oneOf(types.map((definition) => typeDeclaration(evaluator, definition.node as Node, module)));
  }
  return evaluator.value(name, module);
}

/** What values of a declared interface or alias are. */
export function typeDeclaration(evaluator: Evaluator, node: Node, module: Module): Value | undefined {
  if (node.type === 'TSInterfaceDeclaration') return { kind: 'shape', node, module };
  return node.type === 'TSTypeAliasDeclaration' ? evaluator.annotation(node.typeAnnotation, module) : undefined;
}

function queried(evaluator: Evaluator, name: Node, module: Module): Value | undefined {
  if (name.type === 'TSQualifiedName') {
    const left = queried(evaluator, name.left, module);
    return left ? evaluator.member(left, name.right.name) : undefined;
  }
  return evaluator.value(name, module);
}
