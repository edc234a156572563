import { calleeOf } from '../../calls.ts';
import { isFunction, isWithin, memberName, stringOf, unwrap, type Node } from '../../syntax.ts';
import { isDomain, type DomainOrigin, type Origin } from './origins.ts';
import type { Scope } from './scope.ts';
import { isLookupName, isOutcomeName, isOutcomeValue, isPagingPath, isStateFlag, isStateSince } from './vocabulary.ts';

/** One part of a condition that asks for more than "is it there, did it work". */
export interface Question {
  readonly node: Node;
  /**
   * `compare`: a field of the domain has a certain value. `order`: it is more or less than a bound. `match`: two values of the domain agree.
   * `member`: what the client names is among what a thing has. `flag`: a field that says how a thing stands is set. `present`: a thing is
   * there, or not.
   */
  readonly asks: 'compare' | 'order' | 'match' | 'member' | 'flag' | 'present';
  /** For `match`: true when both values are the client's. */
  readonly isOwnWord?: boolean;
  /** For `match` and `order`: true when it asks which is more. */
  readonly isOrder?: boolean;
  /** For `order` and `present`: true when it asks how many there are. */
  readonly isCount?: boolean;
  /** The value that is asked about. */
  readonly subject: DomainOrigin;
  /** For `present`: true when the branch is taken because the thing is there. */
  readonly positive: boolean;
}

/** The parts of a condition that ask about the domain; conditions kept in constants are opened. */
export function questionsIn(scope: Scope, test: Node, positive = true, depth = 0): Question[] {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression') return [...questionsIn(scope, node.left, positive, depth), ...questionsIn(scope, node.right, positive, depth)];
  if (node.type === 'UnaryExpression' && node.operator === '!') return questionsIn(scope, node.argument, !positive, depth);
  if (node.type === 'BinaryExpression') return comparison(scope, node, positive);
  if (node.type === 'CallExpression') return asked(scope, node, positive, depth);
  if (node.type === 'Identifier' && depth < 3) {
    const kept = keptCondition(scope, node);
    if (kept) return questionsIn(scope, kept, positive, depth + 1);
  }
  if (node.type === 'Identifier' || node.type === 'MemberExpression') return presence(scope, node, positive);
  return [];
}

/** `const isOwner = member.role === 'owner'`: the condition behind a constant of the same unit. */
function keptCondition(scope: Scope, node: Extract<Node, { type: 'Identifier' }>): Node | undefined {
  const variable = scope.analysis.module.variableOf(node);
  const declared = variable?.defs[0]?.node as Node | undefined;
  if (declared?.type !== 'VariableDeclarator' || declared.id.type !== 'Identifier' || !declared.init || !isWithin(declared, scope.root)) return undefined;
  const init = unwrap(declared.init);
  const isCondition = init.type === 'LogicalExpression' ? init.operator !== '??' && questionsIn(scope, init).some(({ asks }) => asks !== 'present') : init.type === 'BinaryExpression' || init.type === 'UnaryExpression' || isMembership(init);
  return isCondition ? init : undefined;
}

function isMembership(node: Node): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && /^(includes|has|some|every|isBefore|isAfter|isSame)$/.test(memberName(node.callee) ?? '');
}

const EQUALITY = new Set(['==', '!=', '===', '!==']);
const ORDER = new Set(['<', '<=', '>', '>=']);

function comparison(scope: Scope, node: Extract<Node, { type: 'BinaryExpression' }>, positive: boolean): Question[] {
  const isEqual = EQUALITY.has(node.operator);
  if (!isEqual && !ORDER.has(node.operator)) return [];
  const { origins } = scope;
  if (isEqual && (isAbsent(node.left) || isAbsent(node.right))) {
    const other = isAbsent(node.left) ? node.right : node.left;
    return presence(scope, unwrap(other), node.operator.startsWith('!') === positive);
  }
  const left = origins.of(node.left);
  const right = origins.of(node.right);
  if ([left, right].some((side) => side?.kind === 'error' || side?.kind === 'protocol' || side?.kind === 'config' || isMediaType(side))) return [];
  const [subject, other, otherNode] = isDomain(left) ? [left, right, node.right] : isDomain(right) ? [right, left, node.left] : [];
  if (!subject || !otherNode) return [];
  // Whether a copy is still good.
  if ([left, right].some((side) => isCached(scope, side))) return [];
  if (isDomain(other)) return matches(node, subject, other);
  const counted = isDomain(left) ? node.left : node.right;
  // `rows.length === 0`: whether there are none.
  if (isEqual && isCount(counted) && otherNode.type === 'Literal' && otherNode.value === 0) return presence(scope, withoutCount(counted), node.operator.startsWith('!') === positive).map((question) => ({ ...question, isCount: true }));
  if (isEqual) return comparesValue(subject, otherNode, counted) ? [{ node, asks: 'compare', subject, positive: true }] : [];
  if (isAnyAtAll(node.operator, otherNode, isDomain(left))) return presence(scope, withoutCount(counted), positive).map((question) => ({ ...question, isCount: true }));
  // A bound that the code does not show may be anything.
  if (!other || (other.kind !== 'clock' && other.kind !== 'literal' && other.kind !== 'constant')) return [];
  return ordersValue(subject, otherNode, counted, isDomain(left) ? node.operator : mirrored(node.operator)) ? [{ node, asks: 'order', subject, positive: true, isOrder: true, isCount: isCount(counted) }] : [];
}

