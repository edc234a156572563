import { RESPONSIBILITIES } from '../../responsibilities.ts';
import type { Place, Report, ReportedFinding, Use } from './report.ts';

/** An arrow of the diagram. */
export type Arrow = Pick<Use, 'from' | 'to' | 'count' | 'forbidden' | 'findings'>;

/** Where a finding's arrow leads; undefined when it is about no arrow. */
export function targetOf(finding: ReportedFinding): Place | undefined {
  if (finding.to) return finding.to;
  const fact = RESPONSIBILITIES.find(({ rule }) => rule === finding.rule)?.fact;
  if (fact === 'database') return 'database';
  return fact === 'external-call' ? 'external' : undefined;
}

/** What is used at run time; the forbidden ones come last, so that they are drawn above the others. */
export function arrowsOf({ uses }: Report): Arrow[] {
  return uses.filter(({ from, to, count }) => from !== to && count > 0).sort((a, b) => Number(a.forbidden) - Number(b.forbidden));
}
