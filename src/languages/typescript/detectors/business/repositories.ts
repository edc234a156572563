import type { BusinessFact } from '../../../../facts/fact.ts';
import { calleeOf } from '../../calls.ts';
import { fileLayerOf } from '../../file-layer.ts';
import { enclosingClass, isWithin, walkOwn } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import { calculationsIn } from './calculations.ts';
import { businessFact, type Scope } from './scope.ts';

/** Values that a repository works out itself before it stores them: `expiresAt: new Date(Date.now() + plan.days * DAY)`. */
export function storedValuesIn(scope: Scope): BusinessFact[] {
  const writes = scope.deeds.filter(({ on }) => on === 'database');
  return calculationsIn(scope).filter(({ place }) => writes.some(({ call }) => call.range[0] <= place.range[0] && place.range[1] <= call.range[1]));
}

/** Calls back up into the service layer. */
export function serviceCallsIn(scope: Scope): BusinessFact[] {
  const { analysis } = scope;
  return scope.calls.flatMap((call) => {
    const callee = calleeOf(call);
    if (callee.type !== 'MemberExpression') return [];
    const calls = alternatives(analysis.evaluator.value(callee, analysis.module)).some((value) => {
      if (value.kind !== 'function' || value.module.isLinted || !enclosingClass(value.node)) return false;
      return fileLayerOf(analysis, value.module)?.layer === 'service';
    });
    return calls ? [businessFact(scope, 'orchestration', callee, 'likely')] : [];
  });
}

/** A change that is taken back when what follows it fails: the repository runs somebody's work. */
export function compensationsIn(scope: Scope): BusinessFact[] {
  return scope.nodes.flatMap((node) => {
    if (node.type !== 'CatchClause') return [];
    const undo = scope.deeds.find(({ call, on }) => on === 'database' && isWithin(call, node));
    const isAfterAnother = undo && scope.deeds.some(({ call }) => call.range[1] <= node.range[0]);
    const rethrows = [...walkOwn(node.body)].some((inner) => inner.type === 'ThrowStatement');
    return undo && isAfterAnother && rethrows ? [businessFact(scope, 'orchestration', undo.callee, undo.certainty)] : [];
  });
}
