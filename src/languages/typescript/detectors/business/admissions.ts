import type { BusinessFact } from '../../../../facts/fact.ts';
import { walk, type Node } from '../../syntax.ts';
import { branchOf } from './branches.ts';
import { questionsIn } from './conditions.ts';
import type { Origin } from './origins.ts';
import { businessFact, type Scope } from './scope.ts';
import { isLookupName, isOutcomeName } from './vocabulary.ts';

/**
 * `if (await rooms.findByName(req.body.name)) return res.sendStatus(409)`: a middleware looks for what the client wants to add and refuses
 * it when there is one. Whom it lets in, and whether what the path names is there, is its own work.
 */
export function duplicatesIn(scope: Scope): BusinessFact[] {
  return scope.nodes.flatMap((node) => {
    if (node.type !== 'IfStatement') return [];
    const { refuses, missing, unauthorized } = branchOf(scope, node.consequent);
    if (!refuses || missing || unauthorized) return [];
    const isTaken = questionsIn(scope, node.test).some(({ asks, positive, subject }) => asks === 'present' && positive && isLookupByBody(scope, subject));
    return isTaken ? [businessFact(scope, 'decision', node.test, 'certain')] : [];
  });
}

function isLookupByBody(scope: Scope, { kind, from, call, callee, names }: Origin): boolean {
  if (kind !== 'result' || !call || (from !== 'query' && from !== 'project') || !names.every((name) => isOutcomeName(name)) || !isLookupName(callee ?? '')) return false;
  const given: readonly Node[] = call.type === 'TaggedTemplateExpression' ? call.quasi.expressions : call.arguments;
  return given.flatMap((argument) => [...walk(argument)]).some((each) => {
    const origin = each.type === 'Identifier' || each.type === 'MemberExpression' ? scope.origins.of(each) : undefined;
    return origin?.kind === 'input' && origin.part === 'body';
  });
}
