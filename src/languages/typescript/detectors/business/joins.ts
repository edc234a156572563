import type { BusinessFact } from '../../../../facts/fact.ts';
import { calleeOf, type Call } from '../../calls.ts';
import { isFunction, isWithin, memberName, parentOf, type Node } from '../../syntax.ts';
import { isDataCall } from './choices.ts';
import type { Origin } from './origins.ts';
import { businessFact, type Scope } from './scope.ts';

/** Loops that look something up for each thing: the list and what belongs to it are put together here. */
export function joinsIn(scope: Scope): BusinessFact[] {
  return scope.nodes.flatMap((node) => enriching(scope, node) ?? matching(scope, node) ?? []);
}

interface Loop {
  readonly list: Node;
  readonly element: Node;
  readonly body: Node;
}

/** A loop over what a call gave; the elements of a list that the client sent are the client's. */
function loopAt(node: Node): Loop | undefined {
  if (node.type === 'ForOfStatement') {
    const element = node.left.type === 'VariableDeclaration' ? node.left.declarations[0].id : undefined;
    return element && { list: node.right, element, body: node.body };
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !/^(map|forEach|flatMap)$/.test(memberName(node.callee) ?? '')) return undefined;
  const callback = node.arguments[0];
  const element = isFunction(callback) ? callback.params[0] : undefined;
  return isFunction(callback) && element ? { list: node.callee.object, element, body: callback.body } : undefined;
}

function enriching(scope: Scope, node: Node): BusinessFact | undefined {
  const loop = loopAt(node);
  if (!loop || !isLoaded(scope.origins.of(loop.list))) return undefined;
  const lookup = scope.calls.find((call) => isWithin(call, loop.body) && isOwnCallback(call, loop.body) && isDataCall(scope, call) && asksAbout(scope, call, loop));
  return lookup ? businessFact(scope, 'iteration', calleeOf(lookup), 'certain') : undefined;
}

/** `posts.map((post) => ({ ...post, author: authors.find((author) => author.id === post.authorId) }))`: two lists that were looked up are put together. */
function matching(scope: Scope, node: Node): BusinessFact | undefined {
  const loop = loopAt(node);
  const list = loop && scope.origins.of(loop.list);
  if (!loop || !isLoaded(list)) return undefined;
  const match = scope.nodes.find((each) => {
    if (!isWithin(each, loop.body) || !isOwnCallback(each, loop.body)) return false;
    const other = matched(each);
    const origin = other && scope.origins.of(other.from);
    return other !== undefined && isLoaded(origin) && origin.call !== list.call && origin.call !== undefined && isDataCall(scope, origin.call) && mentions(scope, other.by, loop.element);
  });
  return match ? businessFact(scope, 'iteration', match, 'certain') : undefined;
}

/** `authors.find(...)`, `byId.get(post.authorId)`, `byId[post.authorId]`: what is searched, and by what. */
function matched(node: Node): { from: Node; by: Node } | undefined {
  if (node.type === 'MemberExpression' && node.computed && node.property.type === 'MemberExpression') return { from: node.object, by: node.property };
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || !/^(find|filter|some|get)$/.test(memberName(node.callee) ?? '')) return undefined;
  const [by] = node.arguments;
  return by && { from: node.callee.object, by };
}

function isLoaded(origin: Origin | undefined): origin is Origin {
  return origin?.kind === 'result' && (origin.from === 'query' || origin.from === 'project');
}

/** The innermost loop tells it. */
function isOwnCallback(call: Node, body: Node): boolean {
  for (let at = parentOf(call); at && at !== body; at = parentOf(at)) if (loopAt(at)) return false;
  return true;
}

/** The lookup is given something of the element. */
function asksAbout(scope: Scope, call: Call, { element }: Loop): boolean {
  return call.type === 'CallExpression' && call.arguments.some((argument) => mentions(scope, argument, element));
}

/** True for code that names something of the element of a loop. */
function mentions(scope: Scope, code: Node, element: Node): boolean {
  return scope.nodes.some((node) => {
    if (node.type !== 'Identifier' || !isWithin(node, code)) return false;
    const declared = scope.analysis.module.variableOf(node)?.defs[0];
    return declared !== undefined && isWithin(declared.name, element);
  });
}
