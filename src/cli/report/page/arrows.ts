import type { Layer } from '../../../layers/layer.ts';
import { RESPONSIBILITIES } from '../../../responsibilities.ts';
import type { Report, ReportedFinding } from '../report.ts';

/** What the diagram shows beside the layers. */
export type Place = Layer | 'database' | 'external';

/** An arrow of the diagram. */
export interface Arrow {
  readonly from: Layer;
  readonly to: Place;
  /** Imports and calls, or findings where the arrow leads out of the project. */
  readonly count: number;
  readonly forbidden: boolean;
}

/** Where a finding's arrow leads; undefined when it is about no arrow. */
export function targetOf(finding: ReportedFinding): Place | undefined {
  if (finding.to) return finding.to;
  const fact = RESPONSIBILITIES.find(({ rule }) => rule === finding.rule)?.fact;
  if (fact === 'database') return 'database';
  return fact === 'external-call' ? 'external' : undefined;
}

/** Imports between different layers, and what reaches the outside from where it must not. */
export function arrowsOf({ imports, findings }: Report): Arrow[] {
  const between = imports.filter(({ from, to, count }) => from !== to && count > 0).map(({ from, to, count, forbidden }) => ({ from, to, count, forbidden }));
  const outside = new Map<string, Arrow>();
  for (const finding of findings) {
    const to = targetOf(finding);
    if (!finding.layer || (to !== 'database' && to !== 'external')) continue;
    const key = `${finding.layer} ${to}`;
    outside.set(key, { from: finding.layer, to, count: (outside.get(key)?.count ?? 0) + 1, forbidden: true });
  }
  // The forbidden ones are drawn last, above the others.
  return [...between, ...outside.values()].sort((a, b) => Number(a.forbidden) - Number(b.forbidden));
}
