// @ts-check
/**
 * `npm run test:corpus -- DIR...`: what the plugin says about real repositories, against `budget.json`.
 *
 * DIR holds checkouts, one folder each, named `owner__name`; they are linted, never run or installed. Ends with 0 when
 * the counts are those of the budget, 1 when one moved or a checkout crashed, 2 when it was called wrongly. Repositories
 * that are new or missing are named and change nothing. `--update` writes today's counts into the budget.
 */
import { fork } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compare, updated } from './budget.js';
import { sampleOf } from './sample.js';

/**
 * @typedef {import('./lint-checkout.js').Outcome} Outcome
 * @typedef {import('./budget.js').Budget} Budget
 */

const USAGE = 'Usage: npm run test:corpus -- DIR... [--update] [--preset NAME] [--repository NAME] [--sample SIZE [--seed TEXT]] [--list]';
const BUDGET = fileURLToPath(new URL('budget.json', import.meta.url));
const HEAP = '--max-old-space-size=4096';

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 2;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      update: { type: 'boolean', default: false }, preset: { type: 'string', default: 'recommended' }, repository: { type: 'string' },
      sample: { type: 'string' }, seed: { type: 'string', default: '1' }, list: { type: 'boolean', default: false },
    },
  });
  if (values.update && values.preset !== 'recommended') throw new Error('The budget is one of `recommended`.');
  const outcomes = await lintAll(checkoutsIn(positionals, values.repository), values.preset);
  const findings = outcomes.flatMap((outcome) => outcome.findings);
  printTable(outcomes);
  printSlowest(outcomes);
  if (values.list) console.log(`\n${findings.map(lineOf).join('\n')}`);
  if (values.sample !== undefined) printSample(sampleOf(findings, Number(values.sample), values.seed));
  const crashed = outcomes.filter(({ crash }) => crash !== undefined);
  for (const { repository, crash } of crashed) console.error(`\nCRASH in ${repository}: ${crash}`);
  const ok = values.preset !== 'recommended' || settle(outcomes.filter(({ crash }) => crash === undefined), values.update, values.repository === undefined);
  return ok && crashed.length === 0 ? 0 : 1;
}

/**
 * @param {readonly string[]} folders
 * @param {string | undefined} only
 */
function checkoutsIn(folders, only) {
  if (folders.length === 0) throw new Error('A folder with checkouts is needed.');
  const checkouts = folders.flatMap((folder) => {
    if (!existsSync(folder)) throw new Error(`There is no folder "${folder}".`);
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name.includes('__')).map(({ name }) => path.join(realpathSync(folder), name));
  }).filter((checkout) => only === undefined || path.basename(checkout) === only);
  if (checkouts.length === 0) throw new Error(`No checkout named ${only ?? 'owner__name'} is in ${folders.join(', ')}.`);
  return checkouts;
}

/**
 * A process for each checkout, as many at a time as there are processors; the order is that of the checkouts.
 *
 * @param {readonly string[]} checkouts
 * @param {string} preset
 */
async function lintAll(checkouts, preset) {
  const waiting = [...checkouts.entries()];
  /** @type {Outcome[]} */
  const outcomes = [];
  let done = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const started = performance.now();
      const outcome = await lintOne(next[1], preset);
      outcomes[next[0]] = outcome;
      done += 1;
      process.stderr.write(`[${done}/${checkouts.length}] ${outcome.repository}: ${outcome.files} files, ${outcome.findings.length} findings, ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return outcomes;
}

/**
 * @param {string} checkout
 * @param {string} preset
 * @returns {Promise<Outcome>}
 */
function lintOne(checkout, preset) {
  return new Promise((resolve) => {
    const child = fork(new URL('lint-checkout.js', import.meta.url), [checkout, preset], { execArgv: [HEAP] });
    /** @type {Outcome | undefined} */
    let outcome;
    child.on('message', (/** @type {Outcome} */ message) => { outcome = message; });
    child.on('exit', (code, signal) => resolve(outcome ?? { repository: path.basename(checkout), files: 0, unparsed: 0, findings: [], slowest: [], crash: `The process ended with ${signal ?? code}.` }));
  });
}

/** @param {readonly Outcome[]} outcomes */
function printTable(outcomes) {
  const total = countsOf(outcomes.flatMap(({ findings }) => findings));
  for (const { repository, files, unparsed, findings } of outcomes) {
    console.log(`\n${repository}: ${files} files${unparsed === 0 ? '' : `, ${unparsed} with a syntax error`}`);
    printCounts(countsOf(findings));
  }
  console.log(`\nAll ${outcomes.length} repositories: ${outcomes.reduce((sum, { files }) => sum + files, 0)} files`);
  printCounts(total);
}

/** @param {readonly import('./lint-checkout.js').Finding[]} findings */
function countsOf(findings) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { rule } of findings) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}

/** @param {Readonly<Record<string, number>>} counts */
function printCounts(counts) {
  for (const [rule, count] of Object.entries(counts).sort(([, a], [, b]) => b - a)) console.log(`  ${String(count).padStart(5)}  ${rule}`);
}

/** @param {readonly Outcome[]} outcomes */
function printSlowest(outcomes) {
  const slowest = outcomes.flatMap(({ repository, slowest: files }) => files.map((file) => ({ ...file, repository }))).sort((a, b) => b.milliseconds - a.milliseconds).slice(0, 10);
  console.log('\nSlowest files, milliseconds in all rules:');
  for (const { repository, file, milliseconds } of slowest) console.log(`  ${milliseconds.toFixed(0).padStart(5)}  ${repository}/${file}`);
}

/** @param {ReadonlyMap<string, readonly import('./lint-checkout.js').Finding[]>} sample */
function printSample(sample) {
  for (const [rule, findings] of sample) console.log(`\n${rule}: ${findings.length} sampled\n${findings.map(lineOf).join('\n')}`);
}

/** @param {import('./lint-checkout.js').Finding} finding */
function lineOf({ repository, file, line, rule, message }) {
  return `${repository}/${file}:${line} ${rule} ${message}`;
}

/**
 * Says what differs from the budget, or writes it there.
 *
 * @param {readonly Outcome[]} outcomes
 * @param {boolean} update
 * @param {boolean} whole every checkout was linted, so that one that is not there is missing
 */
function settle(outcomes, update, whole) {
  /** @type {Budget} */
  const budget = existsSync(BUDGET) ? JSON.parse(readFileSync(BUDGET, 'utf8')) : {};
  /** @type {Budget} */
  const now = Object.fromEntries(outcomes.map(({ repository, files, findings }) => [repository, { files, findings: countsOf(findings) }]));
  const { differences, added, missing, otherFiles } = compare(budget, now);
  console.log('');
  for (const { repository, rule, before, now: count } of differences) console.log(`${repository}: ${rule} ${before} -> ${count}`);
  for (const { repository, before, now: count } of otherFiles) console.log(`${repository}: ${count} files, the budget was made of ${before}. Is it another commit?`);
  for (const name of added) console.log(`${name}: new, not in the budget`);
  if (whole) for (const name of missing) console.log(`${name}: in the budget, not in the folders`);
  if (update) writeFileSync(BUDGET, `${JSON.stringify(updated(budget, now), undefined, 2)}\n`);
  if (update) console.log('The budget has the counts of today.');
  else if (differences.length > 0) console.error(`${differences.length} counts differ from corpus/budget.json. Read each new and each lost finding (--list), then run again with --update.`);
  else console.log('Every count is that of the budget.');
  return update || differences.length === 0;
}
