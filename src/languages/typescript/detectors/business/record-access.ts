import type { BusinessFact } from '../../../../facts/fact.ts';
import { isWithin, type Node } from '../../syntax.ts';
import { branchOf } from './branches.ts';
import { askedOf } from './checked-contents.ts';
import { businessFact, type Scope } from './scope.ts';

/**
 * A row is loaded, a function of the project is asked whether the caller may touch what the row belongs to, and then rows are changed:
 * the handler runs the operation. A check of the caller alone, or of an id of the path, is a guard's.
 */
export function recordAccessIn(scope: Scope): BusinessFact[] {
  if (scope.layer !== 'router') return [];
  return scope.nodes.flatMap((node) => {
    if (node.type !== 'IfStatement') return [];
    const { refuses, missing, unauthorized } = branchOf(scope, node.consequent);
    const asked = refuses && !missing && unauthorized ? askedOf(scope, node.test) : undefined;
    if (!asked?.call.arguments.some((argument) => isOfRow(scope, argument))) return [];
    return scope.deeds.some((deed) => deed.on === 'database' && deed.certainty === 'certain' && deed.call.range[0] > node.range[1]) ? [businessFact(scope, 'decision', asked.call.callee, 'certain')] : [];
  });
}

/** A field of a row that the handler itself has loaded. */
function isOfRow(scope: Scope, argument: Node): boolean {
  const origin = scope.origins.of(argument);
  return origin?.kind === 'result' && origin.from === 'query' && origin.names.length > 0 && origin.call !== undefined && isWithin(origin.call, scope.root);
}
