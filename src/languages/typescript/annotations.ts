import type { TSESTree } from '@typescript-eslint/utils';
import { globalType } from './augmentations.ts';
import type { Evaluator } from './evaluator.ts';
import { importValue } from './imports.ts';
import type { Module } from './module.ts';
import { stringOf, type Node } from './syntax.ts';
import { appliedType, argumentValue, givenParameter, type TypeArguments } from './type-arguments.ts';
import { indexedType, utilityType } from './utility-types.ts';
import { alternatives, carriedValue, oneOf, type LibraryValue, type Value } from './values.ts';

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

/** What `new` makes of a value. A model that is handed over, `this.model: Model<Cat>`, is called by the name of its type and makes documents. */
export function constructed(value: Value | undefined): Value | undefined {
  return oneOf(alternatives(value).map((callee) => {
    const construct = callee.kind === 'library' && callee.type !== undefined ? callee.library.types[callee.type]?.construct : undefined;
    return callee.kind === 'library' && construct !== undefined ? carriedValue(callee, construct) : asInstance(callee);
  }));
}

/** What a value of a written type is. Classes and library exports come back as the class; see `asInstance`. */
export function annotationValue(evaluator: Evaluator, type: TSESTree.TypeNode, module: Module, within: TypeArguments | undefined): Value | undefined {
  switch (type.type) {
    case 'TSTypeReference':
      return referenced(evaluator, type.typeName, type.typeArguments, module, within);
    // The heritage of an interface has an expression instead of a name.
    case 'TSInterfaceHeritage' as never:
      return inherited(evaluator, type as unknown as TSESTree.TSInterfaceHeritage, module, within);
    case 'TSTypeQuery':
      return type.exprName.type === 'TSImportType' ? annotationValue(evaluator, type.exprName, module, within) : queried(evaluator, type.exprName, module);
    case 'TSUnionType':
    case 'TSIntersectionType':
      return oneOf(type.types.map((each) => evaluator.annotated(each, module, within)));
    case 'TSTypeOperator':
      return type.typeAnnotation && type.operator === 'readonly' ? evaluator.annotation(type.typeAnnotation, module, within) : undefined;
    case 'TSImportType':
      return importedType(evaluator, type, module);
    case 'TSTypeLiteral':
      return { kind: 'shape', node: type, module, typeArguments: within };
    case 'TSTupleType':
      return { kind: 'list', items: type.elementTypes, module, typeArguments: within };
    case 'TSFunctionType':
      return { kind: 'function', node: type, module, typeArguments: within };
    case 'TSIndexedAccessType':
      return indexedType(evaluator, type, module, within);
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

function referenced(evaluator: Evaluator, name: TSESTree.EntityName, typeArguments: TSESTree.TSTypeParameterInstantiation | undefined, module: Module, within: TypeArguments | undefined): Value | undefined {
  const first = typeArguments?.params[0];
  const utility = name.type === 'Identifier' && first ? utilityType(evaluator, name, first, module, within) : undefined;
  if (utility) return utility;
  const parameter = within && name.type === 'Identifier' ? givenParameter(name, module, within) : undefined;
  if (parameter && within) return argumentValue(evaluator, parameter, module, within);
  const value = entity(evaluator, name, module);
  if (!typeArguments) return value;
  // What a library writes into the project it knows better than the file says.
  const applied = value?.kind === 'library' && value.library.generated ? undefined : appliedType(evaluator, name, typeArguments, module, within);
  if (applied) return applied;
  return value?.kind === 'library' ? withTypeArguments(evaluator, value, typeArguments, module, within) : value;
}

function inherited(evaluator: Evaluator, { expression, typeArguments }: TSESTree.TSInterfaceHeritage, module: Module, within: TypeArguments | undefined): Value | undefined {
  return (typeArguments && appliedType(evaluator, expression, typeArguments, module, within)) ?? entity(evaluator, expression, module);
}

/** The library value with what its type arguments make it carry along: `Hono<Env>`, `new Router<State, Context>()`. */
export function withTypeArguments(evaluator: Evaluator, value: LibraryValue, { params }: TSESTree.TSTypeParameterInstantiation, module: Module, within?: TypeArguments): LibraryValue {
  const index = (value.exportName === undefined ? undefined : value.library.exports[value.exportName]?.binding) ?? 0;
  const carried = index === 'all' ? undefined : params[index];
  const binding: Value | undefined = index === 'all' ? { kind: 'list', items: params, module, typeArguments: within } : carried && evaluator.annotated(carried, module, within);
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
