import type { ExternalCallFact } from '../../../facts/fact.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { callsOf, effectCalls, originOf } from './effects.ts';
import { followedCalls } from './followed-calls.ts';

/** Every call to another system, one per chain. */
export function detectExternalCalls(analysis: Analysis): ExternalCallFact[] {
  const direct = effectCalls(analysis, analysis.module, callsOf(analysis.module), (effect) => effect === 'external').map(({ callee, value }): ExternalCallFact => ({
    kind: 'external-call', place: placeOf(callee), code: analysis.quote(callee), certainty: value.certainty, ...analysis.standing(callee),
    library: value.library.name, origin: originOf(value),
  }));
  const followed = followedCalls(analysis, ['router', 'repository'], (module, calls) => effectCalls(analysis, module, calls, (effect) => effect === 'external')[0]);
  return [...direct, ...followed.map(({ callee, deed, path, standing }): ExternalCallFact => ({
    kind: 'external-call', place: placeOf(callee), code: analysis.quote(callee), certainty: 'likely', ...standing,
    library: deed.value.library.name, origin: originOf(deed.value), path,
  }))];
}
