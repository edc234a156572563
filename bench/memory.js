/**
 * What `backend-layers report` holds in memory: `node bench/memory.js [--files N] [--runs N] [--most RATIO] [--heap MB]` after a build.
 *
 * Generates a backend of N files, and lets `eslint .` and `report` look at it in turn, each in a process of its own. Prints
 * the peak memory of each run and the ratio of the medians; ends with 1 when that is more than RATIO (1.3).
 *
 * Left alone, Node.js lets garbage lie as long as there is room, more so on a busy machine: single runs differ by hundreds
 * of megabytes. With `--heap` both have to do with so many, and a run that needs more fails.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { generate } from './generate.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({ options: { files: { type: 'string', default: '5000' }, runs: { type: 'string', default: '3' }, most: { type: 'string', default: '1.3' }, heap: { type: 'string' } } });

const temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'memory-')));
try {
  const tree = prepare(path.join(temporary, 'backend'));
  const peaks = { eslint: [], report: [] };
  for (let round = 0; round < Number(values.runs); round++) {
    peaks.eslint.push(await peakOf(tree, path.join(root, 'node_modules/eslint/bin/eslint.js'), '.'));
    peaks.report.push(await peakOf(tree, path.join(root, 'dist/cli.js'), 'report'));
  }
  const ratio = median(peaks.report) / median(peaks.eslint);
  console.log(`${values.files} files, peak MB: eslint . ${peaks.eslint.join(' ')}; report ${peaks.report.join(' ')}; ratio ${ratio.toFixed(2)}`);
  if (ratio > Number(values.most)) process.exitCode = 1;
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

/** A backend that has the plugin installed. */
function prepare(tree) {
  generate(tree, Number(values.files));
  mkdirSync(path.join(tree, 'node_modules'));
  symlinkSync(root, path.join(tree, 'node_modules/eslint-plugin-backend-layers'), 'junction');
  symlinkSync(path.join(root, 'node_modules/eslint'), path.join(tree, 'node_modules/eslint'), 'junction');
  writeFileSync(path.join(tree, 'eslint.config.js'), "import backendLayers from 'eslint-plugin-backend-layers';\nexport default [backendLayers.configs.recommended];\n");
  return tree;
}

/** Peak memory of a program that finds something, in megabytes. */
function peakOf(tree, ...args) {
  const usage = path.join(temporary, 'usage');
  const hook = `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(usage)}, String(process.resourceUsage().maxRSS)));`;
  return new Promise((resolve, reject) => {
    const limit = values.heap === undefined ? [] : [`--max-old-space-size=${values.heap}`];
    const child = spawn(process.execPath, [...limit, '--import', `data:text/javascript,${encodeURIComponent(hook)}`, ...args], { cwd: tree, stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 1) resolve(Math.round(Number(readFileSync(usage, 'utf8')) / 1024));
      else reject(new Error(`${args.join(' ')} ended with ${code}.`));
    });
  });
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
