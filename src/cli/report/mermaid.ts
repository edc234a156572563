import { count } from '../terminal.ts';
import { arrowsOf } from './arrows.ts';
import type { Place, Report } from './report.ts';

const OUTSIDE: readonly (readonly [Place, string])[] = [['database', 'database[("database")]'], ['external', 'external(["external APIs"])']];

/** The layers and what each uses, as a Mermaid flowchart; forbidden directions are red. */
export function formatMermaid(report: Report): string {
  const arrows = arrowsOf(report);
  const named = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const forbidden = arrows.flatMap((arrow, index) => (arrow.forbidden ? [index] : []));
  return [
    'flowchart TD',
    ...report.layers.filter(({ layer, files }) => files > 0 || named.has(layer)).map(({ layer, files }) => `  ${layer}["${layer}<br/>${count(files, 'file')}"]`),
    ...OUTSIDE.filter(([place]) => named.has(place)).map(([, node]) => `  ${node}`),
    ...arrows.map(({ from, to, count: number, isOfTypes }) => `  ${from} ${isOfTypes ? '-.->' : '-->'}|${number}| ${to}`),
    ...(forbidden.length > 0 ? [`  linkStyle ${forbidden.join(',')} stroke:#d1242f,color:#d1242f,stroke-width:2px`] : []),
    '',
  ].join('\n');
}
