import type { LayerEvidence } from '../../layers/layer.ts';
import { count, printable, table, type Colors } from '../terminal.ts';
import type { ExplainedFact, ExplainedImport, ExplainedRule, Explanation } from './explanation.ts';
import { describeFact } from './words.ts';

/** So many calls of unknown origin are shown of a whole file. */
const MAX_OPEN_CALLS = 8;

/** An explanation for people. */
export function formatExplanation(explanation: Explanation, colors: Colors): string {
  const { file, line, layer, notes, unmatchedGlobs } = explanation;
  const lines = [
    colors.bold(printable(line === undefined ? file : `${file}:${line}`)),
    `  layer   ${layer ? colors.cyan(layer.layer) + colors.dim(because(layer)) : colors.dim(explanation.outsideLayers ? 'none: stands outside the layers (tests, migrations, generated code and the like)' : 'none')}`,
    `  config  ${configText(explanation)}`,
    ...unmatchedGlobs.map(({ setting, glob }) => `  ${colors.yellow('note')}    The glob \`${printable(glob)}\` of \`${setting}\` matches no file.`),
    ...notes.map((note) => `  ${colors.yellow('note')}    ${printable(note)}`),
    ...section('Functions', unitLines(explanation, colors), colors),
    ...section('Rules', ruleLines(explanation, colors), colors),
    ...section('Imports', importLines(explanation.imports, colors), colors),
    ...section('Facts', explanation.facts.flatMap((fact) => factLines(fact, colors)), colors),
    ...openCallLines(explanation, colors),
    '',
    explanation.findings.length === 0 ? colors.green('No findings.') : colors.red(`${count(explanation.findings.length, 'finding')}.`),
  ];
  return `${lines.join('\n')}\n`;
}

function section(title: string, lines: readonly string[], colors: Colors): string[] {
  return ['', colors.bold(title), ...(lines.length === 0 ? [colors.dim('  none')] : lines.map((line) => `  ${line}`))];
}

function because({ because: text, kind }: LayerEvidence): string {
  return `: ${printable(text)} (${kind})`;
}

function configText({ config: { file, preset } }: Explanation): string {
  if (preset === 'project') return printable(file ?? '');
  return file === null ? 'none, the preset `recommended` instead' : `${printable(file)}, with the preset \`recommended\``;
}

function unitLines({ units }: Explanation, colors: Colors): string[] {
  return table(units.map((unit) => [
    String(unit.line), printable(unit.name), unit.layer ? `${unit.layer.layer}${unit.isHandler ? ', handler' : ''}` : 'no layer', unit.layer ? because(unit.layer).slice(2) : '',
  ]), ['right'], (text, column) => (column === 2 ? colors.cyan(text) : column === 3 ? colors.dim(text) : text));
}

function ruleLines({ rules }: Explanation, colors: Colors): string[] {
  const applying = rules.filter((rule) => rule.applies);
  const others = rules.length - applying.length;
  const rows = applying.map((rule) => [rule.severity, rule.rule, rule.findings === 0 ? '' : count(rule.findings, 'finding'), optionsText(rule)]);
  const lines = table(rows, [], (text, column, row) => paintRule(text, column, rows[row]?.[0], colors));
  return others === 0 ? lines : [...lines, colors.dim(`${count(others, 'other rule')} of the plugin ${others === 1 ? 'speaks' : 'speak'} in other layers.`)];
}

function paintRule(text: string, column: number, severity: string | undefined, colors: Colors): string {
  if (column === 0) return severity === 'error' ? colors.red(text) : severity === 'warn' ? colors.yellow(text) : colors.dim(text);
  if (column === 2) return colors.red(text);
  return column === 3 || severity === 'off' ? colors.dim(text) : text;
}

/** Options that are set, or whose default is worth knowing. */
function optionsText({ options, severity }: ExplainedRule): string {
  if (severity === 'off') return '';
  const entries = Object.entries(options).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
  return printable(entries.map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(', '));
}

function importLines(imports: readonly ExplainedImport[], colors: Colors): string[] {
  const rows = imports.flatMap((each): string[][] => {
    const start = [String(each.line), printable(each.specifier) + (each.typeOnly ? ' (types)' : '')];
    if (each.resolved === 'unresolved') return [[...start, 'leads to no file that is there']];
    if (each.resolved !== 'file') return [[...start, `${each.resolved === 'package' ? 'package' : 'runtime'} ${printable(each.target ?? '')}`]];
    return each.layers.map(({ file, layer }) => [...start, printable(file), layer ? `${layer.layer}${because(layer)}` : 'no layer']);
  });
  return table(rows, ['right'], (text, column, row) => (rows[row]?.length === 3 && rows[row][2]?.startsWith('leads') && column === 2 ? colors.yellow(text) : column === 3 ? colors.dim(text) : text));
}

/** Only there when there are some: most files are understood. */
function openCallLines({ openCalls, line }: Explanation, colors: Colors): string[] {
  if (openCalls.length === 0) return [];
  const shown = line === undefined ? openCalls.slice(0, MAX_OPEN_CALLS) : openCalls;
  const more = openCalls.length - shown.length;
  const rows = shown.map((call) => [`${call.line}:${call.column}`, printable(call.code), printable(call.why)]);
  return section('Calls of unknown origin, on which the rules are silent', [...table(rows), ...(more > 0 ? [colors.dim(`and ${more} more (--json has all)`)] : [])], colors);
}

function factLines(fact: ExplainedFact, colors: Colors): string[] {
  const where = `${fact.line}:${fact.column}`;
  const lines = [`${where}  ${describeFact(fact)}  ${colors.bold(`\`${printable(fact.code)}\``)}`];
  const rows: [string, string][] = [['certainty', fact.certainty]];
  if (fact.unit !== null) rows.push(['in', `\`${printable(fact.unit)}\``]);
  if (fact.layer) rows.push(['layer', `${fact.layer.layer}${because(fact.layer)}`]);
  if (fact.origin !== null) rows.push(['origin', printable(fact.origin)]);
  for (const [index, { code, file, line }] of fact.provenance.entries()) rows.push([index === 0 ? 'from' : '', `${file === undefined ? `line ${line}` : `${printable(file)}:${line}`}  ${printable(code)}`]);
  if (fact.path.length > 0) rows.push(['path', fact.path.map((hop) => `${printable(hop.code)} (${hop.file === undefined ? 'line ' : `${printable(hop.file)}:`}${hop.line})`).join(' -> ')]);
  lines.push(...table(rows, [], (text, column) => (column === 0 ? colors.dim(text) : text)).map((line) => `    ${line}`));
  for (const { rule, reason, why } of fact.verdicts) {
    const text = `${rule === undefined ? '' : `${rule}: `}${why}`;
    lines.push(`    ${reason === 'reported' ? colors.red(`✗ ${text}`) : `${colors.dim('·')} ${text}`}`);
  }
  return lines;
}
