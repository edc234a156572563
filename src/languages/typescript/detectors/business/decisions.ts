import type { BusinessFact, Certainty } from '../../../../facts/fact.ts';
import { calleeOf, type Call } from '../../calls.ts';
import { parentOf, unwrap, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import { branchOf, type Branch } from './branches.ts';
import { choosesWork, type Choice } from './choices.ts';
import { checkedContentsIn } from './checked-contents.ts';
import { questionsIn, type Question } from './conditions.ts';
import { isDomain } from './origins.ts';
import { businessFact, type Scope } from './scope.ts';
import { DISPATCHES, isChangeName, isLookupName, isOutcomeName } from './vocabulary.ts';

/** A condition and what depends on it. */
interface Fork {
  readonly test: Node;
  /** What reports stand on. */
  readonly place: Node;
  readonly yes: Branch;
  readonly no: Branch;
  /** Of a branch, and of one of two values: what hangs on the condition. */
  readonly choice?: Choice;
}

/** Conditions on values of the domain that change what happens. */
export function decisionsIn(scope: Scope): BusinessFact[] {
  const forks = forksIn(scope).flatMap((fork) => {
    const certainty = strongest(questionsIn(scope, fork.test).map((question) => weigh(scope, question, fork)));
    return certainty ? [businessFact(scope, 'decision', fork.place, certainty)] : [];
  });
  return [...forks, ...switchesIn(scope), ...checkedContentsIn(scope)];
}

/** `switch (order.status) { case 'paid': await ship() }`: the state of a thing decides what is done with it. */
function switchesIn(scope: Scope): BusinessFact[] {
  return scope.nodes.flatMap((node) => {
    if (node.type !== 'SwitchStatement') return [];
    const subject = scope.origins.of(node.discriminant);
    if (!isDomain(subject) || subject.names.some((name) => isOutcomeName(name) || name === 'constructor') || subject.kind === 'input' || subject.kind === 'argument' || subject.from === 'external' || DISPATCHES.test(subject.names.at(-1) ?? 'type')) return [];
    const branches = node.cases.flatMap((each) => each.consequent.map((statement) => branchOf(scope, statement)));
    const decides = branches.some(({ acts }) => acts) || (scope.layer === 'router' && branches.some(({ refuses }) => refuses) && node.cases.some((each) => each.test !== null && each.consequent.some((statement) => branchOf(scope, statement).refuses)));
    return decides && scope.layer !== 'repository' ? [businessFact(scope, 'decision', node.discriminant, subject.from === 'unknown' ? 'likely' : 'certain')] : [];
  });
}

function forksIn(scope: Scope): Fork[] {
  return scope.nodes.flatMap((node): Fork[] => {
    switch (node.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        return [{ test: node.test, place: node.test, yes: branchOf(scope, node.consequent), no: branchOf(scope, node.alternate), choice: { ...node, node } }];
      case 'LogicalExpression':
        return node.operator !== '??' && parentOf(node)?.type === 'ExpressionStatement' ? [{ test: node.left, place: node.left, yes: branchOf(scope, node.right), no: branchOf(scope, undefined) }] : [];
      case 'ExpressionStatement':
        return assertion(scope, node.expression);
      default:
        return [];
    }
  });
}

/** `assert(order.status === 'open', 'Order is closed')`: a condition, and what to say when it does not hold. */
function assertion(scope: Scope, expression: Node): Fork[] {
  const call = unwrap(expression);
  if (call.type !== 'CallExpression') return [];
  const [test, otherwise] = call.arguments;
  if (!test || !otherwise || otherwise.type === 'SpreadElement') return [];
  const condition = unwrap(test);
  if (condition.type !== 'BinaryExpression' && condition.type !== 'LogicalExpression' && condition.type !== 'UnaryExpression') return [];
  const isRefusal = otherwise.type === 'NewExpression' || otherwise.type === 'TemplateLiteral' || (otherwise.type === 'Literal' && (typeof otherwise.value === 'string' || (typeof otherwise.value === 'number' && otherwise.value >= 400)));
  const refusal: Branch = { refuses: true, isSoft: false, missing: false, unauthorized: false, leaves: true, acts: false, surelyActs: false };
  return isRefusal ? [{ test, place: test, yes: branchOf(scope, undefined), no: refusal }] : [];
}

function strongest(found: readonly (Certainty | undefined)[]): Certainty | undefined {
  return found.includes('certain') ? 'certain' : found.find((each) => each !== undefined);
}

/** How sure it is that a question decides a business rule; undefined when it does not. */
function weigh(scope: Scope, question: Question, fork: Fork): Certainty | undefined {
  const refuses = fork.yes.refuses || fork.no.refuses;
  const acts = fork.yes.acts || fork.no.acts;
  const ends = (fork.yes.leaves || fork.no.leaves) && actsAfter(scope, fork);
  if (scope.layer === 'repository') return refuses ? repositoryRule(question) : undefined;
  const { subject, asks } = question;
  if (fork.choice && choosesWork(scope, question, fork.choice)) return sureOf(question);
  if (subject.kind === 'input' && subject.part === 'query') return refuses ? 'likely' : undefined;
  switch (asks) {
    case 'present':
      return taken(scope, question, fork) ?? answered(question, fork) ?? supplied(scope, question, fork);
    case 'member':
      // What is not among all that there are is not found.
      if (!refuses || fork.yes.missing || fork.no.missing) return undefined;
      return subject.kind === 'result' && subject.names.length === 0 ? 'likely' : sureOf(question);
    case 'flag':
      // What an installation or a plan has switched on is configuration.
      if (/feature|flag|toggle|experiment/i.test(subject.callee ?? '')) return undefined;
      // `if (!session.isActive) throw unauthorized()`: whether the caller may come in at all.
      if (subject.kind === 'user' && (fork.yes.unauthorized || fork.no.unauthorized)) return undefined;
      // What is deleted or hidden is not there.
      if (refuses && !fork.yes.missing && !fork.yes.isSoft) return isOutcomeOf(question) ? 'likely' : sureOf(question);
      // A word that a field begins with chooses the operation: dispatch.
      return fork.yes.surelyActs && !fork.yes.refuses && !isOutcomeOf(question) && question.node.type !== 'CallExpression' ? sureOf(question) : acts || ends ? 'likely' : undefined;
    case 'compare':
      // What the client asked for chooses the operation: dispatch.
      if (subject.kind === 'input') return refuses ? 'likely' : undefined;
      if (isOutcomeOf(question) && !acts) return undefined;
      return refuses || acts || ends ? sureOf(question) : fork.yes.leaves || fork.no.leaves ? 'likely' : undefined;
    case 'order':
      return refuses || (subject.kind !== 'input' && (acts || ends)) ? sureOf(question) : undefined;
    case 'match':
      return refuses || (!question.isOwnWord && (acts || ends)) ? sureOf(question) : undefined;
  }
}

/** What a call that changes or checks something says of how it went: the router maps it to an answer. */
function isOutcomeOf({ subject }: Question): boolean {
  const { callee } = subject;
  return subject.kind === 'result' && subject.from !== 'query' && callee !== undefined && (isChangeName(callee) || /^(check|validate|verify|try|attempt|test|can|is|has)([A-Z_]|$)/.test(callee));
}

/** Rules that a repository must not know: what it found, or was given, is not allowed to be so. */
function repositoryRule({ node, asks, subject, isCount, isOrder }: Question): Certainty | undefined {
  // More rows than there can be is a fault of the data, not a rule.
  if (asks === 'present' || subject.kind === 'input' || (subject.from === 'query' && isOutcomeName(subject.names.at(-1) ?? 'row', true))) return undefined;
  // How many rows one statement takes is the database's limit.
  if (isCount || node.type === 'CallExpression') return 'likely';
  if (asks === 'match') return isOrder && subject.from === 'query' && subject.names.length > 0 ? 'certain' : 'likely';
  return subject.names.length > (subject.kind === 'argument' ? 1 : 0) ? (subject.from === 'unknown' ? 'likely' : 'certain') : undefined;
}

/** Fields in which calls hand out what they found. */
const WRAPPERS = /^(data|rows|items|results?|list|docs|records|value|total|totalcount|count)$/i;

/** Something exists that must not: "email taken", then a refusal instead of the change that follows. */
function taken(scope: Scope, { node, subject, positive, isCount }: Question, fork: Fork): Certainty | undefined {
  // `const errors = await validate(user)`
  if (node.type === 'Identifier' && /^(err|error|issue|violation|invalid|problem)|Err(or)?s?$|Issues?$|Violations?$|Problems?$/.test(node.name)) return undefined;
  if (!subject.names.every((name) => WRAPPERS.test(name)) || !(positive ? fork.yes.refuses : fork.yes.acts && !fork.yes.refuses && fork.no.refuses)) return undefined;
  const isLookup = (subject.from === 'query' && subject.names.length === 0) || (subject.callee !== undefined && isLookupName(subject.callee));
  // A token that was revoked is the guard's concern.
  if (!isLookup || fork.yes.unauthorized) return undefined;
  return (subject.from === 'query' && !isCount) || actsAfter(scope, fork) ? 'certain' : 'likely';
}

/** `if (await isBlocked(email)) await report(email)`: what a call answers decides whether something is changed. */
function answered({ subject: { callee, from, names } }: Question, { yes }: Fork): Certainty | undefined {
  const isAsked = from === 'project' && names.length === 0 && callee !== undefined && /^_?(is|has|can|should|needs|must|was|did)[A-Z]/.test(callee) && !/feature|flag|enabled|config|valid|auth|session|cache|log/i.test(callee);
  return isAsked && yes.surelyActs && !yes.refuses ? 'certain' : undefined;
}

/** `if (!member) await members.create()`: what is not there is made, or something else is changed because of it. */
function supplied(scope: Scope, { positive, subject: { call, callee, from, names } }: Question, { yes, no }: Fork): Certainty | undefined {
  const isLookup = from === 'query' || (from === 'project' && isLookupName(callee ?? ''));
  if (!isLookup || !names.every((name) => WRAPPERS.test(name)) || /session|cache/i.test(callee ?? '') || (call && isKeyValue(scope, call))) return undefined;
  const [there, absent] = positive ? [yes, no] : [no, yes];
  return absent.surelyActs && !absent.refuses && (!positive || there.surelyActs) ? 'certain' : undefined;
}

/** `redis.get('import:tags')`: a mark or a copy, not a thing of the domain. */
function isKeyValue({ analysis }: Scope, call: Call): boolean {
  return alternatives(analysis.evaluator.value(calleeOf(call), analysis.module)).some((value) => value.kind === 'library' && /redis/i.test(value.library.name));
}

function sureOf({ subject, asks, isOrder }: Question): Certainty {
  if (subject.from === 'external') return 'likely';
  // Of a call that the code does not show, "find" says that it looks a thing up.
  if (subject.from === 'unknown' && !isLookupName(subject.callee ?? '')) return 'likely';
  // What a helper is given may be anything; two values that must agree are a rule.
  if (subject.kind === 'argument' && (asks !== 'match' || isOrder)) return 'likely';
  return 'certain';
}

/** Something is changed in the function behind the condition. */
function actsAfter(scope: Scope, fork: Fork): boolean {
  return scope.deeds.some(({ call }) => call.range[0] >= fork.test.range[1]);
}
