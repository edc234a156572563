/**
 * What the plugin costs: `npm run bench -- [DIR] [--runs N] [--peers DIR]`.
 *
 * Lints the TypeScript files of DIR (without one: a generated backend of 1,200 files) with each variant in turn, N
 * rounds, and prints the median CPU time (user and system, all threads of the process) and its ratio to ESLint with
 * the parser alone. With `--peers`, a folder in which `eslint-plugin-boundaries` or `eslint-plugin-import-x` are
 * installed, these run on the same tree in the same rounds. Nothing is written into DIR.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { generate } from './generate.js';
import { variantsOf } from './variants.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: 'string', default: '5' }, peers: { type: 'string' }, files: { type: 'string', default: '1200' } } });

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'bench-')));
try {
  const tree = positionals[0] === undefined ? generate(path.join(temporary, 'backend'), Number(values.files)) : realpathSync(positionals[0]);
  const variants = await prepare(variantsOf(values.peers));
  const count = sourceFiles(tree).length;
  console.log(`${tree}: ${count} TypeScript files. Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}, ${values.runs} rounds.\n`);
  if (count === 0) throw new Error('There is nothing to lint.');
  printWholeTree(await measureTree(tree, variants, Number(values.runs)));
  await printOneFile(tree);
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** Writes the configuration of each variant to a file of its own. */
async function prepare(variants) {
  return variants.map(({ name, config }, index) => {
    const file = path.join(temporary, `eslint.config.${index}.mjs`);
    writeFileSync(file, config);
    return { name, file };
  });
}

/** Rounds of every variant, so that a busy minute of the machine meets all of them. */
async function measureTree(tree, variants, runs) {
  const results = variants.map(({ name, file }) => ({ name, file, seconds: [], findings: 0, megabytes: 0 }));
  for (let round = 0; round < runs; round++) {
    for (const result of results) {
      const { cpu, memory, findings } = await lint(tree, result.file);
      result.seconds.push(cpu);
      result.findings = findings;
      result.megabytes = Math.max(result.megabytes, memory);
      process.stderr.write('.');
    }
  }
  process.stderr.write('\n');
  return results;
}

/** One run of ESLint, in a process of its own that tells what it used. */
function lint(tree, config) {
  const usage = path.join(temporary, 'usage.json');
  const output = path.join(temporary, 'findings.json');
  const hook = `import { writeFileSync } from 'node:fs'; process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); writeFileSync(${JSON.stringify(usage)}, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, memory: maxRSS / 1024 })); });`;
  const args = ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, path.join(root, 'node_modules/eslint/bin/eslint.js'), '--config', config, '--no-warn-ignored', '--no-inline-config', '--format', 'json', '--output-file', output, '.'];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: tree, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => { said += text; });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code !== 0 && code !== 1) reject(new Error(`ESLint ended with ${code}:\n${said}`));
      else resolve({ ...JSON.parse(readFileSync(usage, 'utf8')), findings: JSON.parse(readFileSync(output, 'utf8')).reduce((sum, { messages }) => sum + messages.filter(({ ruleId }) => ruleId !== null).length, 0) });
    });
  });
}

function printWholeTree(results) {
  const base = median(results[0].seconds);
  printTable(['variant', 'CPU s (median)', 'lowest', 'highest', 'ratio', 'peak MB', 'findings'], results.map(({ name, seconds, megabytes, findings }) => [
    name, median(seconds).toFixed(2), Math.min(...seconds).toFixed(2), Math.max(...seconds).toFixed(2), (median(seconds) / base).toFixed(3), megabytes.toFixed(0), String(findings),
  ]));
}

/** What the plugin adds to a warm lint of one file: what an editor feels at each key. */
async function printOneFile(tree) {
  const { ESLint } = await import('eslint');
  const { default: plugin } = await import(pathToFileURL(path.join(root, 'dist/index.js')).href);
  const file = fileNear(tree, 400);
  if (file === undefined) return;
  const text = readFileSync(file, 'utf8');
  const linters = [{ ...plugin.configs.recommended, rules: {} }, plugin.configs.recommended].map((config) => new ESLint({ cwd: tree, overrideConfigFile: true, overrideConfig: config, ignore: false }));
  const times = [[], []];
  for (let round = 0; round < 60; round++) {
    for (const [index, eslint] of linters.entries()) {
      const start = process.hrtime.bigint();
      await eslint.lintText(text, { filePath: file });
      if (round >= 20) times[index].push(Number(process.hrtime.bigint() - start) / 1e6);
    }
  }
  const [parserAlone, withPlugin] = times.map(median);
  console.log(`\nOne file, warm (${path.relative(tree, file)}, ${text.split('\n').length} lines): ${parserAlone.toFixed(1)} ms with the parser alone, ${withPlugin.toFixed(1)} ms with recommended, ${(withPlugin - parserAlone).toFixed(1)} ms more.`);
}

function fileNear(tree, lines) {
  const layered = sourceFiles(tree).filter((file) => /route|controller|service|repositor|handler|resolver/i.test(path.relative(tree, file)) && !/\b(?:test|spec|__tests__)\b/.test(file));
  const distance = (file) => Math.abs(readFileSync(file, 'utf8').split('\n').length - lines);
  return layered.map((file) => [distance(file), file]).sort(([a], [b]) => a - b)[0]?.[1];
}

function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' || entry.name === '.git' ? [] : sourceFiles(file);
    return entry.isFile() && /\.[cm]?tsx?$/.test(entry.name) && existsSync(file) ? [file] : [];
  });
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function printTable(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join(' | ')} |`;
  console.log([line(head), `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${column === 0 ? '-' : ':'}`).join('|')}|`, ...rows.map(line)].join('\n'));
}
