import { count } from '../../terminal.ts';
import type { Place, Report } from '../report.ts';
import type { Arrow } from '../arrows.ts';

/** A box of the diagram. */
export interface Row {
  readonly place: Place;
  readonly title: string;
  /** The middle of the box; all boxes stand in one column around x = 0. */
  readonly y: number;
  /** Absent where it is no layer of the project. */
  readonly files: number | undefined;
}

/** An arrow beside the column. */
export interface Arc {
  readonly path: string;
  readonly label: { readonly x: number; readonly y: number; readonly title: string; readonly arrow: Arrow };
}

export const BOX = { width: 140, height: 56 };
const ROW_HEIGHT = 84;
/** How far an arc reaches out, for each row that it passes: no two numbers can meet. */
const REACH = { least: 20, perRow: 25 };

/** In the order in which a request passes; what all layers share stands below. */
const TITLES: Readonly<Record<Place, string>> = {
  router: 'Router', dependency: 'Dependency', service: 'Service', repository: 'Repository', database: 'Database', external: 'External APIs', schema: 'Schema', entity: 'Entity',
};
const ALWAYS: ReadonlySet<Place> = new Set(['router', 'service', 'repository', 'database']);

/** The boxes that are worth showing. */
export function placesIn({ layers }: Report, arrows: readonly Arrow[]): Row[] {
  const touched = new Set(arrows.flatMap(({ from, to }) => [from, to]));
  const files = new Map<Place, number>(layers.map((entry) => [entry.layer, entry.files]));
  return (Object.keys(TITLES) as Place[]).filter((place) => ALWAYS.has(place) || touched.has(place) || (files.get(place) ?? 0) > 0)
    .map((place, index) => ({ place, title: TITLES[place], y: BOX.height / 2 + 2 + index * ROW_HEIGHT, files: files.get(place) }));
}

/** What goes down stands on the right, what goes back up on the left, so that an arrow crosses no box. */
export function arcOf(arrow: Arrow, rows: readonly Row[], arrows: readonly Arrow[]): Arc | undefined {
  const [from, to] = [rows.find(({ place }) => place === arrow.from), rows.find(({ place }) => place === arrow.to)];
  if (!from || !to) return undefined;
  const side = to.y > from.y ? 1 : -1;
  const edge = (side * BOX.width) / 2;
  const reach = side * (REACH.least + (REACH.perRow * Math.abs(to.y - from.y)) / ROW_HEIGHT);
  const [start, end] = [portOf(from, arrow, rows, arrows), portOf(to, arrow, rows, arrows)];
  // The middle of a cubic curve lies at three quarters of its handles.
  const handle = round(edge + (reach * 4) / 3);
  const noun = arrow.to === 'database' || arrow.to === 'external' ? 'call' : 'import';
  const what = count(arrow.count, arrow.isOfTypes ? 'import of types' : noun, arrow.isOfTypes ? 'imports of types' : `${noun}s`);
  return {
    path: `M${edge} ${start} C${handle} ${start} ${handle} ${end} ${edge + side * 2} ${end}`,
    label: { x: edge + reach, y: round((start + end) / 2), arrow, title: `${from.title} to ${to.title}: ${what}${arrow.forbidden ? ', forbidden' : ''}` },
  };
}

/** Where an arrow meets a box: those from above end above those from below, long ones inside short ones, so that none cross. */
function portOf(row: Row, arrow: Arrow, rows: readonly Row[], arrows: readonly Arrow[]): number {
  const yOf = (place: Place): number => rows.find((each) => each.place === place)?.y ?? 0;
  const otherEnd = (each: Arrow): number => yOf(each.from === row.place ? each.to : each.from) - row.y;
  const goesDown = (each: Arrow): boolean => yOf(each.to) > yOf(each.from);
  const ends = arrows.filter((each) => (each.from === row.place || each.to === row.place) && goesDown(each) === goesDown(arrow));
  // -1, -2, -3 from the top, then 3, 2, 1.
  const rank = (each: Arrow): number => 1 / otherEnd(each);
  const sorted = ends.sort((a, b) => rank(a) - rank(b));
  return round(row.y - BOX.height / 2 + (BOX.height * (sorted.indexOf(arrow) + 1)) / (sorted.length + 1));
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
