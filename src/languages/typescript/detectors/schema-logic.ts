import type { TSESTree } from '@typescript-eslint/utils';
import type { Certainty, SchemaLogicFact } from '../../../facts/fact.ts';
import type { Effect } from '../../../knowledge/library.ts';
import type { LayerEvidence } from '../../../layers/layer.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { type Call, calleeOf, callsOf, callsWithin } from '../calls.ts';
import { classLayer, layerByPath } from '../file-layer.ts';
import type { Module } from '../module.ts';
import { enclosingFunction, isFunction, memberName, parentOf, unwrapType, type FunctionNode, type Node } from '../syntax.ts';
import { alternatives, libraryValue } from '../values.ts';
import { builtinOf } from './builtins.ts';
import { effectCalls } from './effects.ts';
import { followedCalls } from './followed-calls.ts';

type Deed = SchemaLogicFact['deed'];
/** Where a call stands: in a schema, by its file, its class or the callback of a validation library. */
type Standing = ReturnType<Analysis['standing']> & { within: LayerEvidence };

const DEEDS: Partial<Record<Effect, Deed>> = {
  query: 'database', build: 'database', 'raw-sql': 'database', transaction: 'database', external: 'external-call', notify: 'side-effect', security: 'logic',
};
/** Modules of Node whose functions reach beyond the program. */
const WORLDLY: Readonly<Record<string, Deed>> = {
  fs: 'side-effect', 'fs/promises': 'side-effect', child_process: 'side-effect', net: 'external-call', dns: 'external-call', 'dns/promises': 'external-call', http: 'external-call', https: 'external-call',
};
/** Functions of these modules that only look at what they are given. */
const PURE = /^(?:isIP|isIPv4|isIPv6|BlockList|SocketAddress)$/;
/** How many functions of the project are opened one inside the other. */
const MAX_DEPTH = 4;

/** Whatever a schema does beyond looking at the value: queries, calls to other systems and layers, side effects. */
export function detectSchemaLogic(analysis: Analysis, certainty: Certainty): SchemaLogicFact[] {
  if (declaresEntity(analysis)) return [];
  const calls = schemaCalls(analysis);
  const direct = calls.flatMap(([call, standing]) => deedOf(analysis, call, standing) ?? []);
  const writes = moduleWrites(analysis);
  return certainty === 'certain' ? direct : [...direct, ...writes, ...followed(analysis)];
}

/** A table, model or entity says in its code that it is one, whatever its file is called. */
function declaresEntity(analysis: Analysis): boolean {
  const { module, evaluator } = analysis;
  const classes = [...module.nodes('ClassDeclaration'), ...module.nodes('ClassExpression')];
  if (classes.some((node) => classLayer(analysis, node, module)?.layer === 'entity')) return true;
  return module.nodes('NewExpression').some((made) => alternatives(evaluator.value(made.callee, module)).some((value) => value.kind === 'library' && value.library.category === 'database' && value.exportName === 'Schema'));
}

/** The calls that stand in a schema, each with where it stands. */
function schemaCalls(analysis: Analysis): [Call, Standing][] {
  const { module } = analysis;
  const inLayer = analysis.touches(['schema']);
  // In a file without a layer, only the callbacks of a validation library are a schema's code.
  if (!inLayer && analysis.fileLayer) return [];
  return callsOf(module).flatMap((call): [Call, Standing][] => {
    const standing = analysis.standing(call);
    if (standing.within?.layer === 'schema') return [[call, { ...standing, within: standing.within }]];
    const within = standing.within ? undefined : callbackEvidence(analysis, call);
    return within ? [[call, { ...standing, within }]] : [];
  });
}

/** `z.string().refine(async (name) => ...)`: the callback belongs to the schema. */
function callbackEvidence(analysis: Analysis, node: Node): LayerEvidence | undefined {
  for (let owner = enclosingFunction(node); owner; owner = enclosingFunction(owner)) {
    const call = parentOf(owner);
    if (call?.type !== 'CallExpression' || !call.arguments.includes(owner as TSESTree.Expression)) continue;
    const callee = calleeOf(call);
    const value = libraryValue(analysis.evaluator.value(callee, analysis.module));
    if (value?.library.category === 'validation') return { layer: 'schema', kind: 'code', because: `a callback of \`${lastName(callee)}\`` };
  }
  return undefined;
}

function lastName(callee: Node): string {
  return callee.type === 'MemberExpression' ? (memberName(callee) ?? 'schema') : callee.type === 'Identifier' ? callee.name : 'schema';
}

