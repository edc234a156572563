import type { Analysis } from './analysis.ts';
import { calleeOf } from './calls.ts';
import { parameterRoles } from './file-layer.ts';
import type { Module } from './module.ts';
import { parameterBinding, parentOf, walk, type FunctionNode } from './syntax.ts';
import { alternatives, signatureOf } from './values.ts';

/**
 * True for a function that takes the request and the response, answers, and cannot let anything come after it: it has no `next`, or
 * calls that with errors only. Whatever its folder is called, it is no middleware.
 */
export function isTerminalHandler(analysis: Analysis, node: FunctionNode, module: Module): boolean {
  if (node.params.length < 2 || node.params.length > 3) return false;
  const [first, second] = parameterRoles(analysis, node, module);
  return first === 'request' && second === 'response' && !handsOn(node, module) && answers(analysis, node, module);
}

/** True when `next` is called without an error, or given to somebody who may do so. */
function handsOn(node: FunctionNode, module: Module): boolean {
  const next = node.params[2] ? parameterBinding(node.params[2]) : undefined;
  if (!next) return false;
  const variable = next.type === 'Identifier' ? module.variableOf(next) : undefined;
  return !variable || variable.references.some(({ identifier }) => {
    const call = parentOf(identifier);
    return call?.type !== 'CallExpression' || call.callee !== identifier || call.arguments.length === 0 || call.arguments[0]?.type === 'Literal';
  });
}

function answers(analysis: Analysis, node: FunctionNode, module: Module): boolean {
  for (const inner of walk(node.body)) {
    if (inner.type !== 'CallExpression') continue;
    const callee = calleeOf(inner);
    if (callee.type !== 'MemberExpression') continue;
    if (alternatives(analysis.evaluator.value(callee, module)).some((value) => value.kind === 'library' && signatureOf(value)?.ends === true)) return true;
  }
  return false;
}
