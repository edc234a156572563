import type { BusinessFact } from '../../../../facts/fact.ts';
import { callersOf } from '../../callers.ts';
import { chainRoot, enclosingFunction, memberName, type Node, parentOf, unwrap } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import { DATES } from './call-origins.ts';
import { businessFact, type Scope } from './scope.ts';
import { isStored } from './stored.ts';

/** A date that is computed and then stored: when something ends, or from when on it holds. */
export function storedDatesIn(scope: Scope): BusinessFact[] {
  if (scope.layer !== 'router') return [];
  return scope.nodes.flatMap((node) => {
    if (isMovedDate(scope, node) && isKept(scope, node)) return [businessFact(scope, 'calculation', node, 'certain')];
    const moved = movedVariable(scope, node);
    return moved && isReadToStore(scope, moved, node) ? [businessFact(scope, 'calculation', node, 'certain')] : [];
  });
}

/** `new Date(Date.now() + term)`, `addDays(new Date(), 7)`, `dayjs().add(1, 'month')`. */
function isMovedDate(scope: Scope, node: Node): boolean {
  if (node.type === 'NewExpression') {
    const sum = node.arguments[0] && unwrap(node.arguments[0]);
    return node.callee.type === 'Identifier' && node.callee.name === 'Date' && sum?.type === 'BinaryExpression' && (sum.operator === '+' || sum.operator === '-') && [sum.left, sum.right].some(isTime);
  }
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (name === undefined || !/^(add|sub|subtract|plus|minus)([A-Z]\w*)?$/.test(name)) return false;
  return alternatives(scope.analysis.evaluator.value(chainRoot(callee), scope.analysis.module)).some((value) => value.kind === 'foreign' && DATES.test(value.package));
}

/** `Date.now()`, `start.getTime()`. */
function isTime(operand: Node): boolean {
  const value = unwrap(operand);
  if (value.type === 'BinaryExpression') return isTime(value.left) || isTime(value.right);
  if (value.type !== 'CallExpression' || value.callee.type !== 'MemberExpression') return false;
  const { callee } = value;
  return memberName(callee) === 'getTime' || (memberName(callee) === 'now' && callee.object.type === 'Identifier' && callee.object.name === 'Date');
}

/** The variable whose date a statement moves: `end.setDate(end.getDate() + days)`. */
function movedVariable({ analysis: { module } }: Scope, node: Node): Extract<Node, { type: 'Identifier' }> | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || parentOf(node)?.type !== 'ExpressionStatement') return undefined;
  const target = unwrap(node.callee.object);
  const sum = node.arguments[0] && unwrap(node.arguments[0]);
  const method = memberName(node.callee) ?? '';
  if (target.type !== 'Identifier' || sum?.type !== 'BinaryExpression' || !/^set(UTC)?(Date|Month|FullYear|Hours|Minutes|Seconds|Milliseconds|Time)$/.test(method)) return undefined;
  const read = `${target.name}.${method.replace('set', 'get')}()`;
  return [sum.left, sum.right].some((operand) => module.textOf(operand) === read) ? target : undefined;
}

/** The date is stored: where it stands, by the variable that holds it, or by those who call the helper that returns it. */
function isKept(scope: Scope, date: Node): boolean {
  let at = date;
  // `dayjs().add(1, 'day').toDate()`
  for (let parent = parentOf(at); parent?.type === 'MemberExpression' && parent.object === at; parent = parentOf(at)) {
    const call = parentOf(parent);
    if (call?.type !== 'CallExpression' || call.callee !== parent) return false;
    at = call;
  }
  if (isStored(scope.analysis, at) || isReturnedToStore(scope, at)) return true;
  const parent = parentOf(at);
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return isReadToStore(scope, parent.id, at);
  return parent?.type === 'AssignmentExpression' && parent.left.type === 'Identifier' && isReadToStore(scope, parent.left, at);
}

function isReadToStore(scope: Scope, variable: Node, after: Node): boolean {
  const references = scope.analysis.module.variableOf(variable)?.references ?? [];
  return references.some(({ identifier }) => identifier.range[0] > after.range[1] && (isStored(scope.analysis, identifier) || isReturnedToStore(scope, identifier)));
}

/** `return end` of a helper of the file whose callers store what it gives. */
function isReturnedToStore({ analysis, unit, root }: Scope, value: Node): boolean {
  const parent = parentOf(value);
  const isReturned = parent?.type === 'ReturnStatement' || parent === root;
  return isReturned && !unit.isHandler && enclosingFunction(value) === root && callersOf(root, analysis.module).some((call) => isStored(analysis, call));
}
