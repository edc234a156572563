import { dirname, relative } from 'node:path';
import type { LibraryType } from '../../knowledge/library.ts';
import { findFileLayer, isOutsideLayers, type LayerSettings } from '../../layers/find-layer.ts';
import type { Layer, LayerEvidence } from '../../layers/layer.ts';
import { resolveImport } from '../../project/resolve.ts';
import type { Analysis } from './analysis.ts';
import { asInstance } from './annotations.ts';
import { dataFunctions, modelFunctions, queriesModels } from './data-functions.ts';
import { decoratorMeanings } from './decorators.ts';
import type { Evaluator } from './evaluator.ts';
import { boundIdentifiers } from './exports.ts';
import { libraryBases, superValue } from './members.ts';
import type { Module } from './module.ts';
import { registrationsIn } from './registrations.ts';
import { parameterBinding, parentOf, stringOf, type ClassNode, type FunctionNode, type Node } from './syntax.ts';
import { alternatives, typeChain, type Value } from './values.ts';

/** Names that frameworks' documentation gives a handler's parameters; they only corroborate what a folder says. */
const HANDLER_PARAMETERS = new Set(['req', 'request', '_req', '_request', 'ctx', 'context', 'c', 'event', 'res', 'response', 'reply', '_res']);

const pathLayers = new WeakMap<LayerSettings, Map<string, LayerEvidence | undefined>>();

/** The layer that a file's place gives it, before its code has been looked at. */
export function layerByPath(path: string, analysis: Analysis): LayerEvidence | undefined {
  const known = pathLayers.get(analysis.settings) ?? new Map<string, LayerEvidence | undefined>();
  pathLayers.set(analysis.settings, known);
  const key = `${analysis.root}\0${path}`;
  if (!known.has(key)) known.set(key, findLayerByPath(path, analysis));
  return known.get(key);
}

function findLayerByPath(path: string, analysis: Analysis): LayerEvidence | undefined {
  const relativePath = relative(analysis.root, path);
  // A file beside the working directory (a linked package) is judged by its own last folders.
  const shown = relativePath.startsWith('..') ? path.slice(dirname(dirname(dirname(path))).length + 1) : relativePath;
  if (isOutsideLayers(shown, analysis.settings)) return undefined;
  return findFileLayer(shown, analysis.settings);
}

const fileLayers = new WeakMap<Evaluator, Map<Module, LayerEvidence | undefined>>();

/**
 * The layer of a file: of the linted one or another of the project. A folder that says "controllers" lies when nothing in the file
 * takes a request: data functions, models and small tools are put there too.
 */
export function fileLayerOf(analysis: Analysis, module: Module): LayerEvidence | undefined {
  const known = fileLayers.get(analysis.evaluator) ?? new Map<Module, LayerEvidence | undefined>();
  fileLayers.set(analysis.evaluator, known);
  if (!known.has(module)) {
    const byPath = layerByPath(module.path, analysis);
    // `TagModel.ts` may hand out functions in place of its model.
    const functions = byPath?.layer === 'entity' && byPath.kind !== 'settings' ? modelFunctions(analysis, module) : undefined;
    const isBelieved = byPath?.kind !== 'folder' || ((DESCRIBES.has(byPath.layer) || holdsCode(module)) && (byPath.layer !== 'router' || handlesRequests(analysis, module)));
    known.set(module, functions ?? (isBelieved ? (byPath ?? serverActions(analysis, module) ?? managers(analysis, module) ?? dataFunctions(analysis, module)) : undefined));
  }
  return known.get(module);
}

/**
 * `role-manager.ts` with a class `RoleManager` is a service when it works with the project's entities or repositories, or queries a
 * model; managers of connections, caches and sessions know none.
 */
function managers(analysis: Analysis, module: Module): LayerEvidence | undefined {
  if (!/manager\.[cm]?[jt]s$/i.test(module.path) || isOutsideLayers(analysis.displayPath(module.path), analysis.settings)) return undefined;
  const owner = module.nodes('ClassDeclaration').find((node) => node.id?.name.endsWith('Manager') && node.id.name !== 'EntityManager');
  if (!owner?.id) return undefined;
  const knowsData = module.nodes('ImportDeclaration').some((node) => {
    const target = node.importKind === 'type' ? undefined : resolveImport(node.source.value, module.path);
    const layer = target?.kind === 'file' ? layerByPath(target.path, analysis)?.layer : undefined;
    return layer === 'entity' || layer === 'repository';
  });
  return knowsData || queriesModels(analysis, module) ? { layer: 'service', kind: 'code', because: `\`${owner.id.name}\` works with entities` } : undefined;
}

