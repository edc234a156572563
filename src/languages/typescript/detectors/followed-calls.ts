import type { Hop, Unit } from '../../../facts/fact.ts';
import { isOutsideLayers } from '../../../layers/find-layer.ts';
import type { Layer, LayerEvidence } from '../../../layers/layer.ts';
import { type Analysis } from '../analysis.ts';
import { type Call, calleeOf, callsWithin } from '../calls.ts';
import type { Module } from '../module.ts';
import { enclosingClass, isFunction, parentOf, type FunctionNode, type Node } from '../syntax.ts';
import { alternatives } from '../values.ts';
import { classLayer, fileLayerOf } from '../file-layer.ts';

/** How many helpers deep a deed is looked for: handler -> helper -> helper -> helper. */
const MAX_HELPERS = 3;

/** A call that leads, through functions outside every layer, to a deed. */
export interface FollowedCall<D> {
  readonly callee: Node;
  readonly deed: D;
  readonly path: readonly Hop[];
  readonly standing: { unit?: Unit; within?: LayerEvidence };
}

/** Finds a deed among the calls of a function's body. */
export type FindDeed<D> = (module: Module, calls: readonly Call[]) => D | undefined;

/** Which functions answer to their callers: those of files without a layer, or the static methods of the project's model classes. */
type Followed = 'unlayered' | 'models';

/** The calls in some layers of the file whose helpers, by default those that stand in files without a layer, do a deed. */
export function followedCalls<D extends { readonly callee: Node }>(analysis: Analysis, layers: readonly Layer[], find: FindDeed<D>, into: Followed = 'unlayered'): FollowedCall<D>[] {
  const search = new HelperSearch(analysis, find, into);
  return analysis.module.nodes('CallExpression').flatMap((call) => {
    const standing = analysis.standing(call);
    if (!standing.within || !layers.includes(standing.within.layer)) return [];
    const callee = calleeOf(call);
    const reached = search.through(callee, analysis.module, MAX_HELPERS);
    return reached ? [{ callee, deed: reached.deed, path: [{ code: analysis.quote(callee), line: analysis.module.lineOf(callee.range[0]) }, ...reached.path], standing }] : [];
  });
}

interface Reached<D> {
  readonly deed: D;
  readonly path: readonly Hop[];
}

class HelperSearch<D extends { readonly callee: Node }> {
  readonly #analysis: Analysis;
  readonly #find: FindDeed<D>;
  readonly #into: Followed;
  readonly #known = new Map<FunctionNode, Reached<D> | undefined>();
  readonly #active = new Set<FunctionNode>();

  constructor(analysis: Analysis, find: FindDeed<D>, into: Followed) {
    this.#analysis = analysis;
    this.#find = find;
    this.#into = into;
  }

  /** What a called function outside the layers does, itself or through the next helper. */
  through(callee: Node, from: Module, depth: number): Reached<D> | undefined {
    for (const value of alternatives(this.#analysis.evaluator.value(callee, from))) {
      if (value.kind !== 'function' || value.module.isLinted || !isFunction(value.node) || !this.#isFollowed(value.node, value.module)) continue;
      const reached = this.#inside(value.node, value.module, depth);
      if (reached) return reached;
    }
    return undefined;
  }

  #inside(node: FunctionNode, module: Module, depth: number): Reached<D> | undefined {
    if (this.#known.has(node)) return this.#known.get(node);
    if (this.#active.has(node)) return undefined;
    this.#active.add(node);
    const reached = this.#search(node, module, depth);
    this.#active.delete(node);
    this.#known.set(node, reached);
    return reached;
  }

  #search(node: FunctionNode, module: Module, depth: number): Reached<D> | undefined {
    const calls = callsWithin(node.body);
    const deed = this.#find(module, calls);
    if (deed) return { deed, path: [this.#hop(deed.callee, module)] };
    if (depth <= 1) return undefined;
    for (const call of calls) {
      const next = this.through(calleeOf(call), module, depth - 1);
      if (next) return { deed: next.deed, path: [this.#hop(calleeOf(call), module), ...next.path] };
    }
    return undefined;
  }

  #hop(node: Node, module: Module): Hop {
    return { code: this.#analysis.quote(node, module), file: this.#analysis.displayPath(module.path), line: module.lineOf(node.range[0]) };
  }

  #isFollowed(node: FunctionNode, module: Module): boolean {
    if (this.#into === 'unlayered') return this.#isUnlayered(node, module);
    const method = parentOf(node);
    const owner = method?.type === 'MethodDefinition' && method.static ? enclosingClass(node.body) : undefined;
    return owner !== undefined && classLayer(this.#analysis, owner, module)?.layer === 'entity';
  }

  /** Code that stands in a layer is reported where it stands; scripts, jobs and tests are entry points of their own. */
  #isUnlayered(node: FunctionNode, module: Module): boolean {
    if (isOutsideLayers(this.#analysis.displayPath(module.path), this.#analysis.settings) || fileLayerOf(this.#analysis, module)) return false;
    const owner = enclosingClass(node.body);
    return !owner || !classLayer(this.#analysis, owner, module);
  }
}
