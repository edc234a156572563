import type { BusinessFact, Unit } from '../../../../facts/fact.ts';
import type { Analysis } from '../../analysis.ts';
import { isCall } from '../../calls.ts';
import type { FunctionNode } from '../../syntax.ts';
import { duplicatesIn } from './admissions.ts';
import { calculationsIn } from './calculations.ts';
import { decisionsIn } from './decisions.ts';
import { deedsAmong } from './deeds.ts';
import { effectsIn, wrappedEffectsIn } from './effects.ts';
import { entityChangesIn } from './entity-changes.ts';
import { iterationsIn } from './iterations.ts';
import { joinsIn } from './joins.ts';
import { orchestrationsIn } from './orchestrations.ts';
import { Origins } from './origins.ts';
import { recordAccessIn } from './record-access.ts';
import { compensationsIn, serviceCallsIn, storedValuesIn } from './repositories.ts';
import { rowDeedsAmong } from './row-deeds.ts';
import { nodesOf, rootsOf, type BusinessLayer, type Root, type Scope } from './scope.ts';

type Search = (scope: Scope) => BusinessFact[];

/** What is looked for in the functions of a layer. Repositories change rows and loop over them; dependencies decide who may come in. */
const SEARCHES: Readonly<Record<BusinessLayer, readonly Search[]>> = {
  router: [decisionsIn, recordAccessIn, calculationsIn, iterationsIn, joinsIn, orchestrationsIn, effectsIn, wrappedEffectsIn, entityChangesIn],
  repository: [decisionsIn, storedValuesIn, serviceCallsIn, compensationsIn, effectsIn, wrappedEffectsIn],
  dependency: [duplicatesIn, calculationsIn, effectsIn],
};

/** The business logic in the routers, repositories and dependencies of a file, in source order. */
export function detectBusiness(analysis: Analysis): BusinessFact[] {
  const groups = analysis.units.all.flatMap((unit): { layer: BusinessLayer; roots: readonly Root[] }[] => {
    const layer = unit.layer?.layer;
    const node = analysis.units.nodeOf(unit);
    if (!node || (layer !== 'router' && layer !== 'repository' && layer !== 'dependency')) return [];
    return [{ layer, roots: rootsOf(analysis, unit, node) }];
  });
  const origins = new Origins(analysis, new Set(groups.flatMap(({ roots }) => roots.map(({ node }) => node))));
  return groups
    .flatMap(({ layer, roots }) => roots.map((root) => scopeOf(analysis, origins, layer, root, roots)))
    .flatMap((scope) => SEARCHES[scope.layer].flatMap((search) => search(scope)))
    .sort((a, b) => a.place.range[0] - b.place.range[0]);
}

/** What would be business logic in a function if it stood in a layer. */
export function businessIn(analysis: Analysis, unit: Unit, node: FunctionNode, layer: BusinessLayer): BusinessFact[] {
  const root = { unit, node };
  const scope = scopeOf(analysis, new Origins(analysis, new Set([node])), layer, root, [root]);
  return SEARCHES[layer].flatMap((search) => search(scope));
}

function scopeOf(analysis: Analysis, origins: Origins, layer: BusinessLayer, root: Root, roots: readonly Root[]): Scope {
  const nodes = nodesOf(analysis, root, roots);
  const calls = nodes.filter(isCall);
  return { analysis, origins, unit: root.unit, layer, root: root.node, nodes, calls, deeds: [...deedsAmong(analysis, calls), ...rowDeedsAmong(origins, calls)].sort((a, b) => a.callee.range[1] - b.callee.range[1]) };
}
