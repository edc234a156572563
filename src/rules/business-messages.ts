import type { BusinessFact, BusinessKind } from '../facts/index.ts';
import type { Verdict } from '../create-layer-rule.ts';

const DEEDS: Readonly<Record<BusinessKind, string>> = {
  decision: 'decides a business rule',
  calculation: 'calculates a business value',
  iteration: 'works through domain data',
  orchestration: 'orchestrates several steps',
  security: 'hashes, signs or checks a secret',
  notification: 'sends a message',
  'entity-change': 'changes an entity',
};

/** One message for each kind of business logic, ending in where the layer's own code should go. */
export function businessMessages(where: string, cure: string): Record<BusinessKind, string> {
  return Object.fromEntries(Object.entries(DEEDS).map(([kind, deed]) => [kind, `\`{{code}}\` ${deed}{{path}} in a ${where} ({{because}}). ${cure}`])) as Record<BusinessKind, string>;
}

/** The kinds that an option allows are silent; each kind has its own message. */
export function judgeBusiness(fact: BusinessFact, { allow }: { readonly allow: readonly BusinessKind[] }): Verdict<BusinessKind> | undefined {
  return allow.includes(fact.logic) ? undefined : { message: fact.logic };
}
