import type { TSESTree } from '@typescript-eslint/utils';
import type { MutableDefaultFact } from '../../../../facts/fact.ts';
import { type Analysis, placeOf } from '../../analysis.ts';
import type { Module } from '../../module.ts';
import { isClass, isFunction, keyName, memberName, parentOf, unwrapType, walk, type ClassNode, type Node } from '../../syntax.ts';
import { holderOf, isReassigned, mutationAt, mutationsOf, type Holder, type Mutation } from './mutations.ts';
import { copyOf } from './rewrites.ts';
import { classAround, sharedObject, type SharedObject } from './shared.ts';

/** Fields and variables that fall back to one shared object and are then changed, and mutable properties of a prototype. */
export function fieldDefaults(analysis: Analysis): MutableDefaultFact[] {
  return [...initialisedFields(analysis), ...fallbacks(analysis), ...prototypeProperties(analysis)];
}

/** The places in a class that change what one of its fields holds. */
export function fieldMutations(owner: ClassNode, field: string, holder: Holder, module: Module): Mutation[] {
  return [...walk(owner.body)].flatMap((node) => {
    const isField = node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && memberName(node) === field;
    return isField ? (mutationAt(node, holder, module) ?? []) : [];
  });
}

/** `options = DEFAULTS;` in a class whose methods change `this.options`. */
function initialisedFields(analysis: Analysis): MutableDefaultFact[] {
  return analysis.module.nodes('PropertyDefinition').flatMap((field) => {
    const name = keyName(field);
    const owner = parentOf(field.parent);
    const shared = field.value && !field.static ? sharedObject(analysis, field.value) : undefined;
    if (!field.value || !shared || name === undefined || !isClass(owner)) return [];
    const mutations = fieldMutations(owner, name, shared.holder, analysis.module);
    return mutations.length > 0 ? [sharedInstance(analysis, field.value, name, shared, mutations)] : [];
  });
}

/** `this.options = options ?? DEFAULTS` and `const settings = given || DEFAULTS`, changed later. */
function fallbacks(analysis: Analysis): MutableDefaultFact[] {
  return analysis.module.nodes('LogicalExpression').flatMap((logical) => {
    if (logical.operator === '&&') return [];
    const target = targetOf(logical);
    const shared = target ? sharedObject(analysis, logical.right) : undefined;
    if (!target || !shared) return [];
    const mutations = mutationsOfTarget(analysis, target, shared.holder);
    return mutations.length > 0 ? [{ ...sharedInstance(analysis, logical.right, target.name, shared, mutations), fault: 'shared-reference' as const }] : [];
  });
}

interface Target { readonly name: string; readonly node: Node }

/** The variable or field that receives an expression. */
function targetOf(expression: Node): Target | undefined {
  const parent = parentOf(expression);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return { name: parent.id.name, node: parent.id };
  if (parent?.type !== 'AssignmentExpression' || parent.right !== expression || parent.left.type !== 'MemberExpression') return undefined;
  const name = parent.left.object.type === 'ThisExpression' ? memberName(parent.left) : undefined;
  return name === undefined ? undefined : { name, node: parent.left };
}

function mutationsOfTarget({ module }: Analysis, { name, node }: Target, holder: Holder): Mutation[] {
  if (node.type !== 'Identifier') {
    const owner = classAround(node);
    return owner ? fieldMutations(owner, name, holder, module) : [];
  }
  const variable = module.variableOf(node);
  return variable && !isReassigned(variable) ? mutationsOf(variable, holder, module) : [];
}

/** `Cart.prototype.items = []`: all carts have the same list. */
function prototypeProperties(analysis: Analysis): MutableDefaultFact[] {
  return analysis.module.nodes('AssignmentExpression').flatMap((assignment) => {
    const { left, right } = assignment;
    const name = left.type === 'MemberExpression' ? memberName(left) : undefined;
    const holder = holderOf(right, analysis.module);
    const owner = left.type === 'MemberExpression' ? prototypeOwner(left.object) : undefined;
    if (name === undefined || !holder || owner === undefined) return [];
    const mutations = methodsOf(analysis.module, owner).flatMap((method) => [...walk(method)].flatMap((node) => {
      const isField = node.type === 'MemberExpression' && node.object.type === 'ThisExpression' && memberName(node) === name;
      return isField ? (mutationAt(node, holder, analysis.module) ?? []) : [];
    }));
    return mutations.length > 0 ? [sharedInstance(analysis, right, name)] : [];
  });
}

/** `Cart` of `Cart.prototype`. */
function prototypeOwner(node: Node): string | undefined {
  return node.type === 'MemberExpression' && memberName(node) === 'prototype' && node.object.type === 'Identifier' ? node.object.name : undefined;
}

/** The methods of a class, written in it or put on its prototype. */
function methodsOf(module: Module, owner: string): Node[] {
  const assigned = module.nodes('AssignmentExpression').flatMap(({ left, right }) => {
    const value = unwrapType(right);
    return left.type === 'MemberExpression' && prototypeOwner(left.object) === owner && isFunction(value) ? [value] : [];
  });
  return [...assigned, ...module.nodes('ClassDeclaration').filter((each) => each.id?.name === owner)];
}

function sharedInstance(analysis: Analysis, value: TSESTree.Node, name: string, shared?: SharedObject, mutations: readonly Mutation[] = []): MutableDefaultFact {
  const text = analysis.module.textOf(value);
  const isDeep = mutations.some((mutation) => mutation.isDeep);
  const copy = !shared ? undefined : isDeep ? (shared.isData ? `structuredClone(${text})` : undefined) : copyOf(text, shared.holder);
  return {
    kind: 'mutable-default', fault: 'shared-instance', name, certainty: 'certain',
    place: placeOf(value), code: analysis.quote(value), ...analysis.standing(value),
    ...(copy === undefined ? {} : { rewrites: [{ title: `Make a copy of \`${text}\`.`, edits: [{ range: value.range, text: copy }] }] }),
  };
}
