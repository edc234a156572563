import path from 'node:path';
import type { FlowFact } from '../../facts/index.ts';
import { findFileLayer } from '../../layers/find-layer.ts';
import { resolveImport, type Resolution } from '../../project/resolve.ts';
import type { ImportSite } from '../lint/imports.ts';
import type { Observation } from '../lint/probe.ts';
import { displayPath } from '../paths.ts';
import type { ExplainedImport } from './explanation.ts';

/** Where each import of a file leads, and the layers there. */
export function explainImports(file: string, { facts, imports, settings }: Observation, cwd: string): ExplainedImport[] {
  const flow = facts.of('flow').filter((fact) => fact.via === 'import');
  return imports.map((site) => {
    const resolution = resolveImport(site.specifier, file);
    const found = flow.filter((fact) => isAt(fact, site)).map((fact) => ({ file: fact.target, layer: fact.targetLayer }));
    const shown = targetOf(resolution, cwd);
    const byPlace = resolution.kind === 'file' && shown !== null && found.length === 0 ? [{ file: shown, layer: findFileLayer(path.relative(cwd, resolution.path), settings) ?? null }] : found;
    return { line: site.line, specifier: site.specifier, typeOnly: site.typeOnly, resolved: resolution.kind, target: shown, layers: byPlace };
  });
}

function isAt({ place: { range } }: FlowFact, site: ImportSite): boolean {
  return range[0] === site.range[0] && range[1] === site.range[1];
}

function targetOf(resolution: Resolution, cwd: string): string | null {
  if (resolution.kind === 'file') return displayPath(resolution.path, cwd);
  return resolution.kind === 'unresolved' ? null : resolution.name;
}
