import { dirname, relative } from 'node:path';
import type { Unit } from '../../facts/fact.ts';
import { findFileLayer, isOutsideLayers } from '../../layers/find-layer.ts';
import type { LayerEvidence } from '../../layers/layer.ts';
import { type Analysis, placeOf } from './analysis.ts';
import { asInstance } from './annotations.ts';
import { decoratorMeanings } from './decorators.ts';
import { boundIdentifiers } from './exports.ts';
import type { Module } from './module.ts';
import { registrationsIn, type RegisteredFunction } from './registrations.ts';
import { enclosingClass, enclosingFunction, isClass, isFunction, keyName, parameterBinding, parentOf, type ClassNode, type FunctionNode, type Node } from './syntax.ts';
import { alternatives, typeChain } from './values.ts';

/** The functions of a file that answer for what they do, and the layer of every place in it. */
export interface Units {
  readonly fileLayer: LayerEvidence | undefined;
  readonly all: readonly Unit[];
  /** The unit that a node belongs to; absent at module level. */
  at(node: Node): Unit | undefined;
  /** The function of a unit. */
  nodeOf(unit: Unit): FunctionNode | undefined;
  /** The layer of the code at a node. */
  layerAt(node: Node): LayerEvidence | undefined;
}

/** Names that frameworks' documentation gives a handler's parameters; they only corroborate what a folder says. */
const HANDLER_PARAMETERS = new Set(['req', 'request', '_req', '_request', 'ctx', 'context', 'c', 'event', 'res', 'response', 'reply', '_res']);

export function findUnits(analysis: Analysis): Units {
  return new UnitFinder(analysis).find();
}

/** The layer that a file's place gives it, before its code has been looked at. */
export function layerByPath(path: string, analysis: Analysis): LayerEvidence | undefined {
  const relativePath = relative(analysis.root, path);
  // A file beside the working directory (a linked package) is judged by its own last folders.
  const shown = relativePath.startsWith('..') ? path.slice(dirname(dirname(dirname(path))).length + 1) : relativePath;
  if (isOutsideLayers(shown, analysis.settings)) return undefined;
  return findFileLayer(shown, analysis.settings);
}

