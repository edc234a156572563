import type { TSESTree } from '@typescript-eslint/utils';
import { findLibrary } from '../../knowledge/index.ts';
import { resolveImport } from '../../project/resolve.ts';
import { asInstance } from './annotations.ts';
import { declarationOf } from './barrels.ts';
import type { Evaluator } from './evaluator.ts';
import { exportsOf } from './exports.ts';
import { loadModule, type Module, type Variable } from './module.ts';
import { parentOf, type Node } from './syntax.ts';
import { isTypeOfClass } from './utility-types.ts';
import { alternatives, oneOf, typeChain, type Value } from './values.ts';

/** How many generic types of the project are opened one inside the other. */
const MAX_APPLIED = 4;
/** How many names an imported generic type may lie behind. */
const MAX_HOPS = 4;

/** Answers that were given, and questions that are being asked. */
export interface Answers {
  readonly known: Map<Node | Variable, Value | undefined>;
  readonly active: Set<Node | Variable>;
}

/** A type where it is written; what its own type parameters are worth there. */
interface Written {
  readonly type: TSESTree.TypeNode;
  readonly module: Module;
  readonly within: TypeArguments | undefined;
}

/** What the type parameters of a generic alias or interface stand for in one reference to it. Its answers hold for that reference alone. */
export interface TypeArguments {
  readonly given: ReadonlyMap<Node, Written>;
  readonly depth: number;
  readonly values: Answers;
  readonly results: Answers;
}

type GenericDeclaration = TSESTree.TSTypeAliasDeclaration | TSESTree.TSInterfaceDeclaration;

interface Generic {
  readonly node: GenericDeclaration;
  readonly module: Module;
}

/** What `Alias<Arguments>` is, for a generic alias or interface of the project; undefined where it is neither or does not say. */
export function appliedType(evaluator: Evaluator, name: Node, { params }: TSESTree.TSTypeParameterInstantiation, module: Module, within: TypeArguments | undefined): Value | undefined {
  const depth = (within?.depth ?? 0) + 1;
  const generic = depth > MAX_APPLIED ? undefined : genericType(name, module);
  if (!generic) return undefined;
  const given = new Map<Node, Written>();
  const bound: TypeArguments = { given, depth, values: { known: new Map(), active: new Set() }, results: { known: new Map(), active: new Set() } };
  for (const [index, parameter] of (generic.node.typeParameters?.params ?? []).entries()) {
    const argument = params[index];
    if (argument) given.set(parameter, { type: argument, module, within });
    else if (parameter.default) given.set(parameter, { type: parameter.default, module: generic.module, within: bound });
  }
  if (generic.node.type === 'TSInterfaceDeclaration') return { kind: 'shape', node: generic.node, module: generic.module, typeArguments: bound };
  return withoutRows(evaluator.annotation(generic.node.typeAnnotation, generic.module, bound));
}

/**
 * An alias that gives its argument itself may have taken something from it, `type Safe<T> = Omit<T, 'password'>`:
 * a row or a class of the project is not taken for the whole of it.
 */
function withoutRows(value: Value | undefined): Value | undefined {
  return oneOf(alternatives(value).filter((each) => {
    if (each.kind === 'library') return !typeChain(each.library, each.instance ?? each.type).some((type) => each.library.types[type]?.role === 'model');
    return each.kind !== 'class' && each.kind !== 'instance' && each.kind !== 'foreign';
  }));
}

/** The type parameter behind a name, where the reference around gives it a type. */
export function givenParameter(name: TSESTree.Identifier, module: Module, { given }: TypeArguments): TSESTree.TSTypeParameter | undefined {
  const node = module.variableOf(name)?.defs[0]?.node as Node | undefined;
  return node?.type === 'TSTypeParameter' && given.has(node) ? node : undefined;
}

/** What a type parameter stands for: its argument, and where that says nothing its constraint. */
export function argumentValue(evaluator: Evaluator, parameter: TSESTree.TSTypeParameter, module: Module, within: TypeArguments): Value | undefined {
  const written = within.given.get(parameter);
  const value = written && evaluator.annotated(written.type, written.module, written.within);
  // Who asks makes an instance of a class; nothing tells them that this is the class itself.
  if (written && isTypeOfClass(written.type)) return settled(value);
  const { constraint } = parameter;
  return value ?? (constraint && !isTypeOfClass(constraint) ? evaluator.annotated(constraint, module, within) : undefined);
}

/** What stays the same when an instance is made of it. */
function settled(value: Value | undefined): Value | undefined {
  return oneOf(alternatives(value).filter((each) => {
    const instance = asInstance(each);
    return each.kind === 'library' ? instance?.kind === 'library' && instance.type === each.type : each.kind !== 'class';
  }));
}

/** The one declaration of a generic alias or interface of the project behind a name. */
function genericType(name: Node, module: Module, hops = 0): Generic | undefined {
  const definitions = name.type === 'Identifier' ? (module.variableOf(name)?.defs ?? []) : [];
  const declared = definitions.map((definition) => definition.node as Node).filter((node): node is GenericDeclaration => node.type === 'TSTypeAliasDeclaration' || node.type === 'TSInterfaceDeclaration');
  const [node] = declared;
  if (node) return declared.length === 1 && node.typeParameters ? { node, module } : undefined;
  const specifier = definitions[0]?.node as Node | undefined;
  const declaration = specifier && parentOf(specifier);
  if (declaration?.type !== 'ImportDeclaration' || hops >= MAX_HOPS) return undefined;
  const imported = specifier?.type === 'ImportDefaultSpecifier' ? 'default' : specifier?.type === 'ImportSpecifier' ? nameOf(specifier.imported) : undefined;
  return imported === undefined ? undefined : exportedType(declaration.source.value, imported, module.path, hops + 1);
}

function exportedType(source: string, name: string, fromPath: string, hops: number): Generic | undefined {
  if (findLibrary(source).length > 0) return undefined;
  const resolution = resolveImport(source, fromPath);
  if (resolution.kind !== 'file') return undefined;
  const declared = declarationOf(resolution.path, name);
  const module = loadModule(declared.path);
  const entry = module && exportsOf(module).named.get(declared.name);
  return module && entry?.kind === 'node' ? genericType('id' in entry.node && entry.node.id ? entry.node.id : entry.node, module, hops) : undefined;
}

function nameOf(imported: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return imported.type === 'Identifier' ? imported.name : imported.value;
}
