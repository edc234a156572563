import type { BusinessFact, BusinessKind, Certainty, Unit } from '../../../../facts/fact.ts';
import { type Analysis, placeOf } from '../../analysis.ts';
import type { Call } from '../../calls.ts';
import { takesRequest } from '../../file-layer.ts';
import { isFunction, memberName, parentOf, walk, type FunctionNode, type Node } from '../../syntax.ts';
import type { Deed } from './deeds.ts';
import type { Origins } from './origins.ts';
import { isElementMethod } from './parameter-origins.ts';

export type BusinessLayer = 'router' | 'repository' | 'dependency';

/** One function of a layer that must hold no business logic, with everything that runs in it. */
export interface Scope {
  readonly analysis: Analysis;
  readonly origins: Origins;
  readonly unit: Unit;
  readonly layer: BusinessLayer;
  readonly root: FunctionNode;
  /** Its own nodes in source order, those of its callbacks included; functions that answer for themselves are left out. */
  readonly nodes: readonly Node[];
  readonly calls: readonly Call[];
  /** The calls among them that change something. */
  readonly deeds: readonly Deed[];
}

/** A function that answers for itself. */
export interface Root {
  readonly unit: Unit;
  readonly node: FunctionNode;
}

/**
 * The functions that answer for themselves within a unit: the unit, and the handlers that it hands to a router which the code does not
 * show to be one, `export default (router) => { router.get('/', (ctx) => {}) }`. Each of those is judged alone.
 */
export function rootsOf(analysis: Analysis, unit: Unit, node: FunctionNode): Root[] {
  if (unit.layer?.layer !== 'router' || unit.isHandler) return [{ unit, node }];
  const inner = [...walk(node)].filter((each): each is FunctionNode => each !== node && isFunction(each) && analysis.units.at(each) === unit && isHandedOver(analysis, each));
  return [{ unit, node }, ...inner.map((each) => ({ unit: { ...unit, place: placeOf(each), isHandler: true }, node: each }))];
}

function isHandedOver(analysis: Analysis, node: FunctionNode): boolean {
  const call = parentOf(node);
  if (call?.type !== 'CallExpression' || !call.arguments.includes(node as never)) return false;
  if (call.callee.type === 'MemberExpression' && isElementMethod(memberName(call.callee) ?? '')) return false;
  return takesRequest(analysis, node, analysis.module);
}

/** The nodes of a function, without those of other functions that answer for themselves. */
export function nodesOf(analysis: Analysis, { unit, node }: Root, others: readonly Root[]): Node[] {
  const isOwn = (inner: Node): boolean => !isFunction(inner) || inner === node || (analysis.units.at(inner) === analysis.units.at(node) && !others.some((other) => other.node === inner && other.unit !== unit));
  return [...walk(node, isOwn)].filter(isOwn);
}

/** A fact about a node of a scope. */
export function businessFact(scope: Scope, logic: BusinessKind, node: Node, certainty: Certainty): BusinessFact {
  return { kind: 'business', logic, place: placeOf(node), code: scope.analysis.quote(node), certainty, ...scope.analysis.standing(node), unit: scope.unit };
}
