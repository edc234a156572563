import path from 'node:path';
import { LAYERS, type Layer } from '../../layers/layer.ts';
import { count, printable, table, type Colors } from '../terminal.ts';
import type { Stack, Found } from './stack.ts';
import type { Survey, SurveyedFile } from './survey.ts';

/** So many places of a layer are shown, and so many entries of a list. */
const MAX_PLACES = 3;
const MAX_SHOWN = 5;

/** What was found, and why. */
export function describeFindings(survey: Survey, stack: Stack, head: readonly Found[], colors: Colors): string {
  const rows = [
    ...head.map(({ value, because }) => ['', value, because]),
    ...rowsOf('framework', stack.frameworks),
    ...rowsOf('data access', stack.orms),
    ...rowsOf('validation', stack.validation),
    ...rowsOf('auth', stack.auth),
    ['base path', stack.basePath?.value ?? 'none found', stack.basePath?.because ?? noBasePath(survey, stack)],
  ];
  const files = survey.files.filter(({ coverage }) => coverage !== 'outsideLayers');
  const lines = [
    colors.bold('Found'),
    ...table(rows.map((row) => row.map(printable)), [], (text, column) => (column === 1 ? colors.cyan(text) : column === 2 ? colors.dim(text) : text)).map((line) => `  ${line}`),
    '',
    colors.bold('Layers'),
    ...layerLines(files, colors),
    ...repositoryLine(files, colors),
    ...notes(survey, colors),
  ];
  return `${lines.join('\n')}\n`;
}

function noBasePath({ routes }: Survey, { frameworks }: Stack): string {
  if (routes.length > 0) return 'the routes of the application have no path in common';
  return frameworks.some(({ value }) => value === 'nestjs') ? 'no `setGlobalPrefix` with a text' : 'the application registers no route by its whole path';
}

function rowsOf(title: string, found: readonly Found[]): string[][] {
  return found.length === 0 ? [[title, 'none known', 'no dependency tells']] : found.map(({ value, because }, at) => [at === 0 ? title : '', value, because]);
}

function layerLines(files: readonly SurveyedFile[], colors: Colors): string[] {
  const rows = LAYERS.flatMap((layer) => {
    const own = files.filter((file) => file.layer === layer);
    return own.length === 0 ? [] : [[layer, String(own.length), placesOf(own, layer)]];
  });
  const uncovered = files.filter(({ coverage }) => coverage === 'uncovered');
  if (uncovered.length > 0) rows.push(['no layer', String(uncovered.length), placesOf(uncovered)]);
  return table(rows, ['left', 'right'], (text, column) => (column === 0 ? colors.cyan(text) : column === 2 ? colors.dim(text) : text)).map((line) => `  ${line}`);
}

/** The evidence that most files of a layer share: `*.controller.ts`, or a folder. */
function placesOf(files: readonly SurveyedFile[], layer?: Layer): string {
  const counts = new Map<string, number>();
  for (const { file, because } of files) {
    const place = because?.layer === layer && because !== undefined ? because.because : `in \`${path.posix.dirname(file)}/\``;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const shown = sorted.slice(0, MAX_PLACES).map(([place, number]) => `${printable(place)} ${number}`);
  return `${shown.join(', ')}${sorted.length > MAX_PLACES ? `, ${sorted.length - MAX_PLACES} more` : ''}`;
}

function repositoryLine(files: readonly SurveyedFile[], colors: Colors): string[] {
  const repositories = files.filter(({ layer }) => layer === 'repository').length;
  const generic = files.filter(({ deeds }) => deeds.ormRepositories > 0).length;
  const services = files.filter(({ layer, deeds }) => layer === 'service' && deeds.queries > 0).length;
  const routers = files.filter(({ layer, deeds }) => layer === 'router' && deeds.queries > 0).length;
  const others = [...(services > 0 ? [count(services, 'service')] : []), ...(routers > 0 ? [count(routers, 'router')] : [])].join(' and ');
  const has = repositories > 0 ? `Repository layer: yes, ${count(repositories, 'file')}.` : generic > 0 ? `Repository layer: the ORM's own repositories, in ${count(generic, 'file')}.` : 'Repository layer: none.';
  return [`  ${has}${others === '' ? '' : colors.yellow(` ${others} ${services + routers === 1 ? 'queries' : 'query'} the database directly.`)}`];
}

function notes({ unparsed, unresolved }: Survey, colors: Colors): string[] {
  return [
    ...listed(unparsed.length === 1 ? 'file cannot be parsed' : 'files cannot be parsed', unparsed.map(({ file, line, message }) => `${file}:${line} ${message}`), colors),
    ...listed(unresolved.length === 1 ? 'import leads to no file' : 'imports lead to no file', bySpecifier(unresolved), colors, unresolved.length),
  ];
}

/** A generated folder that is not there yet is one entry, not a hundred. */
function bySpecifier(unresolved: Survey['unresolved']): string[] {
  const groups = new Map<string, Survey['unresolved'][number][]>();
  for (const each of unresolved) groups.set(each.specifier, [...(groups.get(each.specifier) ?? []), each]);
  return [...groups].sort((a, b) => b[1].length - a[1].length).flatMap(([specifier, [first, ...others]]) => (first ? [`${first.file}:${first.line} ${specifier}${others.length > 0 ? ` (and ${others.length} more)` : ''}`] : []));
}

function listed(title: string, entries: readonly string[], colors: Colors, number = entries.length): string[] {
  if (entries.length === 0) return [];
  const more = entries.length - MAX_SHOWN;
  return ['', `${colors.yellow('note')} ${number} ${title}: ${entries.slice(0, MAX_SHOWN).map(printable).join(', ')}${more > 0 ? `, ${more} more (\`backend-layers report\` lists them)` : ''}`];
}
