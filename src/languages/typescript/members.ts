import type { TSESTree } from '@typescript-eslint/utils';
import { findLibrary } from '../../knowledge/index.ts';
import { findExtension, type Extension } from '../../knowledge/extensions.ts';
import type { Member } from '../../knowledge/library.ts';
import { asInstance } from './annotations.ts';
import { augmentedMember } from './augmentations.ts';
import type { Evaluator } from './evaluator.ts';
import { injectedValue } from './decorators.ts';
import { libraryOfSpecifier, packageExport } from './imports.ts';
import type { Module } from './module.ts';
import { keyName, memberName, parameterBinding, unwrap, walkOwn, type ClassNode } from './syntax.ts';
import { alternatives, oneOf, typeChain, type LibraryValue, type Value } from './values.ts';

/** What a member of a value is. */
export function memberValue(evaluator: Evaluator, owner: Value, name: string): Value | undefined {
  switch (owner.kind) {
    case 'several':
      return oneOf(owner.values.map((each) => evaluator.member(each, name)));
    case 'library':
      return libraryMember(evaluator, owner, name);
    case 'class':
      return staticMember(evaluator, owner.node, name, owner.module);
    case 'instance':
      return instanceMember(evaluator, owner.node, name, owner.module);
    case 'object':
      return objectMember(evaluator, owner.node, name, owner.module);
    case 'shape':
      return shapeMember(evaluator, owner, name);
    case 'namespace':
      return evaluator.exported(owner.module, name);
    case 'function':
      return name === 'bind' || name === 'call' || name === 'apply' ? owner : undefined;
    case 'list':
    case 'parameters':
      return undefined;
    case 'foreign':
      return { kind: 'foreign', package: owner.package, name: `${owner.name}.${name}` };
  }
}

function libraryMember(evaluator: Evaluator, owner: LibraryValue, name: string): Value | undefined {
  const own = findMember(owner, name);
  // What the client sent is the client's in all its parts, save what a library can do with it: `auth.user.save()`.
  if (owner.input && !own) return owner;
  if (!own && owner.isNamespace) return namespaceMember(owner, name);
  const extension = own ? undefined : addedMember(owner, name);
  const found = own ?? extension?.member;
  if (!found) return owner.library.category === 'framework' && owner.type !== undefined ? carriedMember(evaluator, owner, name) ?? augmentedMember(evaluator, owner, name) : undefined;
  const bound = found.fromBinding ? boundMember(evaluator, owner, found.fromBinding, name) : undefined;
  if (bound && !found.call) return bound;
  return {
    kind: 'library', library: extension?.library ?? owner.library, certainty: owner.certainty, receiver: owner,
    ...(found.type === undefined ? {} : { type: found.type, instance: found.type }),
    ...(found.call === undefined ? {} : { call: found.call }),
    ...(found.input === undefined ? {} : { input: found.input }),
    ...(owner.chain === undefined ? {} : { chain: owner.chain }),
    ...(owner.binding === undefined ? {} : { binding: owner.binding }),
    ...(owner.package === undefined ? {} : { package: owner.package }),
    ...(owner.exportName === undefined ? {} : { exportName: owner.exportName }),
  };
}

/** `zod.z` of `import * as zod`: an export, of whichever library of the package has it. */
function namespaceMember(owner: LibraryValue, name: string): Value | undefined {
  if (owner.package !== undefined) return packageExport(findLibrary(owner.package), owner.package, name);
  const entry = owner.library.exports[name];
  return entry ? libraryOfSpecifier(owner.library, entry, name) : undefined;
}

/** A member of the type that the value is extended with: Koa's `ParameterizedContext<State, { db: Pool }>`. */
function carriedMember(evaluator: Evaluator, owner: LibraryValue, name: string): Value | undefined {
  const path = typeChain(owner.library, owner.type).map((type) => owner.library.types[type]?.extendedBy).find((each) => each !== undefined);
  return path ? boundMember(evaluator, owner, [...path, name], name) : undefined;
}

