import type { BusinessFact } from '../../../../facts/fact.ts';
import { isFunction, isWithin, memberName, parentOf, unwrap, type FunctionNode, type Node } from '../../syntax.ts';
import { questionsIn } from './conditions.ts';
import { isDomain, type Origin } from './origins.ts';
import { businessFact, type Scope } from './scope.ts';
import { isOutcomeName } from './vocabulary.ts';

const PASSES = /^(map|forEach|flatMap|each|mapSeries|eachSeries|reduce)$/;

/** Loops that change or compute domain data. */
export function iterationsIn(scope: Scope): BusinessFact[] {
  return scope.nodes.flatMap((node) => changingLoop(scope, node) ?? selection(scope, node) ?? []);
}

/** A loop whose body changes something in each turn. */
function changingLoop(scope: Scope, node: Node): BusinessFact | undefined {
  const body = loopBody(node);
  if (!body) return undefined;
  const deed = scope.deeds.find(({ call, on }) => isWithin(call, body.node) && on !== 'external' && isOwnTurn(call, body.node));
  return deed ? businessFact(scope, 'iteration', deed.callee, deed.certainty) : undefined;
}

function loopBody(node: Node): { node: Node } | undefined {
  switch (node.type) {
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'ForStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      return { node: node.body };
    case 'CallExpression': {
      const callback = node.arguments.find(isFunction);
      return callback && node.callee.type === 'MemberExpression' && PASSES.test(memberName(node.callee) ?? '') ? { node: callback } : undefined;
    }
    default:
      return undefined;
  }
}

/** The innermost loop tells it. */
function isOwnTurn(call: Node, body: Node): boolean {
  for (let at = parentOf(call); at && at !== body; at = parentOf(at)) if (loopBody(at) && at !== parentOf(body)) return false;
  return true;
}

/** `machines.filter((machine) => machine.name === name)`: what a service or query gave is chosen from or put in order. */
function selection(scope: Scope, node: Node): BusinessFact | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const callee = unwrap(node.callee);
  const [callback] = node.arguments;
  if (callee.type !== 'MemberExpression' || !isFunction(callback)) return undefined;
  const method = memberName(callee);
  const list = scope.origins.of(callee.object);
  if (!isWholeResult(list) || scope.layer !== 'router') return undefined;
  if (method === 'filter') return chooses(scope, callback) ? businessFact(scope, 'iteration', callee, list.from === 'unknown' ? 'likely' : 'certain') : undefined;
  if ((method === 'sort' || method === 'toSorted') && comparesFields(scope, callback)) return businessFact(scope, 'iteration', callee, 'likely');
  return undefined;
}

/** All that a call gave, not a part of one thing among it. */
function isWholeResult(origin: Origin | undefined): origin is Origin {
  return origin?.kind === 'result' && origin.from !== 'external' && origin.names.every((name) => isOutcomeName(name) || /^(rows|items|results?|list|docs|records|edges|nodes)$/.test(name));
}

/** The filter asks about the domain's values, not whether there is one. */
function chooses(scope: Scope, callback: FunctionNode): boolean {
  const returned = callback.body.type === 'BlockStatement' ? callback.body.body.flatMap((statement) => (statement.type === 'ReturnStatement' && statement.argument ? [statement.argument] : [])) : [callback.body];
  return returned.some((value) => questionsIn(scope, value).some(({ asks }) => asks === 'compare' || asks === 'order' || asks === 'match' || asks === 'flag'));
}

function comparesFields(scope: Scope, callback: FunctionNode): boolean {
  return callback.params.length === 2 && callback.params.every((parameter) => parameter.type === 'Identifier' && isDomain(scope.origins.of(parameter)));
}
