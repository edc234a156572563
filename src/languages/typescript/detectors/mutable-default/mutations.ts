import type { Variable } from '../../module.ts';
import { isGlobal } from './globals.ts';
import type { Module } from '../../module.ts';
import { memberName, parentOf, unwrapType, type Node } from '../../syntax.ts';

/** What a default value is, as far as it decides which methods change it. */
export type Holder = 'array' | 'object' | 'map' | 'set';

/** A place that changes a value; deep when it changes something inside the value, which a flat copy would share. */
export interface Mutation {
  readonly node: Node;
  readonly isDeep: boolean;
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
/** Source: https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Array#copying_methods_and_mutating_methods */
const MUTATING: Readonly<Record<Holder, ReadonlySet<string>>> = {
  array: words('push pop shift unshift splice sort reverse fill copyWithin'),
  object: new Set(),
  map: words('set delete clear'),
  set: words('add delete clear'),
};
/** Functions of `Object` and `Reflect` that change their first argument. */
const CHANGERS = words('assign defineProperty defineProperties setPrototypeOf set deleteProperty');

/** What a literal makes: `[]`, `{}`, `new Map()`; undefined for everything else. */
export function holderOf(expression: Node, module: Module): Holder | undefined {
  const node = unwrapType(expression);
  if (node.type === 'ArrayExpression') return 'array';
  if (node.type === 'ObjectExpression') return 'object';
  if (node.type !== 'NewExpression') return undefined;
  if (isGlobal(node.callee, 'Map', module)) return 'map';
  if (isGlobal(node.callee, 'Set', module)) return 'set';
  return isGlobal(node.callee, 'Array', module) ? 'array' : isGlobal(node.callee, 'Object', module) ? 'object' : undefined;
}

/** True when a variable gets another value after its first one: what is changed later may be a copy. */
export function isReassigned(variable: Variable): boolean {
  return variable.references.some((reference) => reference.isWrite() && reference.init !== true);
}

/** The places that change the value of a variable. */
export function mutationsOf(variable: Variable, holder: Holder, module: Module): Mutation[] {
  return variable.references.flatMap((reference) => (reference.isRead() ? (mutationAt(reference.identifier as Node, holder, module) ?? []) : []));
}

/** What the code around a mention of a value does to it: `x.a = 1`, `delete x.a`, `x.push(1)`, `Object.assign(x, y)`. */
export function mutationAt(mention: Node, holder: Holder, module: Module): Mutation | undefined {
  let at = mention;
  let depth = 0;
  for (let parent = parentOf(at); parent; at = parent, parent = parentOf(at)) {
    switch (parent.type) {
      case 'TSNonNullExpression':
      case 'TSAsExpression':
      case 'ChainExpression':
        continue;
      case 'MemberExpression':
        if (parent.object !== at) return undefined;
        if (calls(parent)) return depth === 0 && MUTATING[holder].has(memberName(parent) ?? '') ? { node: parent, isDeep: false } : undefined;
        depth++;
        continue;
      case 'AssignmentExpression':
        return parent.left === at && depth > 0 ? { node: parent, isDeep: depth > 1 } : undefined;
      case 'UpdateExpression':
        return depth > 0 ? { node: parent, isDeep: depth > 1 } : undefined;
      case 'UnaryExpression':
        return parent.operator === 'delete' && depth > 0 ? { node: parent, isDeep: depth > 1 } : undefined;
      case 'CallExpression':
        return parent.arguments[0] === at && isChanger(parent.callee, module) ? { node: parent, isDeep: depth > 0 } : undefined;
      default:
        return undefined;
    }
  }
  return undefined;
}

function calls(member: Node): boolean {
  const parent = parentOf(member);
  return parent?.type === 'CallExpression' && parent.callee === member;
}

function isChanger(callee: Node, module: Module): boolean {
  if (callee.type !== 'MemberExpression' || !CHANGERS.has(memberName(callee) ?? '')) return false;
  return isGlobal(callee.object, 'Object', module) || isGlobal(callee.object, 'Reflect', module);
}
