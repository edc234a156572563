import { LAYERS } from '../../../layers/layer.ts';
import { isRuleId } from '../../lint/rule-config.ts';
import { count } from '../../terminal.ts';
import type { Report, ReportedFinding } from '../report.ts';
import { isOfTypes } from '../arrows.ts';
import { PLACES } from '../summary.ts';
import { breakable, html, prose, type Html } from './html.ts';

/** More rows make a page slow; `--json` has all. */
export const MAX_ROWS = 5_000;

interface Column {
  readonly title: string;
  readonly isNumber?: boolean;
}

/** A table whose columns sort, in a frame that scrolls by itself. */
function sortable(label: string, columns: readonly Column[], rows: readonly Html[], className = ''): Html {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table class="sortable ${className}">
<thead><tr>${columns.map(({ title, isNumber }) => html`<th scope="col" class="${isNumber ? 'number' : ''}"><button type="button">${title}</button></th>`)}</tr></thead>
<tbody>
${rows}</tbody></table></div>`;
}

export function layerTable({ layers, files }: Report): Html {
  const rows = layers.map(({ layer, files: number, findings }) => html`<tr><td>${layer}</td><td class="number">${number}</td><td class="number">${findings}</td></tr>
`);
  return html`${sortable('Files per layer', [{ title: 'Layer' }, { title: 'Files', isNumber: true }, { title: 'Findings', isNumber: true }], rows)}
<p class="hint">${count(files.uncovered.length, 'file')} of which nobody knows the layer, ${files.withoutCode} without code, ${files.outsideLayers} outside the layers (tests, migrations, generated code and the like).</p>`;
}

export function matrix({ uses }: Report): Html {
  const rows = LAYERS.map((from) => html`<tr><th scope="row">${from}</th>${PLACES.map((to) => {
    const { count: number = 0, typeOnly = 0, forbidden = false, findings = 0 } = uses.find((each) => each.from === from && each.to === to) ?? {};
    if (isOfTypes({ count: number, typeOnly, forbidden })) return html`<td class="number types" title="imports of types">(${typeOnly})</td>`;
    if (!forbidden) return html`<td class="number">${number === 0 ? '·' : number}</td>`;
    if (number === 0) return html`<td class="number forbidden-cell" title="forbidden">✗</td>`;
    if (findings === 0) return html`<td class="number forbidden-cell used" title="forbidden, and silenced">${number} ✗</td>`;
    return html`<td class="number forbidden-cell used"><a href="#findings" data-from="${from}" data-to="${to}" aria-label="${from} to ${to}: ${number}, forbidden. Show the findings.">${number} ✗</a></td>`;
  })}</tr>
`);
  return html`<div class="scroll" role="region" aria-label="Uses between layers" tabindex="0"><table class="matrix"><thead><tr><td></td>${PLACES.map((to) => html`<th scope="col">${to}</th>`)}</tr></thead><tbody>
${rows}</tbody></table></div>
<p class="hint">The layer on the left uses what stands above: imports and calls of layers, queries, calls of external APIs. ✗ is forbidden; in brackets stand imports of types where there is nothing else.</p>`;
}

export function ruleTable({ rules }: Report): Html {
  const rows = rules.map(({ rule, docs, description, findings, byLayer }) => html`<tr><td><a href="${docs}" rel="noreferrer">${rule}</a><div class="hint">${description}</div></td><td>${Object.entries(byLayer).map(([layer, number]) => html`<div>${layer} ${number}</div>`)}</td><td class="number"><button type="button" class="link" data-of-rule="${rule}" aria-label="Show the ${findings} of ${rule}">${findings}</button></td></tr>
`);
  return sortable('Findings per rule', [{ title: 'Rule' }, { title: 'Layers' }, { title: 'Findings', isNumber: true }], rows);
}

export function worstTable({ worstFiles }: Report): Html {
  const rows = worstFiles.map(({ file, layer, findings }) => html`<tr><td class="path"><button type="button" class="link" data-search="${file}">${breakable(file)}</button></td><td>${layer ?? 'no layer'}</td><td class="number">${findings}</td></tr>
`);
  return sortable('Worst files', [{ title: 'File' }, { title: 'Layer' }, { title: 'Findings', isNumber: true }], rows);
}

export function findingsTable(report: Report): Html {
  const docs = new Map(report.rules.map((rule) => [rule.rule as string, rule.docs]));
  const rows = report.findings.slice(0, MAX_ROWS).map((finding) => findingRow(finding, docs.get(finding.rule) ?? ''));
  const tooMany = report.findings.length > MAX_ROWS ? html`<p class="hint">The first ${MAX_ROWS} of ${report.findings.length}; <code>backend-layers report --json</code> has all.</p>` : html``;
  return html`<form class="filters" role="search">
<label>Search <input type="search" id="search" autocomplete="off" placeholder="file, message"></label>
${choice('layer', 'Layer', [...new Set(report.findings.map(({ layer }) => layer ?? 'no layer'))])}
${choice('rule', 'Rule', [...new Set(report.findings.map(({ rule }) => rule))].filter(isRuleId))}
${choice('to', 'Leads to', [...new Set(report.findings.flatMap(({ to }) => to ?? []))])}
<button type="reset">Show all</button>
</form>
<p class="hint" id="shown" role="status">${count(report.findings.length, 'finding')}</p>${tooMany}
${sortable('Findings', [{ title: 'Place' }, { title: 'Layer' }, { title: 'Rule' }, { title: 'Severity' }, { title: 'Message' }], rows, 'findings')}`;
}

function choice(id: string, label: string, values: readonly string[]): Html {
  return html`<label>${label} <select id="${id}"><option value="">all</option>${[...values].sort().map((value) => html`<option>${value}</option>`)}</select></label>`;
}

function findingRow(finding: ReportedFinding, docs: string): Html {
  const { file, line, column, layer, rule, severity, message, to } = finding;
  return html`<tr data-layer="${layer ?? 'no layer'}" data-rule="${rule}" data-to="${to ?? ''}"><td class="path">${breakable(`${file}:${line}:${column}`)}</td><td>${layer ?? 'no layer'}</td><td><a href="${docs}" rel="noreferrer">${rule}</a></td><td class="${severity}">${severity === 'warn' ? 'warning' : 'error'}</td><td class="message">${prose(message)}</td></tr>
`;
}

/** A list that is only there when it has entries. */
export function listSection(title: string, entries: readonly Html[]): Html {
  if (entries.length === 0) return html``;
  return html`<section><h2>${title} <span class="badge">${entries.length}</span></h2>
<details${entries.length <= 20 ? html` open` : html``}><summary>Show</summary><ul>${entries.slice(0, MAX_ROWS).map((entry) => html`<li>${entry}</li>
`)}</ul></details></section>`;
}
