import { count } from '../../terminal.ts';
import type { Report } from '../report.ts';
import { arrowsOf, type Arrow, type Place } from './arrows.ts';
import { html, type Html } from './html.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

const WIDTH = 600;
const HEIGHT = 600;
const BOX = { width: 138, height: 54 };

/** The middle of each box; the request flows downwards. */
const PLACES: Readonly<Record<Place, Point & { readonly label: string }>> = {
  router: { x: 300, y: 40, label: 'Router' },
  dependency: { x: 78, y: 120, label: 'Dependency' },
  schema: { x: 522, y: 120, label: 'Schema' },
  service: { x: 300, y: 215, label: 'Service' },
  repository: { x: 300, y: 390, label: 'Repository' },
  entity: { x: 522, y: 390, label: 'Entity' },
  external: { x: 78, y: 390, label: 'External APIs' },
  database: { x: 300, y: 560, label: 'Database' },
};

/** The layers with real counts on the arrows between them; an arrow leads to its findings. */
export function diagram(report: Report): Html {
  const arrows = arrowsOf(report);
  const used = new Set<Place>(['router', 'service', 'repository', 'database', ...arrows.flatMap(({ from, to }) => [from, to]), ...report.layers.filter(({ files }) => files > 0).map(({ layer }) => layer)]);
  return html`<svg class="diagram" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="group" aria-label="Imports between the layers">
<defs>
<marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0 10 5 0 10z"/></marker>
<marker id="head-forbidden" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head forbidden" d="M0 0 10 5 0 10z"/></marker>
</defs>
${arrows.map((arrow) => line(arrow))}
${[...used].map((place) => box(place, report))}
${arrows.map((arrow) => label(arrow))}
</svg>`;
}

function box(place: Place, { layers }: Report): Html {
  const { x, y, label: name } = PLACES[place];
  const layer = layers.find((each) => each.layer === place);
  const left = x - BOX.width / 2;
  const top = y - BOX.height / 2;
  const second = layer ? html`<text class="files" x="${x}" y="${y + 17}">${count(layer.files, 'file')}</text>` : html``;
  return html`<g class="box ${layer ? 'layer' : 'outside'}"><rect x="${left}" y="${top}" width="${BOX.width}" height="${BOX.height}" rx="9"/><text x="${x}" y="${layer ? y - 3 : y + 5}">${name}</text>${second}</g>
`;
}

function line(arrow: Arrow): Html {
  const { start, control, end } = curve(arrow);
  return html`<path class="arrow ${arrow.forbidden ? 'forbidden' : 'allowed'}" d="M${at(start)} Q${at(control)} ${at(end)}" marker-end="url(#${arrow.forbidden ? 'head-forbidden' : 'head'})"/>
`;
}

function label(arrow: Arrow): Html {
  const { middle } = curve(arrow);
  const width = 18 + String(arrow.count).length * 9;
  const [from, to] = [PLACES[arrow.from].label, PLACES[arrow.to].label];
  const what = arrow.to === 'database' || arrow.to === 'external' ? count(arrow.count, 'finding') : count(arrow.count, 'import');
  const pill = html`<rect x="${round(middle.x - width / 2)}" y="${round(middle.y - 12)}" width="${width}" height="24" rx="12"/><text x="${round(middle.x)}" y="${round(middle.y + 5)}">${arrow.count}</text>`;
  const title = `${from} to ${to}: ${what}${arrow.forbidden ? ', forbidden' : ''}`;
  if (!arrow.forbidden) return html`<g class="count allowed"><title>${title}</title>${pill}</g>
`;
  return html`<a class="count forbidden" href="#findings" data-from="${arrow.from}" data-to="${arrow.to}" aria-label="${title}. Show the findings."><title>${title}</title>${pill}</a>
`;
}

/** Arrows there and back bend to different sides; one that passes another box bends around it. */
function curve({ from, to }: Arrow): { start: Point; control: Point; end: Point; middle: Point } {
  const [a, b] = [PLACES[from], PLACES[to]];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const passes = a.x === b.x && Math.abs(b.y - a.y) > 250 ? Math.abs(b.y - a.y) * 0.62 : 26;
  const control = { x: (a.x + b.x) / 2 + ((b.y - a.y) / length) * passes, y: (a.y + b.y) / 2 - ((b.x - a.x) / length) * passes };
  const [start, end] = [border(a, control, 0), border(b, control, 3)];
  return { start, control, end, middle: { x: start.x / 4 + control.x / 2 + end.x / 4, y: start.y / 4 + control.y / 2 + end.y / 4 } };
}

/** Where the line from the middle of a box to a point leaves the box. */
function border(box: Point, toward: Point, gap: number): Point {
  const [dx, dy] = [toward.x - box.x, toward.y - box.y];
  const scale = Math.min((BOX.width / 2 + gap) / Math.abs(dx || 1e-9), (BOX.height / 2 + gap) / Math.abs(dy || 1e-9));
  return { x: box.x + dx * scale, y: box.y + dy * scale };
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
