import type { Effect, Library } from '../../../../knowledge/library.ts';
import type { Analysis } from '../../analysis.ts';
import { calleeOf, type Call } from '../../calls.ts';
import type { Module } from '../../module.ts';
import { isFunction, walk, type FunctionNode } from '../../syntax.ts';
import { alternatives, type FunctionLike } from '../../values.ts';
import { effectCalls } from '../effects.ts';

/** How many functions deep the effect of a call is looked for. */
const MAX_DEPTH = 2;

/** Bodies with more calls than this are not searched: generated code. */
const MAX_CALLS = 200;

const reaching = new WeakMap<Analysis, Map<FunctionLike, boolean>>();

/** True when a function of the project queries, calls another system or sends something, itself or through the functions that it calls. */
export function reachesOutside(analysis: Analysis, node: FunctionLike, module: Module, depth = MAX_DEPTH): boolean {
  if (!isFunction(node)) return false;
  const known = reaching.get(analysis) ?? new Map<FunctionLike, boolean>();
  reaching.set(analysis, known);
  const before = known.get(node);
  if (before !== undefined) return before;
  // A function that leads back to itself adds nothing.
  known.set(node, false);
  const found = searches(analysis, node, module, depth);
  known.set(node, found);
  return found;
}

function searches(analysis: Analysis, node: FunctionNode, module: Module, depth: number): boolean {
  const calls = [...walk(node.body)].filter((each): each is Call => each.type === 'CallExpression' || each.type === 'TaggedTemplateExpression');
  if (calls.length > MAX_CALLS) return false;
  if (effectCalls(analysis, module, calls, isOutside).length > 0) return true;
  if (depth <= 1) return false;
  return calls.some((call) => alternatives(analysis.evaluator.value(calleeOf(call), module)).some((value) => value.kind === 'function' && reachesOutside(analysis, value.node, value.module, depth - 1)));
}

function isOutside(effect: Effect, { category }: Library): boolean {
  return (category === 'database' && (effect === 'query' || effect === 'build' || effect === 'raw-sql')) || effect === 'external' || effect === 'notify';
}
