import type { BusinessFact } from '../../../../facts/fact.ts';
import { isFunction, isWithin, unwrap, walkOwn, type Node } from '../../syntax.ts';
import { alternatives, type Value } from '../../values.ts';
import { branchOf } from './branches.ts';
import { reachesChange } from './evidence.ts';
import type { Origin } from './origins.ts';
import { businessFact, type Scope } from './scope.ts';

type CallExpression = Extract<Node, { type: 'CallExpression' }>;

/**
 * Several checks of what the client sent against what was loaded, each with an answer of its own, and then a change: the handler knows
 * the rules of the operation. One such check may be a service's whole validation.
 */
export function checkedContentsIn(scope: Scope): BusinessFact[] {
  if (scope.layer !== 'router') return [];
  const checks = scope.nodes.flatMap((node): { node: Node; check: CallExpression }[] => {
    if (node.type === 'ExpressionStatement') return assertedBy(scope, node.expression).map((check) => ({ node, check }));
    if (node.type !== 'IfStatement') return [];
    const { refuses, missing, unauthorized } = branchOf(scope, node.consequent);
    const check = refuses && !missing && !unauthorized ? checkOf(scope, node.test) : undefined;
    return check ? [{ node, check }] : [];
  });
  const [first, second] = checks;
  const acts = second && scope.deeds.some(({ call }) => call.range[0] > second.node.range[1]);
  return first && second && acts ? [businessFact(scope, 'decision', first.check.callee, 'certain')] : [];
}

/** The call of a function of the project that a condition, or the constant in it, is the answer of. */
export function askedOf(scope: Scope, test: Node): { call: CallExpression; value: Extract<Value, { kind: 'function' }> } | undefined {
  let node = unwrap(test);
  while (node.type === 'UnaryExpression' && node.operator === '!') node = unwrap(node.argument);
  if (node.type === 'MemberExpression') node = unwrap(node.object);
  if (node.type === 'Identifier') {
    const declared = scope.analysis.module.variableOf(node)?.defs[0]?.node as Node | undefined;
    if (declared?.type !== 'VariableDeclarator' || declared.id.type !== 'Identifier' || !declared.init || !isWithin(declared, scope.root)) return undefined;
    node = unwrap(declared.init);
  }
  if (node.type !== 'CallExpression') return undefined;
  const value = alternatives(scope.analysis.evaluator.value(node.callee, scope.analysis.module)).find((each) => each.kind === 'function');
  return value && { call: node, value };
}

/** The call that a condition asks, where it gets both what was loaded and what the client sent. */
function checkOf(scope: Scope, test: Node): CallExpression | undefined {
  const call = askedOf(scope, test)?.call;
  return call && getsBoth(scope, call, ({ names }) => names.length > 0) ? call : undefined;
}

/** `assertRoomFits(room, req.body.guests);`: a call of a function of the project that throws unless what it gets is right. */
function assertedBy(scope: Scope, expression: Node): CallExpression[] {
  const asked = unwrap(expression).type === 'CallExpression' ? askedOf(scope, expression) : undefined;
  if (!asked || !isFunction(asked.value.node)) return [];
  const throws = [...walkOwn(asked.value.node.body)].some(({ type }) => type === 'ThrowStatement');
  return throws && !reachesChange(scope.analysis, asked.value.node, asked.value.module) && getsBoth(scope, asked.call, () => true) ? [asked.call] : [];
}

function getsBoth(scope: Scope, call: CallExpression, isPart: (loaded: Origin) => boolean): boolean {
  const given = call.arguments.flatMap((argument) => partsOf(argument)).map((part) => scope.origins.of(part));
  const isLoaded = given.some((origin) => origin?.kind === 'result' && (origin.from === 'query' || origin.from === 'project') && isPart(origin));
  return isLoaded && given.some((origin) => origin?.kind === 'input' && origin.part === 'body');
}

/** The values in the arguments of a call, those in an object each for itself. */
function partsOf(node: Node): Node[] {
  if (node.type !== 'ObjectExpression') return [node];
  return node.properties.flatMap((property) => (property.type === 'Property' ? partsOf(property.value) : []));
}
