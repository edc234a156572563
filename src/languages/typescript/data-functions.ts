import { isOutsideLayers } from '../../layers/find-layer.ts';
import type { LayerEvidence } from '../../layers/layer.ts';
import type { Analysis } from './analysis.ts';
import { calleeOf, type Call } from './calls.ts';
import { exportsOf } from './exports.ts';
import type { Module } from './module.ts';
import { nameOf } from './function-name.ts';
import { enclosingClass, enclosingFunction, type FunctionNode } from './syntax.ts';
import { alternatives, signatureOf } from './values.ts';

/** True for files in the folders that people put functions as well as entities in. */
export function mayHoldDataFunctions(path: string): boolean {
  return /[\\/]models?[\\/]/.test(path);
}

/**
 * A file in `models/` whose functions run the queries themselves is a repository. One that declares an entity, an ORM's model or only a
 * shape is none.
 */
export function dataFunctions(analysis: Analysis, module: Module): LayerEvidence | undefined {
  return repositoryIn(analysis, module, enclosingFunction);
}

/** A file that is called after a model, and keeps it to itself: other files get functions that query it. */
export function hiddenModel(analysis: Analysis, module: Module): LayerEvidence | undefined {
  return repositoryIn(analysis, module, (call) => exportedFunction(call, module));
}

function repositoryIn(analysis: Analysis, module: Module, functionOf: (call: Call) => FunctionNode | undefined): LayerEvidence | undefined {
  const path = analysis.displayPath(module.path);
  if (!mayHoldDataFunctions(`/${path}`) || isOutsideLayers(path, analysis.settings) || declaresModel(analysis, module)) return undefined;
  const calls: Call[] = [...module.nodes('CallExpression'), ...module.nodes('TaggedTemplateExpression')];
  const query = calls.find((call) => functionOf(call) && queries(analysis, call, module));
  return query ? { layer: 'repository', kind: 'code', because: `runs \`${analysis.quote(calleeOf(query), module)}\` in \`models/\`` } : undefined;
}

/** The function around a call that the file exports by its name. */
function exportedFunction(call: Call, module: Module): FunctionNode | undefined {
  let outermost = enclosingFunction(call);
  for (let around = outermost; around; around = enclosingFunction(around)) outermost = around;
  return outermost && !enclosingClass(call) && exportsOf(module).named.has(nameOf(outermost)) ? outermost : undefined;
}

function declaresModel(analysis: Analysis, module: Module): boolean {
  const classes = [...module.nodes('ClassDeclaration'), ...module.nodes('ClassExpression')];
  if (classes.some((node) => node.superClass !== null || node.decorators.length > 0)) return true;
  return [...exportsOf(module).named.keys()].some((name) => alternatives(analysis.evaluator.exported(module, name)).some((value) => value.kind === 'library'));
}

function queries(analysis: Analysis, call: Call, module: Module): boolean {
  return alternatives(analysis.evaluator.value(calleeOf(call), module)).some((value) => {
    if (value.kind !== 'library' || value.library.category !== 'database' || value.certainty !== 'certain') return false;
    const effect = signatureOf(value)?.effect;
    return effect === 'query' || effect === 'raw-sql';
  });
}
