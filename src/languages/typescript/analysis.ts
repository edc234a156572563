import { relative } from 'node:path';
import type { Layer, LayerEvidence } from '../../layers/layer.ts';
import type { Place, Unit } from '../../facts/fact.ts';
import type { Settings } from '../../settings.ts';
import type { DeclaredType } from './declared-types.ts';
import { Evaluator } from './evaluator.ts';
import { conventionalParameter } from './conventions.ts';
import type { Module } from './module.ts';
import type { Node } from './syntax.ts';
import { findUnits, type Units } from './units.ts';

/** How many characters of the user's code a message quotes. */
const MAX_QUOTE = 60;

/** The layer of a place, and the unit that answers for it. */
export interface Standing {
  readonly unit?: Unit;
  readonly within?: LayerEvidence;
}

const NOWHERE: Standing = {};

/** Gives functions a layer by what they do, where nothing else gave them one. */
export type LayersByWork = (analysis: Analysis, units: Units) => Units;

/** Everything that the detectors of one linted file share. */
export class Analysis {
  readonly module: Module;
  readonly evaluator: Evaluator;
  readonly settings: Settings;
  /** The working directory: layer globs and reported paths are relative to it. */
  readonly root: string;
  /** The type checker's answers, where the project lints with types. */
  readonly declaredType: DeclaredType | undefined;
  readonly #layersByWork: LayersByWork;
  #units: Units | undefined;
  readonly #standings = new Map<Unit, Standing>();

  constructor(module: Module, settings: Settings, root: string, layersByWork: LayersByWork, declaredType?: DeclaredType) {
    this.#layersByWork = layersByWork;
    this.declaredType = declaredType;
    this.module = module;
    this.settings = settings;
    this.root = root;
    this.evaluator = new Evaluator(module.path, (node, index, at) => conventionalParameter(this, node, index, at));
  }

  get units(): Units {
    if (!this.#units) {
      // What a function's work says is asked of the units that everything else has told.
      this.#units = findUnits(this);
      this.#units = this.#layersByWork(this, this.#units);
    }
    return this.#units;
  }

  get fileLayer(): LayerEvidence | undefined {
    return this.units.fileLayer;
  }

  /** True when some code of the file belongs to one of the layers. */
  touches(layers: readonly Layer[]): boolean {
    const isOne = (evidence: LayerEvidence | undefined): boolean => evidence !== undefined && layers.includes(evidence.layer);
    return isOne(this.fileLayer) || this.units.all.some((unit) => isOne(unit.layer));
  }

  /** The layer of the code at a node, with the unit that answers for it: the parts that every fact has. */
  standing(node: Node): Standing {
    const unit = this.units.at(node);
    if (!unit) {
      const within = this.units.layerAt(node);
      return within ? { within } : NOWHERE;
    }
    let standing = this.#standings.get(unit);
    if (!standing) this.#standings.set(unit, (standing = unit.layer ? { unit, within: unit.layer } : { unit }));
    return standing;
  }

  /** The user's own code of a node, on one line and short enough for a message. */
  quote(node: Node, module: Module = this.module): string {
    const text = module.textOf(node).replace(/\s*\n\s*/g, '').replace(/\s+/g, ' ');
    return text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE - 3)}...` : text;
  }

  /** A path as messages show it: relative to the working directory, with forward slashes. */
  displayPath(path: string): string {
    return relative(this.root, path).replaceAll('\\', '/');
  }
}

/** The place of a node of the linted file, or of the span from one node to another. */
export function placeOf(node: Node, end: Node = node): Place {
  return { range: [node.range[0], end.range[1]], loc: { start: node.loc.start, end: end.loc.end } };
}
