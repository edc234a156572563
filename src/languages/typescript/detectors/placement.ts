import type { MisplacedFact, UnlayeredFact } from '../../../facts/fact.ts';
import { isOutsideLayers, isVocabularyFile } from '../../../layers/find-layer.ts';
import type { Layer, LayerEvidence } from '../../../layers/layer.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { classLayer, extendsOrmRepository, layerByPath } from '../file-layer.ts';
import type { Module } from '../module.ts';
import { isClass, type ClassNode } from '../syntax.ts';

/** Layers whose code is told apart by what it does; entities and schemas stand in each other's folders with good reason. */
const TOLD_APART: ReadonlySet<Layer> = new Set(['router', 'service', 'repository']);

/** Classes that are code of one layer and stand in the folder of another. */
export function detectMisplaced(analysis: Analysis): MisplacedFact[] {
  const standsIn = layerByPath(analysis.module.path, analysis);
  if (!standsIn || standsIn.kind === 'settings' || !TOLD_APART.has(standsIn.layer)) return [];
  return [...analysis.module.nodes('ClassDeclaration'), ...analysis.module.nodes('ClassExpression')].flatMap((node): MisplacedFact[] => {
    const is = isClass(node) ? evidenceOf(analysis, node) : undefined;
    if (!is || !node.id || is.layer === standsIn.layer || !TOLD_APART.has(is.layer)) return [];
    return [{ kind: 'misplaced', place: placeOf(node.id), code: node.id.name, certainty: 'certain', within: standsIn, is, standsIn }];
  });
}

function evidenceOf(analysis: Analysis, node: ClassNode): LayerEvidence | undefined {
  const byCode = classLayer(analysis, node, analysis.module);
  if (byCode?.kind === 'code') return byCode;
  // A service that extends the ORM's repository says by its name what it is.
  const isNamedService = (node.id?.name ?? '').endsWith("Service");
  return !isNamedService && node.superClass && extendsOrmRepository(analysis, node, analysis.module)
    ? { layer: 'repository', kind: 'code', because: `extends \`${analysis.quote(node.superClass)}\`` }
    : undefined;
}

/** Where a program begins: it puts the layers together. */
const ENTRY = /^(?:(?:apps|packages)\/[^/]+\/)?(?:src\/)?(?:main|index|server|app|bootstrap)\.[cm]?[jt]s$/;

/** A file of the project that no name, folder, code or setting gives a layer. */
export function detectUnlayered(analysis: Analysis): UnlayeredFact[] {
  const { module, settings } = analysis;
  const path = analysis.displayPath(module.path);
  // Files with JSX are a frontend's.
  if (path.startsWith('..') || /\.[jt]sx$/.test(path) || ENTRY.test(path) || isOutsideLayers(path, settings) || isVocabularyFile(path) || isBarrel(module)) return [];
  const [first] = module.ast.body;
  if (!first || analysis.fileLayer || layerByPath(module.path, analysis) || analysis.units.all.some((unit) => unit.layer)) return [];
  return [{ kind: 'unlayered', place: placeOf(first), code: path, certainty: 'certain' }];
}

/** True for a file that only passes on what others hold. */
function isBarrel({ ast }: Module): boolean {
  return ast.body.every((statement) => statement.type === 'ExportAllDeclaration' || (statement.type === 'ExportNamedDeclaration' && statement.source !== null));
}
