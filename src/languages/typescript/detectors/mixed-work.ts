import type { BusinessFact, Unit } from '../../../facts/fact.ts';
import { isCalledAfterJob, isOutsideLayers } from '../../../layers/find-layer.ts';
import type { LayerEvidence } from '../../../layers/layer.ts';
import type { Analysis } from '../analysis.ts';
import { type Call, calleeOf, callsWithin } from '../calls.ts';
import { businessIn } from './business/index.ts';
import { EFFECTFUL, effectCalls } from './effects.ts';
import { isExported } from '../exports.ts';
import { takesRequest } from '../file-layer.ts';
import type { Module } from '../module.ts';
import { chainRoot, enclosingClass, enclosingFunction, type FunctionNode, memberName, type Node } from '../syntax.ts';
import type { Units } from '../units.ts';

/** A message has room for this much of the rule. */
const MAX_RULE = 40;

/** What the reader is told that the function does besides its queries. */
const DOES: Readonly<Record<BusinessFact['logic'], string>> = {
  decision: 'decides', calculation: 'calculates', iteration: 'works by', orchestration: 'orchestrates by', security: 'secures by', notification: 'sends by', 'entity-change': 'changes',
};

/**
 * Functions that stand in no layer, are offered to others, and both query and hold a business rule. As repositories they would hold the
 * rule, as services the query: each is a service that does a repository's work.
 */
export function withMixedWork(analysis: Analysis, units: Units): Units {
  const { module } = analysis;
  const path = analysis.displayPath(module.path);
  if (units.fileLayer || /\.[cm]?[jt]sx$/.test(path) || isCalledAfterJob(path) || isOutsideLayers(path, analysis.settings)) return units;
  const mixed = new Map<FunctionNode, LayerEvidence>();
  for (const unit of units.all) {
    const node = units.nodeOf(unit);
    const evidence = node && !unit.layer && isOffered(node, module) ? evidenceOf(analysis, unit, node) : undefined;
    if (node && evidence) mixed.set(node, evidence);
  }
  return mixed.size === 0 ? units : replaced(units, mixed);
}

/** An asynchronous function that the file exports; what makes a function for others is a wrapper. */
function isOffered(node: FunctionNode, module: Module): boolean {
  return node.async && !enclosingFunction(node) && !enclosingClass(node.body) && isExported(node, module);
}

function evidenceOf(analysis: Analysis, unit: Unit, node: FunctionNode): LayerEvidence | undefined {
  if (takesRequest(analysis, node, analysis.module) || !queries(analysis, node)) return undefined;
  const rule = businessIn(analysis, unit, node, 'repository').find(({ certainty }) => certainty === 'certain');
  if (!rule) return undefined;
  const code = rule.code.length > MAX_RULE ? `${rule.code.slice(0, MAX_RULE - 3)}...` : rule.code;
  return { layer: 'service', kind: 'code', because: `${DOES[rule.logic]} \`${code}\`` };
}

function queries(analysis: Analysis, node: FunctionNode): boolean {
  const calls = callsWithin(node.body).filter((call) => isCandidate(call, analysis.module));
  return effectCalls(analysis, analysis.module, calls, (effect, { category }) => category === 'database' && (effect === 'query' || effect === 'build' || effect === 'raw-sql')).some(({ value }) => value.certainty === 'certain');
}

/** Cheap reasons why a call is no query: no library has such a method, or the receiver is made in the function. */
function isCandidate(call: Call, module: Module): boolean {
  const callee = calleeOf(call);
  if (callee.type === 'MemberExpression' && !EFFECTFUL.has(memberName(callee) ?? '')) return false;
  const root = chainRoot(callee);
  const declared = root.type === 'Identifier' ? (module.variableOf(root)?.defs[0]?.node as Node | undefined) : undefined;
  return declared?.type.startsWith('Import') === true || (declared?.type === 'VariableDeclarator' && !enclosingFunction(declared));
}

/** The units with what is known of some of them; what stands in such a function belongs to it. */
function replaced(units: Units, mixed: ReadonlyMap<FunctionNode, LayerEvidence>): Units {
  const now = new Map<Unit, Unit>();
  const before = new Map<Unit, Unit>();
  for (const unit of units.all) {
    let at = units.nodeOf(unit);
    while (at && !mixed.has(at)) at = enclosingFunction(at);
    const layer = at && !unit.layer ? mixed.get(at) : undefined;
    if (!layer) continue;
    const known = { ...unit, layer };
    now.set(unit, known);
    before.set(known, unit);
  }
  const current = (unit: Unit): Unit => now.get(unit) ?? unit;
  return {
    fileLayer: units.fileLayer,
    all: units.all.map(current),
    at: (node) => {
      const unit = units.at(node);
      return unit && current(unit);
    },
    nodeOf: (unit) => units.nodeOf(before.get(unit) ?? unit),
    layerAt: (node) => units.layerAt(node),
  };
}