/** `taken.length > 0`, `count >= 1`: whether there is one at all. */
function isAnyAtAll(operator: string, bound: Node, isRight: boolean): boolean {
  const written = isRight ? operator : mirrored(operator);
  return bound.type === 'Literal' && ((bound.value === 0 && written === '>') || (bound.value === 1 && written === '>='));
}

function withoutCount(node: Node): Node {
  const value = unwrap(node);
  return value.type === 'MemberExpression' && isCount(value) ? value.object : value;
}

function mirrored(operator: string): string {
  return operator.startsWith('<') ? operator.replace('<', '>') : operator.replace('>', '<');
}

/** null, undefined, '', false, true, NaN. */
function isAbsent(node: Node): boolean {
  const value = unwrap(node);
  if (value.type === 'Literal') return value.value === null || value.value === '';
  return (value.type === 'Identifier' && value.name === 'undefined') || (value.type === 'UnaryExpression' && value.operator === 'void');
}

/** Two values of the domain are held against each other. */
function matches(node: Extract<Node, { type: 'BinaryExpression' }>, left: DomainOrigin, right: DomainOrigin): Question[] {
  const counts = [node.left, node.right].filter(isCount).length;
  // `found !== ids.length`: whether all that was asked for is there.
  if (counts === 2 || (counts === 1 && EQUALITY.has(node.operator))) return [];
  if ([left, right].some(isPaging)) return [];
  const isOwnWord = left.kind === 'input' && right.kind === 'input';
  // The path and the body agree: that is part of parsing the request.
  if (isOwnWord && left.part !== right.part) return [];
  const [subject] = [left, right].sort((a, b) => weight(b) - weight(a));
  return subject && !isOutcome(left) && !isOutcome(right) ? [{ node, asks: 'match', subject, positive: true, isOwnWord, isOrder: ORDER.has(node.operator) }] : [];
}

const WEIGHTS: Readonly<Partial<Record<Origin['kind'], number>>> = { result: 4, context: 3, user: 2, argument: 1 };
const weight = (origin: Origin): number => WEIGHTS[origin.kind] ?? 0;

function isPaging(origin: Origin): boolean {
  return isPagingPath(origin.names);
}

/** `await seenCache.get(id)`: all that a cache gave. */
function isCached(scope: Scope, origin: Origin | undefined): boolean {
  return origin?.call !== undefined && origin.names.length === 0 && /cache/i.test(scope.analysis.module.textOf(calleeOf(origin.call)));
}

/** `object.contentType`: what kind of file it is, for the answer's headers. */
function isMediaType(origin: Origin | undefined): boolean {
  return /^(content_?type|mime_?type|media_?type|encoding|charset)$/i.test(origin?.names.at(-1) ?? '');
}

function isOutcome(origin: Origin): boolean {
  return origin.kind === 'result' && isOutcomeName(origin.names.at(-1) ?? 'row', origin.from === 'query' || isLookupName(origin.callee ?? ''));
}

/** `list.length`, `rows.size`: how many there are. */
function isCount(node: Node): boolean {
  const value = unwrap(node);
  return value.type === 'MemberExpression' && /^(length|size|count)$/.test(memberName(value) ?? '');
}

/** Equality with a value: of a field, not of the outcome of a call. */
function comparesValue(subject: Origin, other: Node, counted: Node): boolean {
  const value = unwrap(other);
  if (value.type === 'UnaryExpression' || (value.type === 'Literal' && (typeof value.value === 'boolean' || (typeof value.value === 'number' && !isAmount(subject, value.value))))) return false;
  if (isCount(counted) || isPaging(subject)) return false;
  const text = stringOf(value);
  if (text !== undefined && isOutcomeValue(text)) return false;
  if (subject.kind === 'result' && (isOutcome(subject) || subject.from === 'external')) return false;
  return true;
}

/** `quota.remaining === 0`: a field of a thing has a certain amount; codes, statuses and numbers of rows say how a call went. */
function isAmount(subject: Origin, value: number): boolean {
  return subject.names.length > 1 && value < 100 && !/count|length|rows|size|total|affected|status|code|index|version|id$/i.test(subject.names.at(-1) ?? '');
}

