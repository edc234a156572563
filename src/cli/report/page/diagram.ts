import { count } from '../../terminal.ts';
import type { Report } from '../report.ts';
import { arcOf, BOX, placesIn, type Arc, type Row } from './arcs.ts';
import { arrowsOf, type Arrow } from '../arrows.ts';
import { html, type Html } from './html.ts';

/** The layers with real counts on the arrows between them; a red number leads to its findings. */
export function diagram(report: Report): Html {
  const arrows = arrowsOf(report);
  const rows = placesIn(report, arrows);
  const arcs = arrows.flatMap((arrow) => arcOf(arrow, rows, arrows) ?? []);
  const left = Math.min(-BOX.width / 2 - 2, ...arcs.map(({ label }) => label.x - widthOf(label.arrow) / 2 - 2));
  const right = Math.max(BOX.width / 2 + 2, ...arcs.map(({ label }) => label.x + widthOf(label.arrow) / 2 + 2));
  const height = Math.max(...rows.map(({ y }) => y)) + BOX.height / 2 + 2;
  const width = Math.ceil(right - left);
  return html`<svg class="diagram" viewBox="${Math.floor(left)} 0 ${width} ${height}" width="${width}" height="${height}" role="group" aria-label="Imports between the layers">
<defs>
${['allowed', 'forbidden'].map((kind) => html`<marker id="head-${kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="11" markerHeight="11" markerUnits="userSpaceOnUse" orient="auto"><path class="head ${kind}" d="M0 0 10 5 0 10z"/></marker>
`)}</defs>
${arcs.map(line)}
${rows.map((row) => box(row))}
${arcs.map(({ label }) => number(label))}
</svg>`;
}

function box({ y, title, files }: Row): Html {
  const second = files === undefined ? html`` : html`<text class="files" x="0" y="${y + 17}">${count(files, 'file')}</text>`;
  return html`<g class="box ${files === undefined ? 'outside' : 'layer'}"><rect x="${-BOX.width / 2}" y="${y - BOX.height / 2}" width="${BOX.width}" height="${BOX.height}" rx="9"/><text x="0" y="${files === undefined ? y + 6 : y - 3}">${title}</text>${second}</g>
`;
}

function line({ path, label: { arrow } }: Arc): Html {
  const kind = kindOf(arrow);
  return html`<path class="arrow ${kind}${arrow.isOfTypes ? ' types' : ''}" d="${path}" marker-end="url(#head-${kind})"/>
`;
}

function number({ x, y, arrow, title }: Arc['label']): Html {
  const width = widthOf(arrow);
  const pill = html`<rect x="${x - width / 2}" y="${y - 12}" width="${width}" height="24" rx="12"/><text x="${x}" y="${y + 5}">${arrow.count}</text>`;
  // What a comment or the baseline silences is forbidden and has no findings to lead to.
  if (arrow.findings === 0) return html`<g class="count ${kindOf(arrow)}"><title>${title}</title>${pill}</g>
`;
  return html`<a class="count forbidden" href="#findings" data-from="${arrow.from}" data-to="${arrow.to}" aria-label="${title}. Show the findings."><title>${title}</title>${pill}</a>
`;
}

function kindOf({ forbidden }: Arrow): 'allowed' | 'forbidden' {
  return forbidden ? 'forbidden' : 'allowed';
}

function widthOf(arrow: Arrow): number {
  return 18 + String(arrow.count).length * 9;
}
