import { calleeOf, type Call } from '../../calls.ts';
import { fileLayerOf } from '../../file-layer.ts';
import { enclosingClass, enclosingFunction, isFunction, isWithin, memberName, parentOf, unwrap, walkOwn, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import type { Question } from './conditions.ts';
import { isDomain } from './origins.ts';
import { isStored } from './stored.ts';
import { DISPATCHES } from './vocabulary.ts';
import type { Scope } from './scope.ts';

/** What a condition depends on it: a branch, or one of two values. */
export interface Choice {
  readonly node: Node;
  readonly test: Node;
  readonly consequent: Node;
  readonly alternate: Node | null;
}

/** How a thing looks to its reader, which the router may choose. */
const PRESENTATION = /^(locale|lang|language|timezone|time_zone|theme|format|currency|unit|title|label|name|description|image|avatar|icon|color|url)$/i;

/** True when the state of a thing, or whose it is, chooses what is stored or which data is read. */
export function choosesWork(scope: Scope, question: Question, choice: Choice): boolean {
  const { asks, subject, isOwnWord } = question;
  if (scope.layer !== 'router' || asks === 'present' || asks === 'member' || isOwnWord) return false;
  if (subject.kind === 'input' || subject.kind === 'argument' || subject.from === 'external' || subject.from === 'unknown') return false;
  if (PRESENTATION.test(subject.names.at(-1) ?? '')) return false;
  return overrulesInput(scope, choice) || choosesStored(scope, choice) || choosesData(scope, question, choice);
}

/** `if (workspace.plan === 'free') input.regions = undefined`: what the client asked for is overruled. */
function overrulesInput(scope: Scope, { consequent }: Choice): boolean {
  return assignmentsIn(consequent).some(({ left }) => left.type === 'MemberExpression' && scope.origins.of(left.object)?.kind === 'input');
}

/** The value that is chosen goes into what is stored: `create({ state: user.isTrusted ? 'live' : 'held' })`. */
function choosesStored(scope: Scope, choice: Choice): boolean {
  if (choice.node.type === 'ConditionalExpression') return isStored(scope.analysis, choice.node);
  return assignmentsIn(choice.consequent).some(({ left }) => {
    const target = left.type === 'MemberExpression' ? unwrap(left.object) : left;
    const variable = target.type === 'Identifier' ? scope.analysis.module.variableOf(target) : undefined;
    const declared = variable?.defs[0]?.node as Node | undefined;
    if (!variable || !declared || isWithin(declared, choice.consequent)) return false;
    return variable.references.some(({ identifier }) => identifier.range[0] > choice.node.range[1] && isStored(scope.analysis, identifier));
  });
}

function assignmentsIn(branch: Node): Extract<Node, { type: 'AssignmentExpression' }>[] {
  const statements = branch.type === 'BlockStatement' ? branch.body : [branch];
  return statements.flatMap((statement) => (statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression' ? [statement.expression] : []));
}

/** Both ways read data, each another: who may see what is a rule. Which kind of a thing it is only says whom to ask. */
function choosesData(scope: Scope, { subject }: Question, { node, consequent, alternate }: Choice): boolean {
  if (DISPATCHES.test(subject.names.at(-1) ?? '')) return false;
  const here = dataCallsIn(scope, (call) => isWithin(call, consequent));
  if (here.length === 0 || (!alternate && !leaves(consequent))) return false;
  const owner = enclosingFunction(node);
  const there = alternate ? dataCallsIn(scope, (call) => isWithin(call, alternate)) : dataCallsIn(scope, (call) => call.range[0] > node.range[1] && enclosingFunction(call) === owner);
  const text = (call: Call): string => scope.analysis.module.textOf(call);
  return there.some((call) => !here.some((other) => text(other) === text(call)));
}

function leaves(branch: Node): boolean {
  return [...walkOwn(branch)].some((inner) => inner.type === 'ReturnStatement' && !inner.argument?.type.startsWith('Literal'));
}

function dataCallsIn(scope: Scope, isThere: (call: Call) => boolean): Call[] {
  return scope.calls.filter((call) => isThere(call) && isDataCall(scope, call));
}

/** A query, or an awaited call of a service, a repository or a class of the project. */
export function isDataCall(scope: Scope, call: Call): boolean {
  const { analysis, origins } = scope;
  if (call.type !== 'CallExpression') return false;
  const callee = calleeOf(call);
  for (const value of alternatives(analysis.evaluator.value(callee, analysis.module))) {
    if (value.kind === 'library') return value.library.category === 'database' && isDomain(origins.of(call)) && origins.of(call)?.from === 'query';
    if (value.kind !== 'function' || value.module.isLinted) continue;
    const parent = parentOf(call);
    const isAwaited = parent?.type === 'AwaitExpression' || parent?.type === 'ReturnStatement' || (isFunction(parent) && parent.body === call);
    if (!isAwaited) return false;
    const layer = fileLayerOf(analysis, value.module)?.layer;
    return layer === 'service' || layer === 'repository' || (layer === undefined && isFunction(value.node) && enclosingClass(value.node) !== undefined && !isPresentation(callee));
  }
  return false;
}

function isPresentation(callee: Node): boolean {
  const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : '';
  return /^(render|format|serialize|present|transform|map|to[A-Z]|as[A-Z]|build|json|send|respond|sign)|(url|response|dto)$/i.test(name ?? '');
}
