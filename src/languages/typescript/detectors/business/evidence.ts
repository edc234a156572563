import type { Effect, Library } from '../../../../knowledge/library.ts';
import type { Analysis } from '../../analysis.ts';
import { type Call, calleeOf, callsWithin } from '../../calls.ts';
import type { Module } from '../../module.ts';
import { isFunction, type FunctionNode } from '../../syntax.ts';
import { alternatives, type FunctionLike } from '../../values.ts';
import { effectCalls } from '../effects.ts';
import { isWrite } from './writes.ts';

/** How many functions deep the effect of a call is looked for. */
const MAX_DEPTH = 2;

/** Bodies with more calls than this are not searched: generated code. */
const MAX_CALLS = 200;

/** What is looked for in the calls of a function. */
type Search = (analysis: Analysis, module: Module, calls: readonly Call[]) => boolean;

const outside: Search = (analysis, module, calls) => effectCalls(analysis, module, calls, isOutside).length > 0;
const changes: Search = (analysis, module, calls) => effectCalls(analysis, module, calls, isOutside).some(({ value, call, callee, effect }) => value.library.category !== 'database' || isWrite(call, callee, effect));
const queries: Search = (analysis, module, calls) => effectCalls(analysis, module, calls, (effect, { category }) => category === 'database' && effect !== 'transaction').length > 0;

const reaching = new Map<Search, WeakMap<Analysis, Map<FunctionLike, boolean>>>();

/** True when a function of the project queries, calls another system or sends something, itself or through the functions that it calls. */
export function reachesOutside(analysis: Analysis, node: FunctionLike, module: Module): boolean {
  return reaches(outside, analysis, node, module, MAX_DEPTH);
}

/** True when it does so to change something: of queries, only those that write count. */
export function reachesChange(analysis: Analysis, node: FunctionLike, module: Module): boolean {
  return reaches(changes, analysis, node, module, MAX_DEPTH);
}

/** True when a function of the project queries, itself or through the functions that it calls. */
export function reachesDatabase(analysis: Analysis, node: FunctionLike, module: Module): boolean {
  return reaches(queries, analysis, node, module, MAX_DEPTH);
}

function reaches(search: Search, analysis: Analysis, node: FunctionLike, module: Module, depth: number): boolean {
  if (!isFunction(node)) return false;
  const byAnalysis = reaching.get(search) ?? new WeakMap<Analysis, Map<FunctionLike, boolean>>();
  reaching.set(search, byAnalysis);
  const known = byAnalysis.get(analysis) ?? new Map<FunctionLike, boolean>();
  byAnalysis.set(analysis, known);
  const before = known.get(node);
  if (before !== undefined) return before;
  // A function that leads back to itself adds nothing.
  known.set(node, false);
  const found = searches(search, analysis, node, module, depth);
  known.set(node, found);
  return found;
}

function searches(search: Search, analysis: Analysis, node: FunctionNode, module: Module, depth: number): boolean {
  const calls = callsWithin(node.body);
  if (calls.length > MAX_CALLS) return false;
  if (search(analysis, module, calls)) return true;
  if (depth <= 1) return false;
  return calls.some((call) => alternatives(analysis.evaluator.value(calleeOf(call), module)).some((value) => value.kind === 'function' && reaches(search, analysis, value.node, value.module, depth - 1)));
}

function isOutside(effect: Effect, { category }: Library): boolean {
  return (category === 'database' && (effect === 'query' || effect === 'build' || effect === 'raw-sql')) || effect === 'external' || effect === 'notify';
}
