import type { Report, Use } from './report.ts';

/** An arrow of the diagram. */
export interface Arrow extends Pick<Use, 'from' | 'to' | 'forbidden' | 'findings'> {
  readonly count: number;
  /** True where only types are imported, as where what is used is injected. */
  readonly isOfTypes: boolean;
}

/** What is used; the forbidden ones come last, so that they are drawn above the others. */
export function arrowsOf({ uses }: Report): Arrow[] {
  return uses.filter((use) => use.from !== use.to).flatMap((use): Arrow[] => {
    if (use.count > 0) return [{ ...use, isOfTypes: false }];
    return isOfTypes(use) ? [{ ...use, count: use.typeOnly, isOfTypes: true }] : [];
  }).sort((a, b) => Number(a.forbidden) - Number(b.forbidden));
}

/** Types of a layer that may not be used are no use of it. */
export function isOfTypes({ count, typeOnly, forbidden }: Pick<Use, 'count' | 'typeOnly' | 'forbidden'>): boolean {
  return count === 0 && typeOnly > 0 && !forbidden;
}
