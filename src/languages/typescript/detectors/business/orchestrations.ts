import type { BusinessFact } from '../../../../facts/fact.ts';
import { calleeOf } from '../../calls.ts';
import { enclosingFunction, isWithin, memberName, parentOf, unwrap, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import { branchOf } from './branches.ts';
import type { Deed } from './deeds.ts';
import { isDomain } from './origins.ts';
import { businessFact, type Scope } from './scope.ts';

/** Several changes in one run, or a check of what the client claims that lets the next call happen. */
export function orchestrationsIn(scope: Scope): BusinessFact[] {
  const steps = scope.deeds.filter(({ on }) => on !== 'message');
  const found: BusinessFact[] = [];
  for (const [index, later] of steps.entries()) {
    const earlier = steps.slice(0, index).filter((step) => isPair(step, later) && follows(scope, step, later));
    if (earlier.length === 0) continue;
    const isSure = isChange(later) && earlier.some(isChange);
    found.push(businessFact(scope, 'orchestration', later.callee, isSure ? 'certain' : 'likely'));
    if (isSure) break;
  }
  return [...found, ...credentialChecks(scope)];
}

/** Two changes of which one at least is our own: `stripe.customers.create()`, then the row that keeps the customer. */
function isPair(first: Deed, second: Deed): boolean {
  return first.on !== 'external' || second.on !== 'external';
}

/** What changes another system stands beside a change of ours. */
function isChange({ certainty, on }: Deed): boolean {
  return certainty === 'certain' || on === 'external';
}

/** True when both calls can happen in one run, the first before the second. */
function follows(scope: Scope, first: Deed, second: Deed): boolean {
  const here = enclosingFunction(first.call);
  const there = enclosingFunction(second.call);
  if (!here || !there) return false;
  if (here !== there && !isWithin(here, there) && !isWithin(there, here)) return isLaterInChain(scope, first.call, second.call);
  if (isWithin(first.call, second.call) || isWithin(second.call, first.call)) return true;
  const path = ancestors(first.call, scope.root);
  const common = ancestors(second.call, scope.root).find((node) => path.includes(node));
  if (!common) return false;
  const branch = path[path.indexOf(common) - 1] ?? first.call;
  if (common.type === 'IfStatement' || common.type === 'ConditionalExpression') return branch === common.test;
  if (common.type === 'SwitchStatement') return branch === common.discriminant;
  if (common.type === 'LogicalExpression') return common.operator === '&&';
  return !path.slice(0, path.indexOf(common)).some((node, index) => leaves(node, path[index + 1]));
}

/** `find().andThen((form) => pay(form)).andThen(() => publish())`: callbacks of one chain run one after the other. */
function isLaterInChain(scope: Scope, first: Node, second: Node): boolean {
  return ancestors(second, scope.root).some((link) => {
    if (!isLink(link) || !isGiven(link, second)) return false;
    for (let at = unwrap(link.callee.object); at.type === 'CallExpression' && at.callee.type === 'MemberExpression'; at = unwrap(at.callee.object)) {
      if (isLink(at) && isGiven(at, first)) return true;
    }
    return false;
  });
}

function isGiven(call: Extract<Node, { type: 'CallExpression' }>, node: Node): boolean {
  return call.arguments.some((argument) => isWithin(node, argument));
}

const LINKS = /^(then|andThen|asyncAndThen|asyncMap|map|flatMap|chain|tap|andTee|andThrough)$/;

function isLink(node: Node): node is Extract<Node, { type: 'CallExpression' }> & { callee: Extract<Node, { type: 'MemberExpression' }> } {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && LINKS.test(memberName(node.callee) ?? '');
}

function ancestors(node: Node, root: Node): Node[] {
  const found: Node[] = [node];
  for (let at = parentOf(node); at; at = parentOf(at)) {
    found.push(at);
    if (at === root) break;
  }
  return found;
}

/** A branch or statement that nothing follows in the same run. */
function leaves(node: Node, parent: Node | undefined): boolean {
  if (node.type === 'ReturnStatement' || node.type === 'ThrowStatement') return true;
  const isBranch = (parent?.type === 'IfStatement' && parent.test !== node) || node.type === 'SwitchCase' || node.type === 'CatchClause';
  if (!isBranch) return false;
  const statements = node.type === 'BlockStatement' ? node.body : node.type === 'SwitchCase' ? node.consequent : node.type === 'CatchClause' ? node.body.body : [node];
  const last = statements.at(-1);
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement' || last?.type === 'BreakStatement' || last?.type === 'ContinueStatement';
}

/**
 * `const user = await users.findOne(credentials); if (!user) throw 401; const token = await users.issueToken(user)`:
 * the router, not the service, decides that the credentials are good.
 */
function credentialChecks(scope: Scope): BusinessFact[] {
  if (scope.layer !== 'router') return [];
  return scope.nodes.flatMap((node) => {
    if (node.type !== 'IfStatement') return [];
    const { unauthorized, missing } = branchOf(scope, node.consequent);
    const test = unwrap(node.test);
    if (!unauthorized || missing || test.type !== 'UnaryExpression' || test.operator !== '!') return [];
    const checked = scope.origins.of(test.argument);
    if (checked?.kind !== 'result' || (checked.from !== 'project' && checked.from !== 'query') || !checked.call || !isWithin(checked.call, scope.root)) return [];
    const claims = 'arguments' in checked.call ? checked.call.arguments.map((argument) => claimIn(scope, argument)) : [];
    if (!claims.includes(true)) return [];
    const next = scope.calls.find((call) => call.range[0] > node.range[1] && isIssuing(call) && isProjectCall(scope, call) && receives(scope, call, checked.call));
    return next ? [businessFact(scope, 'orchestration', calleeOf(next), 'certain')] : [];
  });
}

/** Makes something for the caller, instead of asking or formatting. */
function isIssuing(call: Scope['calls'][number]): boolean {
  const callee = calleeOf(call);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  return name !== undefined && /token|jwt|sign|session|login|authenticat|issue|generate|create/i.test(name) && !/^(is|has|as|to|map|format|serialize|verify|check|validate|revoke|delete|remove|update|find|get)[A-Z]/.test(name);
}

/** True when an argument carries what the client wrote in the body. */
function claimIn(scope: Scope, argument: Node): boolean {
  const origin = scope.origins.of(argument);
  if (origin?.kind === 'input') return origin.part === 'body';
  return argument.type === 'ObjectExpression' && argument.properties.some((property) => property.type === 'Property' && claimIn(scope, property.value));
}

function isProjectCall(scope: Scope, call: Scope['calls'][number]): boolean {
  return alternatives(scope.analysis.evaluator.value(calleeOf(call), scope.analysis.module)).some((value) => value.kind === 'function' && !value.module.isLinted);
}

function receives(scope: Scope, call: Scope['calls'][number], from: Node | undefined): boolean {
  if (!('arguments' in call)) return false;
  const isFrom = (node: Node): boolean => {
    const origin = scope.origins.of(node);
    if (isDomain(origin) && origin.call === from) return true;
    return node.type === 'ObjectExpression' && node.properties.some((property) => property.type === 'Property' && isFrom(property.value));
  };
  return call.arguments.some(isFrom);
}