class UnitFinder {
  readonly #analysis: Analysis;
  readonly #module: Module;
  readonly #units = new Map<FunctionNode, Unit>();
  readonly #nodes = new Map<Unit, FunctionNode>();
  readonly #owners = new Map<FunctionNode, FunctionNode | undefined>();
  readonly #classLayers = new Map<ClassNode, LayerEvidence | undefined>();
  readonly #registered: ReadonlyMap<Node, RegisteredFunction>;
  readonly #byPath: LayerEvidence | undefined;
  readonly #outside: boolean;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    this.#module = analysis.module;
    this.#outside = isOutsideLayers(relative(analysis.root, analysis.module.path), analysis.settings);
    this.#registered = this.#outside ? new Map() : registrationsIn(analysis.evaluator, analysis.module);
    this.#byPath = this.#outside ? undefined : layerByPath(analysis.module.path, analysis);
  }

  find(): Units {
    const fileLayer = this.#fileLayer();
    for (const node of this.#functions()) this.#unitOf(node, fileLayer);
    return {
      fileLayer,
      all: [...this.#units.values()],
      at: (node) => {
        const owner = this.#ownerOf(node);
        return owner ? this.#unitOf(owner, fileLayer) : undefined;
      },
      nodeOf: (unit) => this.#nodes.get(unit),
      layerAt: (node) => this.#layerAround(node) ?? fileLayer,
    };
  }

  #functions(): FunctionNode[] {
    const { nodes } = { nodes: this.#module.nodes.bind(this.#module) };
    return [...nodes('FunctionDeclaration'), ...nodes('FunctionExpression'), ...nodes('ArrowFunctionExpression')].filter((node) => this.#isUnit(node));
  }

  /** A callback belongs to the function around it; a function with a name, a method or a registered handler stands for itself. */
  #isUnit(node: FunctionNode): boolean {
    if (this.#registered.has(node)) return true;
    if (!enclosingFunction(node)) return true;
    const parent = parentOf(node);
    return node.type === 'FunctionDeclaration' || parent?.type === 'VariableDeclarator' || parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition' || (parent?.type === 'Property' && parent.value === node);
  }

  #ownerOf(node: Node): FunctionNode | undefined {
    let at: FunctionNode | undefined = isFunction(node) ? node : enclosingFunction(node);
    if (at && this.#owners.has(at)) return this.#owners.get(at);
    const first = at;
    while (at && !this.#isUnit(at)) at = enclosingFunction(at);
    if (first) this.#owners.set(first, at);
    return at;
  }

  #unitOf(node: FunctionNode, fileLayer: LayerEvidence | undefined): Unit {
    const known = this.#units.get(node);
    if (known) return known;
    const layer = this.#layerOf(node) ?? this.#typedLayer(node, fileLayer) ?? fileLayer;
    const unit: Unit = { name: nameOf(node), place: placeOf(node), isHandler: this.#isHandler(node, layer), ...(layer ? { layer } : {}) };
    this.#units.set(node, unit);
    this.#nodes.set(unit, node);
    return unit;
  }

  /** What the code says of a function's layer: registration, decorators, class, the function around it. */
  #layerOf(node: FunctionNode): LayerEvidence | undefined {
    if (this.#outside) return undefined;
    if (this.#byPath?.kind === 'settings') return this.#byPath;
    const registered = this.#registered.get(node);
    if (registered) return { layer: registered.layer, kind: 'code', because: `registered with \`${registered.code}\`` };
    const member = parentOf(node);
    if (member?.type === 'MethodDefinition') {
      for (const { meaning, code } of decoratorMeanings(this.#analysis.evaluator, member, this.#module)) {
        if (meaning.handler) return { layer: 'router', kind: 'code', because: `decorated with \`${code}\`` };
      }
    }
    return this.#layerAround(node);
  }

  #layerAround(node: Node): LayerEvidence | undefined {
    const owner = enclosingClass(node);
    const byClass = owner ? this.#classLayer(owner) : undefined;
    if (byClass) return byClass;
    const outer = enclosingFunction(node);
    return outer ? this.#layerOf(outer) : undefined;
  }

  #classLayer(node: ClassNode): LayerEvidence | undefined {
    if (this.#outside) return undefined;
    if (!this.#classLayers.has(node)) this.#classLayers.set(node, classLayer(this.#analysis, node, this.#module));
    return this.#classLayers.get(node);
  }

  /** A function that takes the framework's request or response is a handler where nothing else says its layer. */
  #typedLayer(node: FunctionNode, fileLayer: LayerEvidence | undefined): LayerEvidence | undefined {
    if (this.#outside || fileLayer || enclosingFunction(node)) return undefined;
    const roles = this.#parameterRoles(node);
    if (!roles.includes('response') && !roles.includes('context')) return undefined;
    const last = node.params.at(-1);
    const isMiddleware = node.params.length >= 3 && last?.type === 'Identifier' && /^_?next$/.test(last.name);
    return { layer: isMiddleware ? 'dependency' : 'router', kind: 'code', because: 'takes the request and answers it' };
  }

  #parameterRoles(node: FunctionNode): (string | undefined)[] {
    return node.params.map((parameter) => {
      const binding = parameterBinding(parameter);
      const value = binding.type === 'Identifier' ? alternatives(this.#analysis.evaluator.value(binding, this.#module)).find((each) => each.kind === 'library') : undefined;
      if (value?.kind !== 'library') return undefined;
      return typeChain(value.library, value.type).map((type) => value.library.types[type]?.role).find((role) => role !== undefined);
    });
  }

  #isHandler(node: FunctionNode, layer: LayerEvidence | undefined): boolean {
    if (layer?.layer !== 'router') return false;
    if (this.#registered.get(node)?.layer === 'router') return true;
    const member = parentOf(node);
    if (member?.type === 'MethodDefinition' && decoratorMeanings(this.#analysis.evaluator, member, this.#module).some(({ meaning }) => meaning.handler)) return true;
    return isNextHandler(node, this.#module.path) || this.#takesRequest(node);
  }

  #takesRequest(node: FunctionNode): boolean {
    const roles = this.#parameterRoles(node);
    if (roles.some((role) => role === 'request' || role === 'response' || role === 'context')) return true;
    return node.params.some((parameter) => boundIdentifiers(parameterBinding(parameter)).some((name) => HANDLER_PARAMETERS.has(name.name)));
  }

  /** A folder that says "controllers" lies when nothing in the file takes a request: data functions are put there too. */
  #fileLayer(): LayerEvidence | undefined {
    const byPath = this.#byPath;
    if (byPath?.layer !== 'router' || byPath.kind !== 'folder' || this.#registered.size > 0) return byPath;
    const classes = [...this.#module.nodes('ClassDeclaration'), ...this.#module.nodes('ClassExpression')];
    if (classes.some((node) => this.#classLayer(node)?.layer === 'router')) return byPath;
    const functions = [...this.#module.nodes('FunctionDeclaration'), ...this.#module.nodes('FunctionExpression'), ...this.#module.nodes('ArrowFunctionExpression')];
    return functions.some((node) => this.#takesRequest(node) || isNextHandler(node, this.#module.path)) ? byPath : undefined;
  }
}

/** What decorators and base classes say of a class's layer. */
export function classLayer(analysis: Analysis, node: ClassNode, module: Module): LayerEvidence | undefined {
  for (const { meaning, code } of decoratorMeanings(analysis.evaluator, node, module)) {
    if (meaning.layer) return { layer: meaning.layer, kind: 'code', because: `decorated with \`${code}\`` };
  }
  if (!node.superClass) return undefined;
  for (const base of alternatives(asInstance(analysis.evaluator.value(node.superClass, module)))) {
    if (base.kind === 'instance') return classLayer(analysis, base.node, base.module);
    if (base.kind !== 'library') continue;
    const types = typeChain(base.library, base.type).map((type) => base.library.types[type]);
    const extended = `extends \`${analysis.quote(node.superClass, module)}\``;
    // A service that extends the ORM's repository says by its file that it is a service.
    if (types.some((type) => type?.ormRepository) && analysis.module === module && layerByPath(module.path, analysis)?.layer !== 'service') return { layer: 'repository', kind: 'code', because: extended };
    if (types.some((type) => type?.role === 'model')) return { layer: 'entity', kind: 'code', because: extended };
  }
  return undefined;
}

const HTTP_VERBS = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/**
 * Next.js finds handlers by file: exported verbs of `route.ts`, the default export of `pages/api/**`.
 * Source: https://nextjs.org/docs/app/api-reference/file-conventions/route
 */
function isNextHandler(node: FunctionNode, path: string): boolean {
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

/** The name under which people know a function: `UserController.create`, `listUsers`, `handler`. */
function nameOf(node: FunctionNode): string {
  if (node.id) return node.id.name;
  for (let at: Node = node, parent = parentOf(at); parent; at = parent, parent = parentOf(at)) {
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
    if (parent.type === 'Property') return keyName(parent) ?? 'anonymous function';
    if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') {
      const owner = parent.parent.parent;
      const method = keyName(parent) ?? 'computed member';
      return isClass(owner) && owner.id ? `${owner.id.name}.${method}` : method;
    }
    if (parent.type !== 'CallExpression' && parent.type !== 'TSAsExpression' && parent.type !== 'AwaitExpression') break;
  }
  return 'anonymous function';
}
