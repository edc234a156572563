import type { BusinessFact } from '../../../../facts/fact.ts';
import type { Layer } from '../../../../layers/layer.ts';
import { calleeOf, callsWithin } from '../../calls.ts';
import { fileLayerOf, takesMessage } from '../../file-layer.ts';
import type { Module } from '../../module.ts';
import { enclosingClass, isFunction, memberName, type FunctionNode, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import { effectCalls, type EffectCall } from '../effects.ts';
import { reachesDatabase } from './evidence.ts';
import { businessFact, type Scope } from './scope.ts';

/** How many functions deep a wrapper is opened. */
const MAX_WRAPPERS = 2;

/** True for a function outside every layer that does what its name says, and no more: one that queries as well is an operation of its own. */
function wraps(scope: Scope, callee: Node, wanted: 'notify' | 'security', module = scope.analysis.module, depth = MAX_WRAPPERS): boolean {
  const { analysis } = scope;
  return alternatives(analysis.evaluator.value(callee, module)).some((value) => {
    if (value.kind !== 'function' || !isFunction(value.node) || value.module.isLinted || !isOutside(scope, fileLayerOf(analysis, value.module)?.layer)) return false;
    if (wanted === 'notify' && isAggregates(scope, value.node, value.module)) return false;
    if (takesMessage(analysis, value.node, value.module) || reachesDatabase(analysis, value.node, value.module)) return false;
    const calls = callsWithin(value.node.body);
    if (effectCalls(analysis, value.module, calls, (effect) => effect === wanted).some(({ value: { certainty } }) => certainty === 'certain')) return true;
    return depth > 1 && calls.some((call) => wraps(scope, calleeOf(call), wanted, value.module, depth - 1));
  });
}

/** `entity.publishEvents(emitter)`: a repository lets what it has stored tell what happened to it. */
function isAggregates({ analysis, layer }: Scope, method: FunctionNode, module: Module): boolean {
  return layer === 'repository' && fileLayerOf(analysis, module) === undefined && enclosingClass(method.body) !== undefined;
}

function isOutside({ layer }: Scope, of: Layer | undefined): boolean {
  return of === undefined || (layer === 'repository' && of === 'service');
}

/** Hashing, signing, and messages sent. */
export function effectsIn(scope: Scope): BusinessFact[] {
  const { analysis } = scope;
  return effectCalls(analysis, analysis.module, scope.calls, (effect) => effect === 'security' || effect === 'notify').flatMap((each) => {
    if (each.effect === 'notify') return [businessFact(scope, 'notification', each.callee, each.value.certainty)];
    // Guards and middleware authenticate; that is their work.
    if (scope.layer === 'dependency' || (scope.layer === 'router' && isAuthentication(scope, each))) return [];
    return [businessFact(scope, 'security', each.callee, each.value.certainty)];
  });
}

/** First words of a project's own functions that send, and that make a secret. */
const SENDS = /^(send|notify|publish|emit|enqueue|dispatch)[A-Z]|^(email|mail)[A-Z]|^addJob$/;
const SECURES = /^(hash|encrypt|sign|issue|create|generate|make)[A-Z]?\w*(password|token|jwt|secret|hash|api_?key)s?$|^(hash|encrypt|sign)(password|token|jwt|secret)?s?$/i;

/**
 * Wrappers of the project in files without a layer that say by their name what they do, and do it: `sendWelcome(user)`, `signToken(id)`.
 * A service that does so is what a router is for, and no better than the library where a repository calls it.
 */
export function wrappedEffectsIn(scope: Scope): BusinessFact[] {
  return scope.calls.flatMap((call) => {
    const callee = calleeOf(call);
    const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
    if (name === undefined || call.type !== 'CallExpression') return [];
    const logic = SENDS.test(name) ? 'notification' : SECURES.test(name) ? 'security' : undefined;
    const effect = logic === 'notification' ? 'notify' : 'security';
    if (!logic || !wraps(scope, callee, effect)) return [];
    return [businessFact(scope, logic, callee, 'certain')];
  });
}

const CHECKS = /^(verify|decode|createverify|timingsafeequal|createdecipheriv|decrypt|unsign|jwtverify|importspki|importjwk)/i;

/** The signature of a webhook, the token of a header: who is calling, not what the domain says. */
function isAuthentication(scope: Scope, { callee, call, value }: EffectCall): boolean {
  const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  const isPassword = /argon|bcrypt|scrypt|password/i.test(`${value.package ?? ''} ${value.library.name}`);
  if (name !== undefined && CHECKS.test(name) && !isPassword) return true;
  const given: readonly Node[] = call.type === 'TaggedTemplateExpression' ? [] : call.arguments;
  return given.some((argument) => scope.origins.of(argument)?.kind === 'protocol') || readsSignature(scope);
}

/** Somewhere in the handler a signature of the request is read. */
function readsSignature(scope: Scope): boolean {
  return scope.nodes.some((node) => node.type === 'Literal' && typeof node.value === 'string' && /signature|hmac-|x-hub|webhook-(id|timestamp)/i.test(node.value));
}