function deedOf(analysis: Analysis, call: Call, standing: Standing): SchemaLogicFact | undefined {
  const callee = calleeOf(call);
  const [effect] = effectCalls(analysis, analysis.module, [call], (each, library) => DEEDS[each] !== undefined && library.category !== 'validation');
  if (effect) {
    const deed = DEEDS[effect.effect] ?? 'logic';
    // A piece of SQL that nobody waits for is a value: sql`now()`.
    if (call.type === 'TaggedTemplateExpression' && parentOf(call)?.type !== 'AwaitExpression') return undefined;
    return fact(analysis, callee, standing, deed, deed === 'logic' ? 'likely' : effect.value.certainty);
  }
  const worldly = worldlyDeed(callee, analysis.module);
  // Reading a file while the module loads is how a schema document comes in.
  if (worldly && enclosingFunction(call)) return fact(analysis, callee, standing, worldly, 'certain');
  const reach = layerReach(analysis, callee);
  return reach ? fact(analysis, callee, standing, 'layer-call', reach) : undefined;
}

/** A function or method of a service or repository of the project: certain when it surely reaches beyond the program, likely when it waits for something. */
function layerReach(analysis: Analysis, callee: Node): Certainty | undefined {
  for (const value of alternatives(analysis.evaluator.value(callee, analysis.module))) {
    if (value.kind !== 'function' || value.module.isLinted || !isFunction(value.node)) continue;
    const layer = layerByPath(value.module.path, analysis)?.layer;
    if (layer !== 'service' && layer !== 'repository') continue;
    if (reachesOut(analysis, value.node, value.module, new Set(), MAX_DEPTH)) return 'certain';
    // Small pure functions are put into services, too.
    if (value.node.async) return 'likely';
  }
  return undefined;
}

/** True when a function, or one that it calls, queries, calls another system, sends or writes. */
function reachesOut(analysis: Analysis, node: FunctionNode, module: Module, seen: Set<Node>, depth: number): boolean {
  if (seen.has(node) || depth === 0) return false;
  seen.add(node);
  const calls = callsWithin(node.body);
  const isWorldly = (call: Call) => worldlyDeed(calleeOf(call), module) !== undefined;
  if (calls.some(isWorldly) || effectCalls(analysis, module, calls, (effect, library) => DEEDS[effect] !== undefined && DEEDS[effect] !== 'logic' && library.category !== 'validation').length > 0) return true;
  return calls.some((call) => alternatives(analysis.evaluator.value(calleeOf(call), module)).some((value) =>
    value.kind === 'function' && isFunction(value.node) && reachesOut(analysis, value.node, value.module, seen, depth - 1)));
}

function worldlyDeed(callee: Node, module: Module): Deed | undefined {
  const builtin = builtinOf(callee, module);
  return builtin && !PURE.test(builtin.name) ? WORLDLY[builtin.module] : undefined;
}

function fact(analysis: Analysis, node: Node, standing: Standing, deed: Deed, certainty: Certainty): SchemaLogicFact {
  return { kind: 'schema-logic', deed, place: placeOf(node), code: analysis.quote(node), certainty, ...standing };
}

/** `lastSeen = value` in a function of a schema file, where `lastSeen` is a variable of the module. */
function moduleWrites(analysis: Analysis): SchemaLogicFact[] {
  if (!analysis.touches(['schema'])) return [];
  return analysis.module.nodes('AssignmentExpression').flatMap((assignment) => {
    const standing = analysis.standing(assignment);
    const target = unwrapType(assignment.left);
    // `compiled ??= compile(schema)` only remembers.
    if (standing.within?.layer !== 'schema' || assignment.operator.length > 2 || target.type !== 'Identifier' || !enclosingFunction(assignment)) return [];
    const declared = analysis.module.variableOf(target)?.defs[0]?.node as Node | undefined;
    if (declared?.type !== 'VariableDeclarator' || enclosingFunction(declared)) return [];
    return [fact(analysis, assignment, { ...standing, within: standing.within }, 'side-effect', 'likely')];
  });
}

/** Calls of helpers outside every layer that query or call another system. */
function followed(analysis: Analysis): SchemaLogicFact[] {
  return followedCalls(analysis, ['schema'], (module, nodes) => {
    const found = effectCalls(analysis, module, nodes, (effect, library) => library.category !== 'validation' && (DEEDS[effect] === 'database' || DEEDS[effect] === 'external-call'));
    return found.find(({ value }) => value.certainty === 'certain');
  }).map(({ callee, deed, path, standing }) => ({
    kind: 'schema-logic', deed: DEEDS[deed.effect] ?? 'logic', place: placeOf(callee), code: analysis.quote(callee), certainty: 'likely', ...standing, path,
  }));
}
