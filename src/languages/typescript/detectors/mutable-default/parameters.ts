import type { TSESTree } from '@typescript-eslint/utils';
import type { MutableDefaultFact, Rewrite } from '../../../../facts/fact.ts';
import { type Analysis, placeOf } from '../../analysis.ts';
import type { Module, Variable } from '../../module.ts';
import { enclosingFunction, isFunction, memberName, parentOf, type FunctionNode, type Node } from '../../syntax.ts';
import { argumentOf, functionCalled } from './callers.ts';
import { fieldMutations } from './fields.ts';
import { holderOf, isReassigned, mutationsOf, type Holder, type Mutation } from './mutations.ts';
import { isOnPurpose } from './purpose.ts';
import { copyOf, copyInBody } from './rewrites.ts';
import { classAround, isReadonlyType, sharedObject, type SharedObject } from './shared.ts';

/** How many functions of the file a parameter is followed through. */
const MAX_HANDS = 3;

/** A parameter, or a part of one, that has a default. */
interface Defaulted {
  readonly pattern: TSESTree.AssignmentPattern;
  readonly name: TSESTree.Identifier;
  readonly variable: Variable;
  readonly owner: FunctionNode;
}

/** Defaults of parameters that are one object for all calls, or that the function changes. */
export function parameterDefaults(analysis: Analysis): MutableDefaultFact[] {
  return analysis.module.nodes('AssignmentPattern').flatMap((pattern) => {
    const found = defaulted(pattern, analysis.module);
    return found ? (mutatedLiteral(analysis, found) ?? sharedReference(analysis, found) ?? []) : [];
  });
}

function defaulted(pattern: TSESTree.AssignmentPattern, module: Module): Defaulted | undefined {
  const { left } = pattern;
  if (left.type !== 'Identifier' || (left.typeAnnotation && isReadonlyType(left.typeAnnotation.typeAnnotation))) return undefined;
  const owner = functionOfParameter(pattern);
  const variable = module.variableOf(left);
  return owner && variable ? { pattern, name: left, variable, owner } : undefined;
}

/** The function whose parameter a pattern is, or is part of. */
function functionOfParameter(pattern: Node): FunctionNode | undefined {
  for (let at = pattern, parent = parentOf(at); parent; at = parent, parent = parentOf(at)) {
    if (isFunction(parent)) return parent.params.includes(at as TSESTree.Parameter) ? parent : undefined;
    if (!/Pattern$|^Property$|^TSParameterProperty$|^RestElement$/.test(parent.type)) return undefined;
  }
  return undefined;
}

/** `function f(items = []) { items.push(1); }`: whoever passes a list finds it changed. */
function mutatedLiteral(analysis: Analysis, found: Defaulted): MutableDefaultFact[] | undefined {
  const { pattern, name, variable, owner } = found;
  const { module } = analysis;
  const holder = holderOf(pattern.right, module);
  if (!holder) return undefined;
  const mutations = isReassigned(variable) ? [] : mutationsOf(variable, holder, module);
  if (mutations.length === 0 || isOnPurpose(analysis, { owner, variable, pattern })) return [];
  return [{
    kind: 'mutable-default', fault: 'mutated-literal', name: name.name, certainty: 'certain',
    place: placeOf(pattern), code: analysis.quote(pattern), ...analysis.standing(pattern), ...rewritesOf(copyInBody(found.owner, name.name, holder, mutations)),
  }];
}

/** `function f(options = DEFAULTS) { options.x = 1; }`: the next call sees it. */
function sharedReference(analysis: Analysis, found: Defaulted): MutableDefaultFact[] | undefined {
  const { pattern, name, variable, owner } = found;
  const shared = sharedObject(analysis, pattern.right);
  if (!shared || isReassigned(variable)) return undefined;
  const mutations = mutationsOf(variable, shared.holder, analysis.module);
  const changed = mutations.length > 0 || isChangedElsewhere(analysis, variable, shared.holder, MAX_HANDS) || changesField(analysis, found, shared.holder);
  if (!changed && !(shared.isData && isHandedOut(variable, owner))) return undefined;
  return [{
    kind: 'mutable-default', fault: 'shared-reference', name: name.name, certainty: changed ? 'certain' : 'likely',
    place: placeOf(pattern.right), code: analysis.quote(pattern.right), ...analysis.standing(pattern),
    ...rewritesOf(rewriteShared(analysis, found, shared, mutations)),
  }];
}

function rewriteShared(analysis: Analysis, { pattern, name, owner }: Defaulted, shared: SharedObject, mutations: readonly Mutation[]): Rewrite | undefined {
  const isDeep = mutations.some((mutation) => mutation.isDeep);
  if (mutations.length > 0 && !isDeep) return copyInBody(owner, name.name, shared.holder, mutations);
  const text = analysis.module.textOf(pattern.right);
  const copy = isDeep ? (shared.isData ? `structuredClone(${text})` : undefined) : copyOf(text, shared.holder);
  return copy === undefined ? undefined : { title: `Give each call its own copy of \`${text}\`.`, edits: [{ range: pattern.right.range, text: copy }] };
}

/** Given to a function of this file that changes its parameter. */
function isChangedElsewhere(analysis: Analysis, variable: Variable, holder: Holder, hands: number): boolean {
  if (hands === 0) return false;
  return variable.references.some((reference) => {
    const mention = reference.identifier as Node;
    const call = argumentOf(mention);
    const target = call && functionCalled(analysis, call);
    const parameter = target?.params[call?.arguments.indexOf(mention as TSESTree.Expression) ?? -1];
    const inner = parameter?.type === 'Identifier' ? analysis.module.variableOf(parameter) : undefined;
    if (!inner || inner === variable || isReassigned(inner)) return false;
    return mutationsOf(inner, holder, analysis.module).length > 0 || isChangedElsewhere(analysis, inner, holder, hands - 1);
  });
}

/** Kept in a field, and changed through the field. */
function changesField(analysis: Analysis, { pattern, name, variable }: Defaulted, holder: Holder): boolean {
  const owner = classAround(pattern);
  if (!owner) return false;
  const fields = variable.references.flatMap((reference) => {
    const parent = parentOf(reference.identifier);
    if (parent?.type !== 'AssignmentExpression' || parent.right !== reference.identifier || parent.left.type !== 'MemberExpression') return [];
    return parent.left.object.type === 'ThisExpression' ? (memberName(parent.left) ?? []) : [];
  });
  if (pattern.parent.type === 'TSParameterProperty') fields.push(name.name);
  return fields.some((field) => fieldMutations(owner, field, holder, analysis.module).length > 0);
}

/** Returned or kept: whoever gets it holds the shared object. */
function isHandedOut(variable: Variable, owner: FunctionNode): boolean {
  return variable.references.some((reference) => {
    const mention = reference.identifier as Node;
    const parent = parentOf(mention);
    if (parent?.type === 'ReturnStatement') return enclosingFunction(parent) === owner;
    if (parent === owner) return owner.body === mention;
    return parent?.type === 'AssignmentExpression' && parent.right === mention && parent.left.type === 'MemberExpression';
  });
}

function rewritesOf(rewrite: Rewrite | undefined): { rewrites?: readonly Rewrite[] } {
  return rewrite ? { rewrites: [rewrite] } : {};
}