/** The member that a library lists for a value: of its own types first, then what stands for every other name. */
export function findMember(owner: LibraryValue, name: string): Member | undefined {
  const chain = typeChain(owner.library, owner.type).map((type) => owner.library.types[type]?.members);
  const named = chain.find((members) => members && Object.hasOwn(members, name))?.[name];
  if (named || addedMember(owner, name)) return named;
  return chain.find((members) => members?.['*'])?.['*'];
}

/** What a plugin of another library adds to a value: `fastify.pg`. */
function addedMember(owner: LibraryValue, name: string): Extension | undefined {
  for (const type of typeChain(owner.library, owner.type)) {
    const extension = findExtension(`${owner.library.name}.${type}`, name);
    if (extension) return extension;
  }
  return undefined;
}

/** Follows the path of names into the project's type that the library value carries along. */
export function boundMember(evaluator: Evaluator, owner: LibraryValue, path: readonly string[], name: string, firstArgument?: string): Value | undefined {
  let value = owner.binding;
  if (value?.kind === 'function') value = evaluator.returned(value);
  for (const step of path) {
    const key = step === '$0' ? firstArgument : step === '$name' ? name : step;
    if (!value || key === undefined) return undefined;
    value = value.kind === 'list' ? evaluator.item(value, Number(key)) : asInstance(evaluator.member(value, key));
  }
  return value;
}

function objectMember(evaluator: Evaluator, node: TSESTree.ObjectExpression, name: string, module: Module): Value | undefined {
  for (const property of [...node.properties].reverse()) {
    if (property.type === 'SpreadElement') {
      const spread = evaluator.value(property.argument, module);
      const value = spread ? evaluator.member(spread, name) : undefined;
      if (value) return value;
    } else if (keyName(property) === name) return evaluator.value(property.value, module);
  }
  return undefined;
}

function shapeMember(evaluator: Evaluator, { node, module, typeArguments }: Extract<Value, { kind: 'shape' }>, name: string): Value | undefined {
  const elements = node.type === 'TSTypeLiteral' ? node.members : node.body.body;
  for (const element of elements) {
    if (keyName(element) !== name) continue;
    if (element.type === 'TSPropertySignature' && element.typeAnnotation) return evaluator.annotated(element.typeAnnotation.typeAnnotation, module, typeArguments);
    if (element.type === 'TSMethodSignature') return { kind: 'function', node: element, module, typeArguments };
  }
  if (node.type !== 'TSInterfaceDeclaration') return undefined;
  for (const heritage of node.extends) {
    const base = evaluator.annotated(heritage as unknown as TSESTree.TypeNode, module, typeArguments);
    const value = base ? evaluator.member(base, name) : undefined;
    if (value) return value;
  }
  return undefined;
}

/** What a class extends; a mixin extends what it is given: `class Invoice extends Printable(BaseEntity)`. */
export function superValue(evaluator: Evaluator, node: ClassNode, module: Module): Value | undefined {
  const base = node.superClass ? unwrap(node.superClass) : undefined;
  if (!base) return undefined;
  const mixed = base.type === 'CallExpression' ? base.arguments.flatMap((argument) => (argument.type === 'SpreadElement' ? [] : alternatives(evaluator.value(argument, module)))) : [];
  // `compose(BaseModel, HasRole)`: a mixin is a function that makes the class.
  return oneOf([evaluator.value(base, module), ...mixed.map((each) => (each.kind === 'function' ? evaluator.returned(each) : each))]);
}

/** The library values that a value is or, for an interface of the project, extends. */
export function libraryBases(evaluator: Evaluator, value: Value | undefined, depth = 0): LibraryValue[] {
  return alternatives(value).flatMap((each) => {
    if (each.kind === 'library') return [each];
    if (each.kind !== 'shape' || each.node.type !== 'TSInterfaceDeclaration' || depth > 4) return [];
    return each.node.extends.flatMap((heritage) => libraryBases(evaluator, evaluator.annotated(heritage as unknown as TSESTree.TypeNode, each.module, each.typeArguments), depth + 1));
  });
}

