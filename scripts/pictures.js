/**
 * `npm run pictures`: draws the pictures of the README from the real thing, into `docs/images/`: the messages of ESLint on
 * `examples/express-prisma` as an editor shows them, what `backend-layers report` prints in a terminal, and its page.
 * Needs Chromium and tmux.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ESLint } from 'eslint';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = path.join(root, 'examples/express-prisma');
const images = path.join(root, 'docs/images');
const cli = path.join(root, 'dist/cli.js');
/** What stands for the codes of a terminal. */
const CLASSES = { 1: 'bold', 2: 'dim', 31: 'red', 32: 'green', 33: 'yellow', 36: 'cyan' };
const SQUIGGLES = { file: 'src/routes/orders.routes.ts', first: 8, last: 27 };

const temporary = mkdtempSync(path.join(tmpdir(), 'pictures-'));
mkdirSync(images, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
try {
  await draw('squiggle', writePage('squiggle', await squiggles()), 900);
  await draw('terminal', writePage('terminal', terminal()), 900);
  await draw('report', reportPage(), 1100, 820);
} finally {
  await browser.close();
  rmSync(temporary, { recursive: true, force: true });
}

/** A picture of a page by day and by night; as high as the page where no height is given. */
async function draw(name, page, width, height) {
  for (const colorScheme of ['light', 'dark']) {
    const tab = await browser.newPage({ viewport: { width, height: height ?? 100 }, colorScheme, deviceScaleFactor: 1.25 });
    await tab.goto(pathToFileURL(page).href);
    const file = path.join(images, `${name}-${colorScheme}.png`);
    await tab.screenshot({ path: file, fullPage: height === undefined });
    console.log(`${path.relative(root, file)}: ${Math.round(readFileSync(file).length / 1024)} KB`);
    await tab.close();
  }
}

function reportPage() {
  const file = path.join(temporary, 'report.html');
  try {
    execFileSync(process.execPath, [cli, 'report', '--html', file], { cwd: example, stdio: 'ignore' });
  } catch (error) {
    // 1 says that there are findings, which the example is there for.
    if (error.status !== 1) throw error;
  }
  return file;
}

/** What the command prints on a terminal, colours and all. */
function terminal() {
  const tmux = (...args) => execFileSync('tmux', ['-L', path.basename(temporary), ...args], { cwd: example, encoding: 'utf8' });
  const done = path.join(temporary, 'done');
  const command = `'${process.execPath}' '${cli}' report; tmux -L ${path.basename(temporary)} wait-for -S done; sleep 600`;
  writeFileSync(done, command);
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', '100', '-y', '60', 'env', '-u', 'NO_COLOR', 'sh', done);
  try {
    tmux('wait-for', 'done');
    return `<pre><b>$ npx backend-layers report</b>\n${ansiToHtml(tmux('capture-pane', '-p', '-e', '-J').trimEnd())}</pre>`;
  } finally {
    tmux('kill-server');
  }
}

/** The code of the example, with what ESLint says of it; the first message stands open, as under the mouse. */
async function squiggles() {
  const [{ messages, source }] = await new ESLint({ cwd: example }).lintFiles([SQUIGGLES.file]);
  // The example says at the end of a line what the squiggle says.
  const lines = source.replace(/ *\/\/ ❌.*/g, '').split('\n').slice(SQUIGGLES.first - 1, SQUIGGLES.last).map((text, index) => {
    const line = SQUIGGLES.first + index;
    const [message] = messages.filter((each) => each.line === line);
    const marked = message ? markedLine(text, message) : colored(text);
    return `<div class="line"><i>${line}</i>${marked}</div>${message && message === messages[0] ? hover(message) : ''}`;
  });
  return `<div class="tab">${SQUIGGLES.file}</div><pre class="code">${lines.join('')}</pre>`;
}

function markedLine(text, { line, column, endLine, endColumn }) {
  const end = endLine === line ? endColumn - 1 : text.length;
  return `${colored(text.slice(0, column - 1))}<u>${escape(text.slice(column - 1, end))}</u>${colored(text.slice(end))}`;
}

function hover({ message, ruleId }) {
  return `<div class="hover">${escape(message)} <em>${ruleId}</em></div>`;
}

/** Strings, words of the language and comments. */
function colored(text) {
  return escape(text).replace(/(&#39;.*?&#39;|`.*?`)|\b(import|from|export|const|return|if|await|async|throw|new|function)\b|(\/\/.*$)/g, (all, string, word) => `<span class="${string ? 's' : word ? 'k' : 'c'}">${all}</span>`);
}

function ansiToHtml(text) {
  let on = new Set();
  // Every piece but the first begins with the numbers of a sequence.
  return text.split('\u001B[').map((piece, index) => {
    const [, codes, rest] = index === 0 ? [undefined, '', piece] : /^([\d;]*)m([^]*)$/.exec(piece) ?? [undefined, '', ''];
    if (index > 0) for (const code of codes.split(';').map(Number)) on = style(on, code);
    return on.size === 0 ? escape(rest) : `<span class="${[...on].join(' ')}">${escape(rest)}</span>`;
  }).join('');
}

function style(on, code) {
  if (code === 0) return new Set();
  if (code === 22) return new Set([...on].filter((name) => name !== 'bold' && name !== 'dim'));
  if (code === 39) return new Set([...on].filter((name) => name === 'bold' || name === 'dim'));
  return code in CLASSES ? new Set([...on, CLASSES[code]]) : on;
}

function escape(text) {
  return text.replace(/[&<>'"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

function writePage(name, body) {
  const file = path.join(temporary, `${name}.html`);
  writeFileSync(file, `<!doctype html><meta charset="utf-8"><style>
:root { color-scheme: light dark; --back: #fff; --bar: #f6f8fa; --line: #d0d7de; --text: #1f2328; --dim: #818b98; --red: #cf222e; --green: #116329; --yellow: #7d4e00; --cyan: #1b7c83; --word: #8250df; --string: #0a3069; }
@media (prefers-color-scheme: dark) { :root { --back: #0d1117; --bar: #161b22; --line: #3d444d; --text: #e6edf3; --dim: #848d97; --red: #ff7b72; --green: #7ee787; --yellow: #d29922; --cyan: #76e3ea; --word: #d2a8ff; --string: #a5d6ff; } }
body { margin: 0; background: var(--back); color: var(--text); font: 14px/1.5 system-ui, sans-serif; border: 1px solid var(--line); }
pre { margin: 0; padding: 14px 18px; font: 13px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
.bold { font-weight: 700; } .dim { color: var(--dim); } .red { color: var(--red); } .green { color: var(--green); } .yellow { color: var(--yellow); } .cyan { color: var(--cyan); }
.tab { padding: 7px 18px; background: var(--bar); border-bottom: 1px solid var(--line); font-size: 13px; }
.code { padding-left: 0; } .line { white-space: pre; } .line i { display: inline-block; width: 40px; margin-right: 18px; text-align: right; color: var(--dim); font-style: normal; }
u { text-decoration: var(--red) wavy underline; text-underline-offset: 3px; text-decoration-thickness: 1px; }
.k { color: var(--word); } .s { color: var(--string); } .c { color: var(--dim); }
.hover { margin: 5px 18px 7px 76px; padding: 7px 11px; max-width: 680px; white-space: normal; background: var(--bar); border: 1px solid var(--line); border-radius: 6px; font: 13px/1.45 system-ui, sans-serif; box-shadow: 0 3px 10px #0003; } .hover em { color: var(--dim); }
</style>${body}`);
  return file;
}
