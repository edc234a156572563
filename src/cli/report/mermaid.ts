import { count } from '../terminal.ts';
import type { Report } from './report.ts';

/** The layers and what is imported between them, as a Mermaid flowchart; forbidden directions are red. */
export function formatMermaid({ layers, imports }: Report): string {
  const arrows = imports.filter((each) => each.count > 0 && each.from !== each.to);
  const named = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const forbidden = arrows.flatMap((arrow, index) => (arrow.forbidden ? [index] : []));
  return [
    'flowchart TD',
    ...layers.filter(({ layer, files }) => files > 0 || named.has(layer)).map(({ layer, files }) => `  ${layer}["${layer}<br/>${count(files, 'file')}"]`),
    ...arrows.map(({ from, to, count: number }) => `  ${from} -->|${number}| ${to}`),
    ...(forbidden.length > 0 ? [`  linkStyle ${forbidden.join(',')} stroke:#d1242f,color:#d1242f,stroke-width:2px`] : []),
    '',
  ].join('\n');
}
