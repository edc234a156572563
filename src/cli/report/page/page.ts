import { createHash } from 'node:crypto';
import { version } from '../../../version.ts';
import { count } from '../../terminal.ts';
import type { Report } from '../report.ts';
import { diagram } from './diagram.ts';
import { Html, html, prose } from './html.ts';
import { SCRIPT } from './script.ts';
import { STYLE } from './style.ts';
import { findingsTable, layerTable, listSection, matrix, ruleTable, worstTable } from './tables.ts';

/** Stands in the second line of every page: what has it may be overwritten. */
export const MARKER = '<!-- written by backend-layers report -->';

/** A page that needs nothing but itself: no request leaves it, and nothing but its own style and script runs in it. */
export function formatPage(report: Report, title: string, at: Date): string {
  const policy = `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>\n${MARKER}\n${html`<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>Layers of ${title}</title>
<style>${new Html(STYLE)}</style>
</head>
<body>
<header>
<h1>Layers of ${title}</h1>
<p class="hint">${count(report.files.linted, 'file')}, by ${configText(report)}. ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC.</p>
${report.notes.map((note) => html`<p class="note">${prose(note)}</p>`)}
</header>
<main>
${tiles(report)}
<div class="columns">
<section><h2>How the layers use each other</h2>${diagram(report)}
<p class="hint">Numbers count imports, calls and queries; a broken line is of types alone. Downwards on the right, back up on the left; red is forbidden, and a red number leads to its findings.</p></section>
<div>
<section><h2>Files per layer</h2>${layerTable(report)}</section>
${report.findings.length === 0 ? html`` : html`<section><h2>Findings per rule</h2>${ruleTable(report)}</section>`}
</div>
</div>
<section><h2>What each layer uses</h2>${matrix(report)}</section>
${report.findings.length === 0 ? html`<section><h2>Findings</h2><p>None.</p></section>` : findings(report)}
${listSection('Files of which nobody knows the layer', report.files.uncovered.map((file) => html`<code>${file}</code>`))}
${listSection('Files that cannot be parsed', report.files.unparsed.map(({ file, line, message }) => html`<code>${file}:${line}</code> ${message}`))}
${listSection('Imports that lead to no file', report.unresolvedImports.map(({ file, line, specifier }) => html`<code>${file}:${line}</code> <code>${specifier}</code>`))}
${listSection('Globs of the settings that match no file', report.unmatchedGlobs.map(({ setting, glob }) => html`${setting}: <code>${glob}</code>`))}
</main>
<footer>eslint-plugin-backend-layers ${version}</footer>
<script>${new Html(SCRIPT)}</script>
</body>
</html>
`.text}`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function configText({ config: { preset, file } }: Report): string {
  if (preset === 'project') return file ?? 'the project\'s configuration';
  return file === null ? 'the preset recommended' : `${file} and the preset recommended`;
}

function tiles({ files, findings: found, totals, uses }: Report): Html {
  const forbidden = uses.filter((each) => each.forbidden).reduce((sum, each) => sum + each.count, 0);
  return html`<ul class="tiles">
<li class="${found.length > 0 ? 'bad' : ''}"><b>${found.length}</b> findings</li>
<li class="${forbidden > 0 ? 'bad' : ''}"><b>${forbidden}</b> forbidden uses</li>
<li><b>${files.layered}</b> files with a layer</li>
<li><b>${files.uncovered.length}</b> without a known layer</li>
<li><b>${totals.silenced}</b> silenced findings</li>
</ul>`;
}

function findings(report: Report): Html {
  return html`<section><h2>Worst files</h2>${worstTable(report)}</section>
<section><h2 id="findings" tabindex="-1">Findings</h2>${findingsTable(report)}</section>`;
}
