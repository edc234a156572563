import type { TSESTree } from '@typescript-eslint/utils';
import type { ConstructionFact } from '../../../facts/fact.ts';
import type { Layer } from '../../../layers/layer.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { asInstance } from '../annotations.ts';
import { calleeOf } from '../calls.ts';
import { exportsOf } from '../exports.ts';
import type { Module } from '../module.ts';
import { enclosingClass, enclosingFunction, isFunction, keyName, parentOf, type ClassNode, type Node } from '../syntax.ts';
import { alternatives, libraryValue, signatureOf, type Value } from '../values.ts';
import { classLayer, layerByPath } from '../file-layer.ts';
import { originOf, rolesOf } from './effects.ts';
import { isGivenBack, isProvided } from './providers.ts';
import { constructorParameter } from './rewrites/constructor-parameter.ts';

/** Classes that carry a layer's work say so by their name; value objects, errors and builders stand in the same folders. */
const WORKERS: Partial<Record<Layer, RegExp>> = {
  service: /(Service|UseCase|Usecase|Manager|Interactor)(Impl)?$/,
  repository: /(Repository|Repo|Dao|DAO|Store)(Impl)?$/,
};

/** The layers that take what they need instead of making it. */
const LAYERS: readonly Layer[] = ['router', 'service', 'repository'];

/** Classes of services and repositories, and database clients, that are constructed where they should be injected. */
export function detectConstructions(analysis: Analysis): ConstructionFact[] {
  return analysis.touches(LAYERS) && !isProgram(analysis.module) ? [...constructed(analysis), ...clientsMade(analysis)] : [];
}

/** `drizzle(pool)`, `mysql.createPool()`: functions that make a client as `new` does. */
function clientsMade(analysis: Analysis): ConstructionFact[] {
  return analysis.module.nodes('CallExpression').flatMap((node): ConstructionFact[] => {
    const standing = analysis.standing(node);
    if (!standing.within || !LAYERS.includes(standing.within.layer) || isClientProvided(analysis, node, standing.within.layer)) return [];
    const value = libraryValue(analysis.evaluator.value(calleeOf(node), analysis.module));
    if (value?.library.category !== 'database' || !signatureOf(value)?.constructs || wrapsClient(analysis, node)) return [];
    const callee = calleeOf(node);
    return [{ kind: 'construction', place: placeOf(callee), code: analysis.quote(callee), certainty: value.certainty, ...standing, constructs: 'database-client', origin: originOf(value) }];
  });
}

/** `drizzle(pool)` after `const pool = new Pool()`: one client, and one thing to inject. */
function wrapsClient(analysis: Analysis, node: TSESTree.CallExpression): boolean {
  return node.arguments.some((argument) => {
    const written = argument.type === 'Identifier' ? (analysis.module.variableOf(argument)?.references ?? []).map(({ writeExpr }) => writeExpr) : [];
    return written.some((made) => {
      const client = made?.type === 'NewExpression' ? libraryValue(analysis.evaluator.value(made, analysis.module)) : undefined;
      return client !== undefined && rolesOf(client).includes('database-handle');
    });
  });
}

function constructed(analysis: Analysis): ConstructionFact[] {
  return analysis.module.nodes('NewExpression').flatMap((node): ConstructionFact[] => {
    const standing = analysis.standing(node);
    if (!standing.within || !LAYERS.includes(standing.within.layer) || isDefaultValue(node) || takesTransaction(analysis, node)) return [];
    for (const value of alternatives(asInstance(analysis.evaluator.value(node.callee, analysis.module)))) {
      const base = { kind: 'construction', place: placeOf(node, node.callee), code: `new ${analysis.quote(node.callee)}`, certainty: 'certain', ...standing } as const;
      if (value.kind === 'library' && value.library.category === 'database' && rolesOf(value).includes('database-handle')) {
        if (isClientProvided(analysis, node, standing.within.layer)) return [];
        return [{ ...base, certainty: value.certainty, constructs: 'database-client', origin: originOf(value), rewrites: constructorParameter(analysis, node) }];
      }
      const layer = value.kind === 'instance' && !isOwn(node, value) && !isProvidedHere(analysis, node, standing.within.layer) ? workerLayer(analysis, value.node, value.module) : undefined;
      // A repository that makes another of itself binds it to a transaction.
      if (layer && !(layer === 'repository' && standing.within.layer === 'repository')) return [{ ...base, constructs: layer, rewrites: constructorParameter(analysis, node) }];
    }
    return [];
  });
}

/** The file of a class is where it is made for all: `export default new CacheService()`, `export const cacheOf = (url) => new CacheService(url)`. */
function isOwn(node: Node, made: Value & { kind: 'instance' }): boolean {
  return made.module.isLinted && (!enclosingFunction(node) || enclosingClass(node) === made.node || isGivenBack(node));
}

/** A router's file is no place to provide from, what it exports is its routes. */
function isProvidedHere(analysis: Analysis, node: Node, layer: Layer): boolean {
  return isProvided(node, analysis.module) && (layer !== 'router' || enclosingFunction(node) !== undefined);
}

function isClientProvided(analysis: Analysis, node: Node, layer: Layer): boolean {
  return isProvidedHere(analysis, node, layer) || (layer !== 'router' && isGivenBack(node));
}

/** A file that offers nothing is run and not imported: what it makes is made where the program is put together. */
function isProgram(module: Module): boolean {
  const { named, stars, whole } = exportsOf(module);
  return named.size === 0 && stars.length === 0 && !whole;
}

/** The layer whose work a class does: its place, or its decorators, and its name agree. */
function workerLayer(analysis: Analysis, node: ClassNode, module: Module): Layer | undefined {
  const layer = (classLayer(analysis, node, module) ?? layerByPath(module.path, analysis))?.layer;
  const name = node.id?.name;
  if (!layer || name === undefined) return undefined;
  const isUseCase = layer === 'service' && node.body.body.some((element) => element.type === 'MethodDefinition' && keyName(element) === 'execute');
  return WORKERS[layer]?.test(name) || isUseCase ? layer : undefined;
}

/** `constructor(repository = new UserRepository())`: callers may still inject another. */
function isDefaultValue(node: Node): boolean {
  const parent = parentOf(node);
  return (parent?.type === 'AssignmentPattern' && parent.right === node) || (parent?.type === 'Property' && keyName(parent) === 'provide');
}

/** `prisma.$transaction((tx) => new OrderRepository(tx).save(order))`: what lives as long as a transaction cannot be injected. */
function takesTransaction(analysis: Analysis, node: TSESTree.NewExpression): boolean {
  return node.arguments.some((argument) => {
    if (argument.type !== 'Identifier') return false;
    const receiver = analysis.module.variableOf(argument)?.defs[0]?.node as Node | undefined;
    if (!isFunction(receiver) || parentOf(receiver)?.type !== 'CallExpression') return false;
    const value = libraryValue(analysis.evaluator.value(argument, analysis.module));
    return value !== undefined && rolesOf(value).includes('database-handle');
  });
}