/** Layers whose files describe data and need no function or class for it. */
const DESCRIBES: ReadonlySet<Layer> = new Set(['schema', 'entity']);

/** A file without functions and classes only wires or passes on what others hold: `export const createPost = new CreatePost(repository)`. */
function holdsCode(module: Module): boolean {
  return functionsOf(module).length > 0 || module.nodes('ClassDeclaration').length > 0 || module.nodes('ClassExpression').length > 0;
}

/**
 * A file that begins with "use server" holds functions that a browser calls.
 * Source: https://nextjs.org/docs/app/api-reference/directives/use-server
 */
function serverActions(analysis: Analysis, module: Module): LayerEvidence | undefined {
  const [first] = module.ast.body;
  if (first?.type !== 'ExpressionStatement' || stringOf(first.expression) !== 'use server') return undefined;
  if (isOutsideLayers(analysis.displayPath(module.path), analysis.settings)) return undefined;
  return { layer: 'router', kind: 'code', because: 'server actions, by `use server`' };
}

function handlesRequests(analysis: Analysis, module: Module): boolean {
  if (registrationsIn(analysis.evaluator, module).size > 0) return true;
  const classes = [...module.nodes('ClassDeclaration'), ...module.nodes('ClassExpression')];
  if (classes.some((node) => classLayer(analysis, node, module)?.layer === 'router')) return true;
  return functionsOf(module).some((node) => takesRequest(analysis, node, module) || isNextHandler(node, module.path));
}

/** All functions of a file. */
export function functionsOf(module: Module): FunctionNode[] {
  return [...module.nodes('FunctionDeclaration'), ...module.nodes('FunctionExpression'), ...module.nodes('ArrowFunctionExpression')];
}

/** What the parameters of a function are to the framework; undefined for those that are nothing to it. */
export function parameterRoles(analysis: Analysis, node: FunctionNode, module: Module): (string | undefined)[] {
  return parameterTypes(analysis, node, module).map((types, index) => (index === 0 && types.some(({ follows }) => follows) ? undefined : types.map(({ role }) => role).find((role) => role !== undefined)));
}

/** True for a function that takes a message and then the context of its call, which nothing but a handler does. */
export function takesMessage(analysis: Analysis, node: FunctionNode, module: Module): boolean {
  return node.params.length > 1 && parameterTypes(analysis, node, module).slice(1).some((types) => types.some(({ follows }) => follows));
}

/** The library types of a function's parameters, with what they inherit. */
function parameterTypes(analysis: Analysis, node: FunctionNode, module: Module): LibraryType[][] {
  return node.params.map((parameter) => {
    const binding = parameterBinding(parameter);
    const written = 'typeAnnotation' in binding ? binding.typeAnnotation?.typeAnnotation : undefined;
    const value = binding.type === 'Identifier' ? analysis.evaluator.value(binding, module) : written ? analysis.evaluator.annotated(written, module) : undefined;
    return libraryTypes(analysis, value);
  });
}

/** The library types that a value is of, with what they inherit. */
function libraryTypes(analysis: Analysis, value: Value | undefined): LibraryType[] {
  return libraryBases(analysis.evaluator, value).flatMap((each) => typeChain(each.library, each.type).flatMap((type) => each.library.types[type] ?? []));
}

/** What a value is to the framework. */
export function libraryRoles(analysis: Analysis, value: Value): (string | undefined)[] {
  return libraryTypes(analysis, value).map(({ role }) => role);
}

/** True for a function whose parameters are, by type or by the name that every documentation gives them, a request or its answer. */
export function takesRequest(analysis: Analysis, node: FunctionNode, module: Module): boolean {
  const roles = parameterRoles(analysis, node, module);
  if (roles.some((role) => role === 'request' || role === 'response' || role === 'context')) return true;
  return node.params.some((parameter) => boundIdentifiers(parameterBinding(parameter)).some((name) => HANDLER_PARAMETERS.has(name.name)));
}

