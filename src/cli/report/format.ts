import { LAYERS } from '../../layers/layer.ts';
import { count, printable, table, type Colors } from '../terminal.ts';
import { isOfTypes } from './arrows.ts';
import type { Place, Report } from './report.ts';
import { PLACES } from './summary.ts';

/** So many entries of a list are shown; `--json` has all. */
const MAX_SHOWN = 10;

/** A report for people. */
export function formatReport(report: Report, colors: Colors): string {
  const { files, config } = report;
  const configured = config.preset === 'project' ? config.file ?? '' : `${config.file === null ? '' : `${config.file} and `}the preset \`recommended\``;
  const lines = [
    colors.bold(`${printable(report.directory)}: ${count(files.linted, 'file')}, by ${printable(configured)}`),
    ...report.notes.map((note) => `${colors.yellow('note')} ${printable(note)}`),
    ...section('Files per layer', layerLines(report, colors), colors),
    ...section('What the layer on the left uses: imports and calls of layers, queries, external calls', matrixLines(report, colors), colors),
    ...section('Findings per rule and layer', ruleLines(report, colors), colors),
    ...section('Worst files', table(report.worstFiles.map(({ file, layer, findings }) => [String(findings), printable(file), layer ?? 'no layer']), ['right']), colors),
    ...list('Files of which nobody knows the layer', files.uncovered.map(printable), colors),
    ...list('Files that cannot be parsed', files.unparsed.map(({ file, line, message }) => `${printable(file)}:${line}  ${printable(message)}`), colors),
    ...list('Imports that lead to no file', report.unresolvedImports.map(({ file, line, specifier }) => `${printable(file)}:${line}  ${printable(specifier)}`), colors),
    ...list('Globs of the settings that match no file', report.unmatchedGlobs.map(({ setting, glob }) => `${setting}: ${printable(glob)}`), colors),
    '',
    totalLine(report, colors),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[], colors: Colors): string[] {
  return lines.length === 0 ? [] : ['', colors.bold(title), ...lines.map((line) => `  ${line}`)];
}

function list(title: string, entries: readonly string[], colors: Colors): string[] {
  const more = entries.length - MAX_SHOWN;
  return section(`${title}: ${entries.length}`, entries.length === 0 ? [] : [...entries.slice(0, MAX_SHOWN), ...(more > 0 ? [colors.dim(`and ${more} more (--json has all)`)] : [])], colors);
}

function layerLines({ layers, files, findings }: Report, colors: Colors): string[] {
  const nowhere = findings.filter(({ layer }) => layer === null).length;
  const rows = [
    ...layers.map(({ layer, files: number, findings: found }) => [layer, String(number), found === 0 ? '' : count(found, 'finding')]),
    ['no layer known', String(files.uncovered.length), nowhere === 0 ? '' : count(nowhere, 'finding')],
    ['without code', String(files.withoutCode), ''],
    ['outside layers', String(files.outsideLayers), ''],
    ...(files.unparsed.length > 0 ? [['not parsed', String(files.unparsed.length), '']] : []),
  ];
  return table(rows, ['left', 'right'], (text, column, row) => (column === 2 ? colors.red(text) : column === 0 && row < layers.length ? colors.cyan(text) : text));
}

function matrixLines({ uses, layers }: Report, colors: Colors): string[] {
  const isUsed = (place: Place): boolean => layers.some(({ layer, files }) => layer === place && files > 0) || uses.some(({ from, to, count: number, typeOnly }) => number + typeOnly > 0 && (from === place || to === place));
  const [from, to] = [LAYERS.filter(isUsed), PLACES.filter(isUsed)];
  if (from.length === 0) return [];
  const cells = from.map((layer) => [layer as string, ...to.map((place) => {
    const { count: number = 0, typeOnly = 0, forbidden = false } = uses.find((each) => each.from === layer && each.to === place) ?? {};
    if (isOfTypes({ count: number, typeOnly, forbidden })) return `(${typeOnly})`;
    return forbidden ? `${number === 0 ? '' : number}✗` : number === 0 ? '· ' : `${number} `;
  })]);
  const rows = [['', ...to.map((place) => `${place} `)], ...cells];
  const lines = table(rows, ['left', ...to.map(() => 'right' as const)], (text, column, row) => {
    if (row === 0 || column === 0) return colors.cyan(text);
    return /^\d+✗$/.test(text) ? colors.red(colors.bold(text)) : /^\d/.test(text) ? text : colors.dim(text);
  });
  return [...lines, colors.dim('✗ forbidden; (in brackets) imports of types where there is nothing else')];
}

function ruleLines({ rules }: Report, colors: Colors): string[] {
  const rows = rules.map(({ rule, findings, byLayer }) => [String(findings), rule, Object.entries(byLayer).map(([layer, number]) => `${layer} ${number}`).join(', ')]);
  return table(rows, ['right'], (text, column) => (column === 0 ? colors.red(text) : column === 2 ? colors.dim(text) : text));
}

function totalLine({ findings, totals: { errors, warnings, silenced }, files }: Report, colors: Colors): string {
  const rest = silenced === 0 ? '' : colors.dim(` ${count(silenced, 'finding is', 'findings are')} silenced by comments or the baseline.`);
  const unparsed = files.unparsed.length === 0 ? '' : ` ${colors.red(`${count(files.unparsed.length, 'file')} cannot be parsed.`)}`;
  if (findings.length === 0) return `${colors.green('No findings.')}${unparsed}${rest}`;
  const inFiles = new Set(findings.map(({ file }) => file)).size;
  return `${colors.red(`${count(findings.length, 'finding')} (${count(errors, 'error')}, ${count(warnings, 'warning')}) in ${count(inFiles, 'file')}.`)}${unparsed}${rest}`;
}
