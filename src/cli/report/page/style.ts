/** The page's own style; the policy of the page allows no other. */
export const STYLE = `
:root { color-scheme: light dark; --back: #fff; --card: #f6f8fa; --line: #d0d7de; --text: #1f2328; --dim: #59636e; --blue: #0969da; --red: #cf222e; --red-back: #ffebe9; --yellow: #7d4e00; --arrow: #6e7781; }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --card: #161b22; --line: #3d444d; --text: #e6edf3; --dim: #9198a1; --blue: #4493f8; --red: #ff7b72; --red-back: #3a1618; --yellow: #d29922; --arrow: #8b949e; } }
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0 auto; max-width: 1200px; padding: 24px 20px 64px; background: var(--back); color: var(--text); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 36px 0 10px; }
a { color: var(--blue); }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; border-radius: 4px; }
.hint { color: var(--dim); margin: 8px 0; overflow-wrap: anywhere; }
.note { border-left: 4px solid var(--yellow); padding: 6px 12px; background: var(--card); overflow-wrap: anywhere; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin: 20px 0; padding: 0; list-style: none; }
.tiles li { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: 10px 14px; color: var(--dim); }
.tiles b { display: block; font-size: 1.6rem; line-height: 1.2; color: var(--text); font-variant-numeric: tabular-nums; }
.tiles .bad b { color: var(--red); }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 36px; align-items: start; }
.diagram { display: block; max-width: 100%; height: auto; margin: 0 auto; }
.box rect { fill: var(--card); stroke: var(--line); stroke-width: 1.5; }
.box.outside rect { fill: var(--back); stroke-dasharray: 5 4; }
.box text { text-anchor: middle; font-size: 17px; font-weight: 600; fill: var(--text); }
.box .files { font-size: 14px; font-weight: 400; fill: var(--dim); }
.arrow { fill: none; stroke: var(--arrow); stroke-width: 1.5; }
.arrow.forbidden { stroke: var(--red); stroke-width: 2.4; }
.arrow.types { stroke-dasharray: 4 4; }
.types { color: var(--dim); }
.head { fill: var(--arrow); }
.head.forbidden { fill: var(--red); }
.count rect { fill: var(--back); stroke: var(--line); }
.count text { text-anchor: middle; font-size: 15px; fill: var(--text); font-variant-numeric: tabular-nums; }
.count.forbidden rect { fill: var(--red-back); stroke: var(--red); stroke-width: 1.5; }
.count.forbidden text { fill: var(--red); font-weight: 700; text-decoration: underline; }
.count.forbidden { cursor: pointer; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: 10px; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: 7px 12px; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
thead { background: var(--card); }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.matrix th { font-weight: 500; color: var(--dim); }
.matrix thead th { text-align: right; }
.forbidden-cell { color: var(--red); background: var(--red-back); }
.forbidden-cell.used a { color: var(--red); font-weight: 700; white-space: nowrap; }
th button { all: unset; cursor: pointer; font-weight: 600; white-space: nowrap; }
th button:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; border-radius: 4px; }
th button::after { content: " \\2195"; color: var(--dim); }
th[aria-sort=ascending] button::after { content: " \\2191"; color: var(--blue); }
th[aria-sort=descending] button::after { content: " \\2193"; color: var(--blue); }
.link { font: inherit; color: var(--blue); background: none; border: 0; padding: 0; text-align: left; text-decoration: underline; cursor: pointer; overflow-wrap: anywhere; }
.path, .path button, code { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 13px; overflow-wrap: anywhere; }
.path { overflow-wrap: anywhere; }
td div { white-space: nowrap; }
td .hint { white-space: normal; margin: 2px 0 0; font-size: 13px; }
.findings { table-layout: fixed; min-width: 860px; }
.findings th:nth-child(1) { width: 27%; }
.findings th:nth-child(2) { width: 105px; }
.findings th:nth-child(3) { width: 190px; }
.findings th:nth-child(4) { width: 95px; }
.message { overflow-wrap: anywhere; }
.message code, .note code { background: var(--card); border-radius: 4px; padding: 1px 3px; }
.error { color: var(--red); }
.warn { color: var(--yellow); }
.filters { display: flex; flex-wrap: wrap; gap: 10px 14px; align-items: end; }
.filters label { display: grid; gap: 2px; font-size: 13px; color: var(--dim); }
.filters input, .filters select, .filters button { font: inherit; color: var(--text); background: var(--back); border: 1px solid var(--line); border-radius: 6px; padding: 6px 10px; max-width: 100%; min-height: 38px; }
.filters button { cursor: pointer; background: var(--card); }
.badge { font-size: 0.85rem; font-weight: 500; color: var(--dim); background: var(--card); border: 1px solid var(--line); border-radius: 999px; padding: 1px 9px; }
ul { padding-left: 20px; }
.tiles { padding-left: 0; }
li { overflow-wrap: anywhere; }
footer { margin-top: 48px; color: var(--dim); font-size: 13px; }
[hidden] { display: none !important; }
@media (max-width: 900px) { .columns { grid-template-columns: minmax(0, 1fr); } }
@media (max-width: 640px) {
  body { padding: 16px 14px 48px; }
  h2 { margin-top: 28px; }
  th, td { padding: 7px 10px; }
  .tiles li:last-child:nth-child(odd) { grid-column: 1 / -1; }
  .findings { min-width: 0; }
  .filters { display: grid; grid-template-columns: 1fr 1fr; }
  .filters label:first-child { grid-column: 1 / -1; }
  .filters input, .filters select { width: 100%; }
  .findings, .findings tbody, .findings tr { display: block; }
  .findings thead tr { display: flex; flex-wrap: wrap; }
  .findings thead th:nth-child(n) { border: 0; width: auto; padding: 5px 10px; }
  .findings tr { padding: 10px 12px; border-bottom: 1px solid var(--line); }
  .findings td { display: inline-block; border: 0; padding: 0 10px 2px 0; min-width: 0; white-space: normal; }
  .findings td.path, .findings td.message { display: block; }
}
@media print { .filters, th button::after { display: none; } }
`;