/** A bound other than "is there one at all". */
function ordersValue(subject: Origin, other: Node, counted: Node, operator: string): boolean {
  if (isPaging(subject)) return false;
  const value = unwrap(other);
  const bound = value.type === 'Literal' && typeof value.value === 'number' ? value.value : undefined;
  const last = subject.names.at(-1) ?? '';
  if (bound !== undefined && (/^(status|statusCode|code)$/.test(last))) return false;
  const isExistence = (bound === 0 && (operator === '>' || operator === '<=')) || (bound === 1 && (operator === '<' || operator === '>='));
  // `credits <= 0` is a rule; `rows.length <= 0` and `count > 0` ask whether there are any.
  if (bound === 0 && operator === '<=' && !isCount(counted) && !/count|length|rows|size|affected/i.test(last) && subject.names.length > 0) return true;
  if (bound === 0 && operator === '<') return subject.names.length > 0 || subject.kind !== 'result';
  if (bound === 1 && operator === '>' && isCount(counted)) return false;
  return !isExistence && !(bound === 0 && operator === '>=');
}

/** `ROLES.includes(user.role)`, `user.permissions.includes('admin')`, `isBefore(invite.expiresAt, now)`. */
function asked(scope: Scope, node: Extract<Node, { type: 'CallExpression' }>, positive: boolean, depth: number): Question[] {
  const { origins } = scope;
  const callee = unwrap(node.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  const first = node.arguments[0];
  if (name === undefined) return [];
  if (/^(isBefore|isAfter|isPast|isFuture|isSameOrBefore|isSameOrAfter)$/.test(name)) {
    const subject = [...node.arguments, ...(callee.type === 'MemberExpression' ? [callee.object] : [])].map((part) => origins.of(part)).find(isDomain);
    return subject && !isPaging(subject) ? [{ node, asks: 'order', subject, positive: true }] : [];
  }
  if ((name === 'startsWith' || name === 'endsWith') && callee.type === 'MemberExpression' && first) return beginsWith(scope, node, callee.object, first);
  if ((name === 'includes' || name === 'has') && callee.type === 'MemberExpression' && first) {
    const list = origins.of(callee.object);
    const item = origins.of(first);
    // Whether the client's word is in a list is validation.
    const subject = list?.kind === 'literal' || list?.kind === 'constant' ? item : list;
    if (!isDomain(subject) || subject.kind === 'input' || (item?.kind === 'input' && subject === item) || isPaging(subject) || isOutcome(subject)) return [];
    // `key.includes('.')` looks at text.
    if (item?.kind === 'error' || item?.kind === 'protocol' || /^\W*$/.test(stringOf(first) ?? 'word')) return [];
    return [{ node, asks: item?.kind === 'input' ? 'member' : 'compare', subject, positive: true }];
  }
  // `members.every((member) => member.teamId === team.id)`: what is asked of each.
  if ((name === 'some' || name === 'every') && callee.type === 'MemberExpression' && isFunction(first) && first.body.type !== 'BlockStatement' && !looksAtText(first.body)) return questionsIn(scope, first.body, positive, depth + 1);
  // `result.isErr()` asks something of the result, not whether there is one.
  return origins.of(node)?.call === node ? presence(scope, node, positive) : [];
}

/** `fields.some((field) => field.includes('stock'))`: the words of a list, such as the fields that a client asks for. */
function looksAtText(body: Node): boolean {
  return body.type === 'CallExpression' && body.callee.type === 'MemberExpression' && body.callee.object.type === 'Identifier'
    && memberName(body.callee) === 'includes' && stringOf(body.arguments[0] ?? body) !== undefined;
}

/** `application.secret.startsWith(INTERNAL)`: a kind that is written into a field. */
function beginsWith(scope: Scope, node: Node, whole: Node, part: Node): Question[] {
  const subject = scope.origins.of(whole);
  const kind = scope.origins.of(part)?.kind;
  const isField = isDomain(subject) && (subject.kind === 'result' || subject.kind === 'context') && subject.from !== 'external' && subject.names.length > 0;
  return isField && (kind === 'literal' || kind === 'constant') && !isOutcome(subject) && !isMediaType(subject) ? [{ node, asks: 'flag', subject, positive: true }] : [];
}

/** A thing or a flag is there, or not. */
function presence(scope: Scope, node: Node, positive: boolean): Question[] {
  const subject = scope.origins.of(node);
  if (!isDomain(subject) || subject.kind === 'input' || subject.from === 'external') return [];
  const last = subject.names.at(-1);
  // A repository that maps a row asks whether a column is null.
  if (last !== undefined && scope.layer === 'repository' && isStateSince(last)) return [];
  if (last !== undefined && isStateFlag(last) && subject.kind !== 'argument') return [{ node, asks: 'flag', subject, positive }];
  return subject.kind === 'result' ? [{ node, asks: 'present', subject, positive }] : [];
}
