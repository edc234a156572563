import type { BusinessFact } from '../../../../facts/fact.ts';
import { memberName, type Node } from '../../syntax.ts';
import { effectCalls, type EffectCall } from '../effects.ts';
import { businessFact, type Scope } from './scope.ts';

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