const classLayers = new WeakMap<Analysis, Map<ClassNode, LayerEvidence | undefined>>();

/** What decorators and base classes say of a class's layer; a class that leads back to itself says nothing. */
export function classLayer(analysis: Analysis, node: ClassNode, module: Module): LayerEvidence | undefined {
  const known = classLayers.get(analysis) ?? new Map<ClassNode, LayerEvidence | undefined>();
  classLayers.set(analysis, known);
  if (known.has(node)) return known.get(node);
  known.set(node, undefined);
  const layer = findClassLayer(analysis, node, module);
  known.set(node, layer);
  return layer;
}

function findClassLayer(analysis: Analysis, node: ClassNode, module: Module): LayerEvidence | undefined {
  // A service that is, or extends, the ORM's repository says by its file that it is a service.
  const isService = layerByPath(module.path, analysis)?.layer === 'service';
  for (const { meaning, code } of decoratorMeanings(analysis.evaluator, node, module)) {
    if (meaning.layer && !(isService && meaning.layer === 'repository')) return { layer: meaning.layer, kind: 'code', because: `decorated with \`${code}\`` };
  }
  for (const contract of node.implements) {
    const layer = libraryLayer(asInstance(analysis.evaluator.value(contract.expression, module)));
    if (layer) return { layer, kind: 'code', because: `implements \`${analysis.quote(contract.expression, module)}\`` };
  }
  if (!node.superClass) return undefined;
  const layer = libraryLayer(asInstance(superValue(analysis.evaluator, node, module)));
  if (layer) return { layer, kind: 'code', because: `extends \`${analysis.quote(node.superClass, module)}\`` };
  for (const base of alternatives(asInstance(superValue(analysis.evaluator, node, module)))) {
    if (base.kind === 'instance') return classLayer(analysis, base.node, base.module);
    if (base.kind !== 'library') continue;
    const types = typeChain(base.library, base.type).map((type) => base.library.types[type]);
    const extended = `extends \`${analysis.quote(node.superClass, module)}\``;
    if (types.some((type) => type?.ormRepository) && !isService) return { layer: 'repository', kind: 'code', because: extended };
    if (types.some((type) => type?.role === 'model')) return { layer: 'entity', kind: 'code', because: extended };
  }
  return undefined;
}

/** True for a class that extends the ORM's own generic repository. */
export function extendsOrmRepository(analysis: Analysis, node: ClassNode, module: Module): boolean {
  return alternatives(asInstance(superValue(analysis.evaluator, node, module))).some((base) =>
    base.kind === 'library' && typeChain(base.library, base.type).some((type) => base.library.types[type]?.ormRepository));
}

/** The layer that a library's base class or interface gives. */
function libraryLayer(value: Value | undefined): Layer | undefined {
  for (const each of alternatives(value)) {
    if (each.kind !== 'library') continue;
    const layer = typeChain(each.library, each.type).map((type) => each.library.types[type]?.layer).find((found) => found !== undefined);
    if (layer) return layer;
  }
  return undefined;
}

const HTTP_VERBS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/**
 * Next.js finds handlers by file: exported verbs of `route.ts`, the default export of `pages/api/**`.
 * Source: https://nextjs.org/docs/app/api-reference/file-conventions/route
 */
export function isNextHandler(node: FunctionNode, path: string): boolean {
  const normal = path.replaceAll('\\', '/');
  const isRoute = /\/route\.[cm]?[jt]sx?$/.test(normal);
  const isPage = /\/pages\/api\/.+\.[cm]?[jt]sx?$/.test(normal);
  if (!isRoute && !isPage) return false;
  for (let at: Node | undefined = node; at; at = parentOf(at)) {
    if (isPage && at.type === 'ExportDefaultDeclaration') return true;
    if (isRoute && at.type === 'VariableDeclarator' && at.id.type === 'Identifier' && HTTP_VERBS.has(at.id.name)) return true;
    if (isRoute && at.type === 'FunctionDeclaration' && at.id && HTTP_VERBS.has(at.id.name)) return true;
  }
  return false;
}

