import type { Certainty, ExternalCallFact, Reach } from '../../../facts/fact.ts';
import type { Effect, Library } from '../../../knowledge/library.ts';
import type { Layer } from '../../../layers/layer.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { callsIn, effectCalls, originOf } from './effects.ts';
import { followedCalls } from './followed-calls.ts';

const LAYERS: readonly Layer[] = ['router', 'repository'];

/** True for calls to other systems; a mail leaves through one. */
function isExternal(effect: Effect, library: Library): boolean {
  return effect === 'external' || (effect === 'notify' && library.category === 'mail');
}

/** Every call to another system, one per chain. */
export function detectExternalCalls(analysis: Analysis, certainty: Certainty, reach: Reach = 'judged'): ExternalCallFact[] {
  const direct = effectCalls(analysis, analysis.module, callsIn(analysis, LAYERS, reach), isExternal).map(({ callee, value }): ExternalCallFact => ({
    kind: 'external-call', place: placeOf(callee), code: analysis.quote(callee), certainty: value.certainty, ...analysis.standing(callee),
    library: value.library.name, origin: originOf(value),
  }));
  if (certainty === 'certain') return direct;
  const followed = followedCalls(analysis, LAYERS, (module, calls) => effectCalls(analysis, module, calls, isExternal)[0]);
  return [...direct, ...followed.map(({ callee, deed, path, standing }): ExternalCallFact => ({
    kind: 'external-call', place: placeOf(callee), code: analysis.quote(callee), certainty: 'likely', ...standing,
    library: deed.value.library.name, origin: originOf(deed.value), path,
  }))];
}
