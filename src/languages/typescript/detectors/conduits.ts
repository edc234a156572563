import type { Hop } from '../../../facts/fact.ts';
import type { Library, Effect } from '../../../knowledge/library.ts';
import { isOutsideLayers } from '../../../layers/find-layer.ts';
import type { Analysis } from '../analysis.ts';
import { calleeOf, type Call } from '../calls.ts';
import { classLayer, fileLayerOf } from '../file-layer.ts';
import type { Module } from '../module.ts';
import { enclosingClass, isFunction, keyName, memberName, parameterBinding, parentOf, unwrap, walk, type FunctionNode, type Node } from '../syntax.ts';
import { alternatives } from '../values.ts';
import { effectCalls, type EffectCall } from './effects.ts';

/** How many functions a query may be handed through before one runs it. */
const MAX_CONDUITS = 3;

/** A query that the caller writes and a function of the project runs. */
export interface HandedQuery {
  readonly deed: EffectCall;
  /** True where what runs it is generic over the models, as the ORM's own repository is. */
  readonly isGeneric: boolean;
  readonly path: readonly Hop[];
}

/**
 * The query that a called function only passes on: `query(text, values) { return pool.query(text, values); }`, or the method of a generic
 * class that is called as the ORM's own, `find(options) { return this.repository.find(options); }`. Who writes the query is who queries.
 */
export function handedQuery(analysis: Analysis, callee: Node, from: Module, isWanted: (effect: Effect, library: Library) => boolean, depth = MAX_CONDUITS): HandedQuery | undefined {
  if (depth === 0) return undefined;
  for (const value of alternatives(analysis.evaluator.value(callee, from))) {
    if (value.kind !== 'function' || value.module.isLinted || !isFunction(value.node)) continue;
    const { node, module } = value;
    const passing = callsPassingOn(node);
    if (passing.length === 0 || !isNobodys(analysis, node, module) || isOfSubclass(analysis, callee, from, node)) continue;
    const deed = effectCalls(analysis, module, passing, isWanted).find((each) => each.value.certainty === 'certain' && (isWholeQuery(node, each) || isSameMethod(node, each)));
    const hop = (at: Node): Hop => ({ code: analysis.quote(at, module), file: analysis.displayPath(module.path), line: module.lineOf(at.range[0]) });
    if (deed) return { deed, isGeneric: deed.effect !== 'raw-sql', path: [hop(deed.callee)] };
    for (const call of passing.filter((each) => each.type !== 'TaggedTemplateExpression' && each.arguments[0] && isPassed(each.arguments[0], parameterNames(node)))) {
      const further = handedQuery(analysis, calleeOf(call), module, isWanted, depth - 1);
      if (further && !further.isGeneric) return { ...further, path: [hop(calleeOf(call)), ...further.path] };
    }
  }
  return undefined;
}

/** The calls in a function to which it gives one of its parameters. */
function callsPassingOn(node: FunctionNode): Call[] {
  const names = parameterNames(node);
  if (names.size === 0) return [];
  return [...walk(node.body)].filter((each): each is Call => each.type === 'CallExpression' && each.arguments.some((given) => isPassed(given, names)));
}

function parameterNames(node: FunctionNode): ReadonlySet<string> {
  return new Set(node.params.flatMap((parameter) => {
    const binding = parameter.type === 'RestElement' ? parameter.argument : parameterBinding(parameter);
    return binding.type === 'Identifier' ? [binding.name] : [];
  }));
}

/** True for a parameter, all of them, and the SQL of drivers that take an object: `{ text, values }`. */
function isPassed(given: Node, names: ReadonlySet<string>): boolean {
  if (given.type === 'SpreadElement') return isPassed(given.argument, names);
  if (given.type === 'ObjectExpression') return given.properties.some((property) => property.type === 'Property' && /^(?:text|sql|query)$/.test(keyName(property) ?? '') && isPassed(property.value, names));
  return given.type === 'Identifier' && names.has(given.name);
}

/** True when the SQL that a call runs is the function's parameter; its values alone may be, and so may a part of another query. */
function isWholeQuery(node: FunctionNode, { call, effect }: EffectCall): boolean {
  const text = call.type === 'TaggedTemplateExpression' ? undefined : call.arguments[0];
  return effect === 'raw-sql' && text !== undefined && isPassed(text, parameterNames(node)) && !isPart(call);
}

/** True for what stands in a template or among the arguments of another call. */
function isPart(call: Node): boolean {
  for (let at = call, around = parentOf(at); around; at = around, around = parentOf(at)) {
    if (around.type === 'TemplateLiteral' || ('arguments' in around && around.callee !== at)) return true;
    if (around.type !== 'MemberExpression' && around.type !== 'AwaitExpression' && around.type !== 'CallExpression') return false;
  }
  return false;
}

/** Code of a layer answers for what it does; what connects to the database, or stands nowhere, answers to who calls it. */
function isNobodys(analysis: Analysis, node: FunctionNode, module: Module): boolean {
  if (isOutsideLayers(analysis.displayPath(module.path), analysis.settings)) return false;
  const owner = enclosingClass(node.body);
  const own = (owner && classLayer(analysis, owner, module)) ?? fileLayerOf(analysis, module);
  return own === undefined || own.layer === 'dependency' || (own.layer === 'service' && own.kind === 'folder');
}

/** A repository that inherits the method is one all the same. */
function isOfSubclass(analysis: Analysis, callee: Node, from: Module, node: FunctionNode): boolean {
  const owner = enclosingClass(node.body);
  if (!owner || callee.type !== 'MemberExpression') return false;
  return alternatives(analysis.evaluator.value(callee.object, from)).some((each) => (each.kind === 'instance' || each.kind === 'class') && each.node !== owner);
}

/** A method, or one of a class, for any model that does nothing but call the ORM's method of the same name with all that it is given. */
function isSameMethod(node: FunctionNode, { call, callee }: EffectCall): boolean {
  const owner = enclosingClass(node.body);
  const method = parentOf(node);
  if (!(owner?.typeParameters ?? node.typeParameters) || method?.type !== 'MethodDefinition' || callee.type !== 'MemberExpression' || memberName(callee) !== keyName(method)) return false;
  const only = node.body.type === 'BlockStatement' && node.body.body.length === 1 ? node.body.body[0] : undefined;
  return only?.type === 'ReturnStatement' && only.argument !== null && unwrap(only.argument) === call;
}
