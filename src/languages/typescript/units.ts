import { basename, relative } from 'node:path';
import type { Unit } from '../../facts/fact.ts';
import { isOutsideLayers } from '../../layers/find-layer.ts';
import type { LayerEvidence } from '../../layers/layer.ts';
import { type Analysis, placeOf } from './analysis.ts';
import { callersOf } from './callers.ts';
import { decoratorMeanings } from './decorators.ts';
import { distantRegistrations, type DistantRegistration } from './distant-registrations.ts';
import { classLayer, fileLayerOf, functionsOf, isNextHandler, layerByPath, parameterRoles, takesMessage, takesRequest } from './file-layer.ts';
import { isNamed, nameOf } from './function-name.ts';
import type { Module } from './module.ts';
import { registrationsIn, type RegisteredFunction } from './registrations.ts';
import { enclosingClass, enclosingFunction, isFunction, parentOf, type ClassNode, type FunctionNode, type Node } from './syntax.ts';
import { isTerminalHandler } from './terminal-handlers.ts';
import { handlerWrapper } from './wrapped-handlers.ts';

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

export function findUnits(analysis: Analysis): Units {
  return new UnitFinder(analysis).find();
}

class UnitFinder {
  readonly #analysis: Analysis;
  readonly #module: Module;
  readonly #units = new Map<FunctionNode, Unit>();
  readonly #nodes = new Map<Unit, FunctionNode>();
  readonly #owners = new Map<FunctionNode, FunctionNode | undefined>();
  readonly #registered: ReadonlyMap<Node, RegisteredFunction>;
  readonly #byPath: LayerEvidence | undefined;
  readonly #outside: boolean;
  /** The functions whose callers are being asked. */
  readonly #callers = new Set<FunctionNode>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    this.#module = analysis.module;
    this.#outside = isOutsideLayers(relative(analysis.root, analysis.module.path), analysis.settings);
    this.#registered = this.#outside ? new Map() : registrationsIn(analysis.evaluator, analysis.module);
    this.#byPath = this.#outside ? undefined : layerByPath(analysis.module.path, analysis);
  }

  find(): Units {
    const fileLayer = this.#outside ? undefined : fileLayerOf(this.#analysis, this.#module);
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
    return functionsOf(this.#module).filter((node) => this.#isUnit(node));
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
    const layer = this.#layerOf(node) ?? this.#layerByWork(node, fileLayer) ?? fileLayer ?? this.#handlersOwn(node);
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
    const distant = this.#distantRoute(node);
    if (distant) return { layer: 'router', kind: 'code', because: `registered with \`${distant.code}\` in \`${basename(distant.path)}\`` };
    const member = parentOf(node);
    if (member?.type === 'MethodDefinition') {
      for (const { meaning, code } of decoratorMeanings(this.#analysis.evaluator, member, this.#module)) {
        if (meaning.handler) return { layer: 'router', kind: 'code', because: `decorated with \`${code}\`` };
      }
    }
    return this.#layerAround(node);
  }

  /** The route of another file that a function answers, where its own file does not say that it is a router. */
  #distantRoute(node: FunctionNode): DistantRegistration | undefined {
    if (this.#byPath?.layer === 'router' || node.params.length === 0 || !takesRequest(this.#analysis, node, this.#module)) return undefined;
    return distantRegistrations(this.#module.path, nameOf(node)).find(({ layer, path }) => layer === 'router' && !isOutsideLayers(relative(this.#analysis.root, path), this.#analysis.settings));
  }

  #layerAround(node: Node): LayerEvidence | undefined {
    const owner = enclosingClass(node);
    const byClass = owner ? this.#classLayer(owner) : undefined;
    if (byClass) return byClass;
    const outer = enclosingFunction(node);
    return outer ? this.#layerOf(outer) : undefined;
  }

  #classLayer(node: ClassNode): LayerEvidence | undefined {
    return this.#outside ? undefined : classLayer(this.#analysis, node, this.#module);
  }

  /** A function that takes the framework's request or response is a handler where nothing else says its layer, or only that it is middleware. */
  #layerByWork(node: FunctionNode, fileLayer: LayerEvidence | undefined): LayerEvidence | undefined {
    if (this.#outside || fileLayer?.kind === 'settings') return undefined;
    // `publishSchema.ts` may be named after what its handler handles.
    if (fileLayer?.layer === 'schema' && takesMessage(this.#analysis, node, this.#module)) return { layer: 'router', kind: 'code', because: 'takes the request and answers it' };
    if (fileLayer && fileLayer.layer !== 'dependency') return undefined;
    if (isTerminalHandler(this.#analysis, node, this.#module)) return { layer: 'router', kind: 'code', because: 'takes the request and answers it' };
    const wrapper = fileLayer ? undefined : handlerWrapper(this.#analysis, node, this.#module);
    if (wrapper !== undefined) return { layer: 'router', kind: 'code', because: `given to \`${wrapper}\`` };
    if (fileLayer || enclosingFunction(node) || givesPlainValue(node)) return undefined;
    const roles = parameterRoles(this.#analysis, node, this.#module);
    if (!roles.includes('response') && !roles.includes('context')) return undefined;
    const last = node.params.at(-1);
    // Koa and Hono pass a context and `next`; with Express handlers may take `next` as well, but then in a file that says so.
    const isMiddleware = node.params.length >= (roles.includes('context') ? 2 : 3) && last?.type === 'Identifier' && /^_?next$/.test(last.name);
    return { layer: isMiddleware ? 'dependency' : 'router', kind: 'code', because: 'takes the request and answers it' };
  }

  /** In a file that nothing but its handlers gives a layer, a function that a handler calls is a part of that handler. */
  #handlersOwn(node: FunctionNode): LayerEvidence | undefined {
    if (this.#outside || enclosingFunction(node) || enclosingClass(node) || this.#callers.has(node)) return undefined;
    this.#callers.add(node);
    const caller = callersOf(node, this.#module).map((call) => this.#ownerOf(call)).find((owner) => owner && this.#isPartOfHandler(owner));
    this.#callers.delete(node);
    return caller && { layer: 'router', kind: 'code', because: `called by ${isNamed(caller) ? `\`${nameOf(caller)}\`` : 'a handler of the file'}` };
  }

  #isPartOfHandler(node: FunctionNode): boolean {
    const layer = this.#layerOf(node) ?? this.#layerByWork(node, undefined);
    return layer ? this.#isHandler(node, layer) : this.#handlersOwn(node) !== undefined;
  }

  #isHandler(node: FunctionNode, layer: LayerEvidence | undefined): boolean {
    if (layer?.layer !== 'router') return false;
    if (this.#registered.get(node)?.layer === 'router') return true;
    const member = parentOf(node);
    if (member?.type === 'MethodDefinition' && decoratorMeanings(this.#analysis.evaluator, member, this.#module).some(({ meaning }) => meaning.handler)) return true;
    return isNextHandler(node, this.#module.path) || takesRequest(this.#analysis, node, this.#module);
  }
}

const PLAIN_TYPES = new Set<string>(['TSStringKeyword', 'TSNumberKeyword', 'TSBooleanKeyword', 'TSTypePredicate']);

/** Whether a function says that it gives a text, a number or a verdict: it looks at the request for others and answers nothing. */
function givesPlainValue({ returnType }: FunctionNode): boolean {
  return returnType !== undefined && PLAIN_TYPES.has(returnType.typeAnnotation.type);
}
