import type { Analysis } from '../../analysis.ts';
import { calleeOf, type Call } from '../../calls.ts';
import { parentOf, unwrap, type Node } from '../../syntax.ts';
import { deedsAmong } from './deeds.ts';

/** Part of what a certain change is given, in the function that the value stands in. */
export function isStored(analysis: Analysis, value: Node): boolean {
  for (let at: Node | undefined = parentOf(value), below: Node = value; at; below = at, at = parentOf(at)) {
    switch (at.type) {
      case 'Property':
        if (at.value !== below) return false;
        break;
      case 'ConditionalExpression':
        if (at.test === below) return false;
        break;
      case 'ObjectExpression':
      case 'ArrayExpression':
      case 'SpreadElement':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'LogicalExpression':
      case 'AwaitExpression':
        break;
      case 'CallExpression':
        return at.callee !== below && stores(analysis, at);
      default:
        return false;
    }
  }
  return false;
}

/** True for a certain change, and for a call that goes on with the chain of one: `db.insert(orders).values(order)`. */
function stores(analysis: Analysis, call: Call): boolean {
  return deedsAmong(analysis, chainOf(call)).some(({ certainty, on }) => certainty === 'certain' && on !== 'message');
}

function chainOf(call: Call): Call[] {
  const callee = calleeOf(call);
  const before = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  return before?.type === 'CallExpression' ? [call, ...chainOf(before)] : [call];
}
