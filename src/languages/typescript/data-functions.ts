import type { Signature } from '../../knowledge/library.ts';
import { isOutsideLayers } from '../../layers/find-layer.ts';
import type { LayerEvidence } from '../../layers/layer.ts';
import type { Analysis } from './analysis.ts';
import { type Call, calleeOf, callsOf } from './calls.ts';
import { exportsOf, isExported } from './exports.ts';
import type { Module } from './module.ts';
import { enclosingClass, enclosingFunction, type FunctionNode } from './syntax.ts';
import { alternatives, signatureOf } from './values.ts';

/** True for files in the folders that people put functions as well as entities, or documents of GraphQL and hooks of a frontend, in. */
export function mayHoldDataFunctions(path: string): boolean {
  return folderOf(path) !== undefined;
}

function folderOf(path: string): string | undefined {
  return /^(?:.*[\\/])?(models?|queries)[\\/]/.exec(path)?.[1];
}

/**
 * A file in `models/` or `queries/` whose functions run the queries themselves is a repository. One that declares an entity, an ORM's
 * model or only a shape is none; classes in `queries/` are the read side of CQRS, which queries by design.
 */
export function dataFunctions(analysis: Analysis, module: Module): LayerEvidence | undefined {
  if (!mayBeRepository(analysis, module) || modelsOf(analysis, module) > 0) return undefined;
  const isReadSide = folderOf(analysis.displayPath(module.path)) === 'queries';
  const query = callsOf(module).find((call) => enclosingFunction(call) && !(isReadSide && enclosingClass(call)) && queries(analysis, call, module));
  return query && evidence(analysis, query, module);
}

/** A file that is called after a model, `TagModel.ts`, but hands out more functions that query it than models. */
export function modelFunctions(analysis: Analysis, module: Module): LayerEvidence | undefined {
  if (!mayBeRepository(analysis, module)) return undefined;
  const byFunction = new Map<FunctionNode, Call>();
  for (const call of callsOf(module)) {
    const owner = exportedFunction(call, module);
    if (owner && !byFunction.has(owner) && queries(analysis, call, module)) byFunction.set(owner, call);
  }
  const [query] = byFunction.values();
  return query && byFunction.size > modelsOf(analysis, module) ? evidence(analysis, query, module) : undefined;
}

/** Whether code of a file reads or writes what a model holds: the SQL of a health check and the commands of a cache do not. */
export function queriesModels(analysis: Analysis, module: Module): boolean {
  return callsOf(module).some((call) => effectsOf(analysis, call, module).some(({ effect, certainty }) => effect === 'query' && certainty !== 'likely'));
}

function mayBeRepository(analysis: Analysis, module: Module): boolean {
  const path = analysis.displayPath(module.path);
  return mayHoldDataFunctions(path) && !isOutsideLayers(path, analysis.settings);
}

function evidence(analysis: Analysis, query: Call, module: Module): LayerEvidence {
  return { layer: 'repository', kind: 'code', because: `runs \`${analysis.quote(calleeOf(query), module)}\` in \`${folderOf(analysis.displayPath(module.path)) ?? ''}/\`` };
}

/** The function around a call, where the file exports it by its name. */
function exportedFunction(call: Call, module: Module): FunctionNode | undefined {
  let outermost = enclosingFunction(call);
  for (let around = outermost; around; around = enclosingFunction(around)) outermost = around;
  return outermost && !enclosingClass(call) && isExported(outermost, module) ? outermost : undefined;
}

/** How many classes and ORM models a file declares for others. */
function modelsOf(analysis: Analysis, module: Module): number {
  const classes = [...module.nodes('ClassDeclaration'), ...module.nodes('ClassExpression')].filter((node) => node.superClass !== null || node.decorators.length > 0);
  const models = [...exportsOf(module).named.keys()].filter((name) => alternatives(analysis.evaluator.exported(module, name)).some((value) => value.kind === 'library'));
  return classes.length + models.length;
}

function queries(analysis: Analysis, call: Call, module: Module): boolean {
  return effectsOf(analysis, call, module).some(({ effect }) => effect === 'query' || effect === 'raw-sql');
}

/** What a call does to a database, as far as the code says for sure what it is called on. */
function effectsOf(analysis: Analysis, call: Call, module: Module): Signature[] {
  return alternatives(analysis.evaluator.value(calleeOf(call), module)).flatMap((value) =>
    (value.kind === 'library' && value.library.category === 'database' && value.certainty === 'certain' ? (signatureOf(value) ?? []) : []));
}
