import { calleeOf, type Call } from '../../calls.ts';
import { memberName, parentOf, unwrap } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import type { Deed } from './deeds.ts';
import type { Origins } from './origins.ts';
import { isDatabaseWriteName } from './vocabulary.ts';

/** `await invoice.destroyWithLog(ctx)`: a method of a loaded row, of the project's own and not of the library's, that changes it by its name. */
export function rowDeedsAmong(origins: Origins, calls: readonly Call[]): Deed[] {
  const { evaluator, module } = origins.analysis;
  return calls.flatMap((call): Deed[] => {
    const callee = calleeOf(call);
    if (callee.type !== 'MemberExpression' || parentOf(call)?.type !== 'AwaitExpression') return [];
    const row = unwrap(callee.object);
    if (row.type !== 'Identifier' || !isDatabaseWriteName(memberName(callee) ?? '')) return [];
    const { kind, from, names } = origins.of(row) ?? {};
    if (kind !== 'result' || from !== 'query' || names?.length !== 0 || alternatives(evaluator.value(callee, module)).length > 0) return [];
    return [{ call, callee, certainty: 'certain', on: 'database' }];
  });
}
