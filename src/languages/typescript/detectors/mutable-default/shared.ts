import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../analysis.ts';
import type { Module, Variable } from '../../module.ts';
import { enclosingFunction, isClass, isFunction, keyName, memberName, parentOf, unwrapType, walkOwn, type ClassNode, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import { isGlobal } from './globals.ts';
import { holderOf, isReassigned, type Holder } from './mutations.ts';

/** One object of a module or class, that everybody who names it shares, and that nothing protects from change. */
export interface SharedObject {
  /** The literal that makes it. */
  readonly node: Node;
  readonly holder: Holder;
  /** True when it holds nothing but data, so that `structuredClone` copies all of it. */
  readonly isData: boolean;
}

const READONLY_TYPES = new Set(['Readonly', 'ReadonlyArray', 'ReadonlyMap', 'ReadonlySet', 'ReadonlyDeep', 'DeepReadonly']);

/** The shared object that an expression names: a constant of the module or of an imported one, a static member. */
export function sharedObject(analysis: Analysis, expression: Node): SharedObject | undefined {
  const node = unwrapType(expression);
  const { module } = analysis;
  if (node.type === 'Identifier') {
    const variable = module.variableOf(node);
    const declared = variable?.defs[0]?.node as Node | undefined;
    if (variable && declared?.type === 'VariableDeclarator') return declaredObject(variable, declared, module);
  } else if (node.type !== 'MemberExpression') return undefined;
  const inClass = node.type === 'MemberExpression' ? staticObject(analysis, node) : undefined;
  if (inClass) return inClass;
  const value = alternatives(analysis.evaluator.value(node, module));
  const [only] = value;
  if (value.length !== 1 || only?.kind !== 'object' || enclosingFunction(only.node) || isProtected(only.node)) return undefined;
  return { node: only.node, holder: 'object', isData: isData(only.node) };
}

function declaredObject(variable: Variable, declarator: TSESTree.VariableDeclarator, module: Module): SharedObject | undefined {
  const { id, init } = declarator;
  if (id.type !== 'Identifier' || !init || enclosingFunction(declarator) || isReassigned(variable)) return undefined;
  const node = unwrapType(init);
  const holder = holderOf(node, module);
  if (!holder || isProtected(node) || variable.references.some((reference) => isFrozen(reference.identifier, module))) return undefined;
  return { node, holder, isData: isData(node) };
}

/** `Options.DEFAULTS`, where the class of this file has it as a static member. */
function staticObject(analysis: Analysis, node: TSESTree.MemberExpression): SharedObject | undefined {
  const owner = alternatives(analysis.evaluator.value(node.object, analysis.module)).find((each) => each.kind === 'class');
  const member = owner?.node.body.body.find((each) => 'static' in each && each.static && keyName(each) === memberName(node));
  if (!owner || member?.type !== 'PropertyDefinition' || !member.value) return undefined;
  const value = unwrapType(member.value);
  const holder = holderOf(value, owner.module);
  return holder && !isProtected(value) ? { node: value, holder, isData: isData(value) } : undefined;
}

/** `as const`, `Readonly<...>`: the types do not let anybody change it. */
function isProtected(literal: Node): boolean {
  for (let at = parentOf(literal); at; at = parentOf(at)) {
    if (at.type === 'TSAsExpression' || at.type === 'TSTypeAssertion') {
      if (isReadonlyType(at.typeAnnotation)) return true;
    } else if (at.type === 'VariableDeclarator') return at.id.type === 'Identifier' && isReadonlyType(at.id.typeAnnotation?.typeAnnotation);
    else if (at.type === 'PropertyDefinition') return isReadonlyType(at.typeAnnotation?.typeAnnotation);
    else if (at.type !== 'TSSatisfiesExpression') return false;
  }
  return false;
}

/** True for a written type whose values cannot be changed through it. */
export function isReadonlyType(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === 'TSTypeOperator') return type.operator === 'readonly';
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  return type.typeName.name === 'const' || READONLY_TYPES.has(type.typeName.name);
}

function isFrozen(mention: Node, module: Module): boolean {
  const call = parentOf(mention);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  return memberName(call.callee) === 'freeze' && isGlobal(call.callee.object, 'Object', module);
}

function isData(literal: Node): boolean {
  for (const node of walkOwn(literal)) {
    if (isFunction(node) || isClass(node) || node.type === 'Identifier' && parentOf(node)?.type !== 'Property' || node.type === 'CallExpression') return false;
    if (node.type === 'Property' && node.value.type === 'Identifier') return false;
  }
  return true;
}

/** The class of this file that a node stands in, whatever functions lie between. */
export function classAround(node: Node): ClassNode | undefined {
  for (let at = parentOf(node); at; at = parentOf(at)) if (isClass(at)) return at;
  return undefined;
}
