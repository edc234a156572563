import type { BusinessFact, BusinessKind, Certainty, Unit } from '../../../../facts/fact.ts';
import { type Analysis, placeOf } from '../../analysis.ts';
import type { Call } from '../../calls.ts';
import { isFunction, walk, type FunctionNode, type Node } from '../../syntax.ts';
import type { Deed } from './deeds.ts';
import type { Origins } from './origins.ts';

export type BusinessLayer = 'router' | 'repository' | 'dependency';

/** One function of a layer that must hold no business logic, with everything that runs in it. */
export interface Scope {
  readonly analysis: Analysis;
  readonly origins: Origins;
  readonly unit: Unit;
  readonly layer: BusinessLayer;
  readonly root: FunctionNode;
  /** Its own nodes in source order, those of its callbacks included; functions that are units themselves are left out. */
  readonly nodes: readonly Node[];
  readonly calls: readonly Call[];
  /** The calls among them that change something. */
  readonly deeds: readonly Deed[];
}

/** The nodes of a unit. */
export function nodesOf(analysis: Analysis, unit: Unit, root: FunctionNode): Node[] {
  const nodes: Node[] = [];
  for (const node of walk(root, (inner) => !isFunction(inner) || analysis.units.at(inner) === unit)) {
    if (node === root || !isFunction(node) || analysis.units.at(node) === unit) nodes.push(node);
  }
  return nodes;
}

/** A fact about a node of a scope. */
export function businessFact(scope: Scope, logic: BusinessKind, node: Node, certainty: Certainty): BusinessFact {
  return { kind: 'business', logic, place: placeOf(node), code: scope.analysis.quote(node), certainty, ...scope.analysis.standing(node) };
}
