import type { BusinessFact, Unit } from '../../../../facts/fact.ts';
import type { Analysis } from '../../analysis.ts';
import type { Call } from '../../calls.ts';
import { calculationsIn } from './calculations.ts';
import { decisionsIn } from './decisions.ts';
import { deedsAmong } from './deeds.ts';
import { effectsIn } from './effects.ts';
import { entityChangesIn } from './entity-changes.ts';
import { iterationsIn } from './iterations.ts';
import { orchestrationsIn } from './orchestrations.ts';
import { Origins } from './origins.ts';
import { nodesOf, type BusinessLayer, type Scope } from './scope.ts';

type Search = (scope: Scope) => BusinessFact[];

/** What is looked for in the functions of a layer. Repositories change rows and loop over them; dependencies decide who may come in. */
const SEARCHES: Readonly<Record<BusinessLayer, readonly Search[]>> = {
  router: [decisionsIn, calculationsIn, iterationsIn, orchestrationsIn, effectsIn, entityChangesIn],
  repository: [decisionsIn, effectsIn],
  dependency: [calculationsIn, effectsIn],
};

/** The business logic in the routers, repositories and dependencies of a file, in source order. */
export function detectBusiness(analysis: Analysis): BusinessFact[] {
  const origins = new Origins(analysis);
  return analysis.units.all
    .flatMap((unit) => {
      const scope = scopeOf(analysis, origins, unit);
      return scope ? SEARCHES[scope.layer].flatMap((search) => search(scope)) : [];
    })
    .sort((a, b) => a.place.range[0] - b.place.range[0]);
}

function scopeOf(analysis: Analysis, origins: Origins, unit: Unit): Scope | undefined {
  const layer = unit.layer?.layer;
  const root = analysis.units.nodeOf(unit);
  if (!root || (layer !== 'router' && layer !== 'repository' && layer !== 'dependency')) return undefined;
  const nodes = nodesOf(analysis, unit, root);
  const calls = nodes.filter((node): node is Call => node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression');
  return { analysis, origins, unit, layer, root, nodes, calls, deeds: deedsAmong(analysis, calls) };
}