function staticMember(evaluator: Evaluator, node: ClassNode, name: string, module: Module): Value | undefined {
  for (const element of node.body.body) {
    if (!('static' in element) || !element.static || keyName(element) !== name) continue;
    if (element.type === 'MethodDefinition') return element.kind === 'get' ? evaluator.returned({ kind: 'function', node: element.value, module }) : { kind: 'function', node: element.value, module };
    if (element.type === 'PropertyDefinition') return fieldValue(evaluator, element, module);
  }
  const base = superValue(evaluator, node, module);
  return base ? evaluator.member(base, name) : undefined;
}

function instanceMember(evaluator: Evaluator, node: ClassNode, name: string, module: Module): Value | undefined {
  const own = ownInstanceMember(evaluator, node, name, module);
  if (own) return own;
  const base = asInstance(superValue(evaluator, node, module));
  return base ? evaluator.member(base, name) : undefined;
}

function ownInstanceMember(evaluator: Evaluator, node: ClassNode, name: string, module: Module): Value | undefined {
  for (const element of node.body.body) {
    if (element.type === 'MethodDefinition' && element.kind === 'constructor') {
      const received = constructorProperty(evaluator, element.value, name, module);
      if (received) return received;
    } else if ('static' in element && element.static) continue;
    else if (keyName(element) !== name) continue;
    else if (element.type === 'MethodDefinition') {
      return element.kind === 'get' ? evaluator.returned({ kind: 'function', node: element.value, module }) : { kind: 'function', node: element.value, module };
    } else if (element.type === 'PropertyDefinition' || element.type === 'AccessorProperty') {
      const value = fieldValue(evaluator, element, module);
      if (value) return value;
    } else if (element.type === 'TSAbstractPropertyDefinition' && element.typeAnnotation) return evaluator.annotated(element.typeAnnotation.typeAnnotation, module);
    else if (element.type === 'TSAbstractMethodDefinition') return { kind: 'function', node: element.value as TSESTree.TSEmptyBodyFunctionExpression, module };
  }
  return assignedField(evaluator, node, name, module);
}

function fieldValue(evaluator: Evaluator, element: TSESTree.PropertyDefinition | TSESTree.AccessorProperty, module: Module): Value | undefined {
  const annotated = element.typeAnnotation ? evaluator.annotated(element.typeAnnotation.typeAnnotation, module) : undefined;
  const initial = element.value ? evaluator.value(element.value, module) : undefined;
  return oneOf([annotated, initial]) ?? injectedValue(evaluator, element, module);
}

/** `constructor(private readonly prisma: PrismaService)`: the parameter is the field. */
function constructorProperty(evaluator: Evaluator, node: TSESTree.FunctionExpression | TSESTree.TSEmptyBodyFunctionExpression, name: string, module: Module): Value | undefined {
  for (const parameter of node.params) {
    if (parameter.type !== 'TSParameterProperty') continue;
    const binding = parameterBinding(parameter);
    if (binding.type === 'Identifier' && binding.name === name) return evaluator.value(binding, module);
  }
  return undefined;
}

/** `this.db = db` in the constructor, or in any method where the constructor says nothing. */
function assignedField(evaluator: Evaluator, node: ClassNode, name: string, module: Module): Value | undefined {
  const values: (Value | undefined)[] = [];
  for (const element of node.body.body) {
    if (element.type !== 'MethodDefinition' || !element.value.body || element.static) continue;
    for (const inner of walkOwn(element.value.body)) {
      if (inner.type !== 'AssignmentExpression' || inner.left.type !== 'MemberExpression') continue;
      if (inner.left.object.type === 'ThisExpression' && memberName(inner.left) === name) values.push(evaluator.value(inner.right, module));
    }
  }
  return oneOf(values.slice(0, 3));
}
