// @ts-check
/**
 * Lints one checkout with a preset of the built plugin, as a process of its own (`fork`), and sends what it found to the parent.
 *
 * Nothing of the checkout is executed: its ESLint configuration is not read, and its own disable comments do not count.
 */
import path from 'node:path';
import { ESLint } from 'eslint';

/**
 * @typedef {object} Finding
 * @property {string} repository
 * @property {string} file from the checkout's root, with `/`
 * @property {number} line
 * @property {number} column
 * @property {string} rule
 * @property {string} message
 *
 * @typedef {object} Outcome
 * @property {string} repository
 * @property {number} files
 * @property {number} unparsed files with a syntax error
 * @property {string} [crash] what was thrown; the message names the file
 * @property {Finding[]} findings
 * @property {{ file: string, milliseconds: number }[]} slowest time in all rules, the slowest first
 */

const SLOWEST = 10;

const [folder = '.', preset = 'recommended'] = process.argv.slice(2);
const repository = path.basename(folder);

/** @returns {Promise<Outcome>} */
async function lint() {
  const { default: plugin } = await import(new URL('../dist/index.js', import.meta.url).href);
  const config = plugin.configs[preset];
  if (config === undefined) throw new Error(`Unknown preset "${preset}".`);
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [config], allowInlineConfig: false, errorOnUnmatchedPattern: false, stats: true });
  const results = await eslint.lintFiles(['.']);
  /** @param {string} file */
  const relative = (file) => path.relative(folder, file).split(path.sep).join('/');
  return {
    repository,
    files: results.length,
    unparsed: results.filter(({ fatalErrorCount }) => fatalErrorCount > 0).length,
    findings: results.flatMap(({ filePath, messages }) => messages.flatMap(({ ruleId, line, column, message }) =>
      (ruleId === null ? [] : [{ repository, file: relative(filePath), line, column, rule: ruleId.replace(/^[^/]+\//, ''), message }]))),
    slowest: results
      .map(({ filePath, stats }) => ({ file: relative(filePath), milliseconds: rulesTime(stats) }))
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, SLOWEST),
  };
}

/** @param {import('eslint').Linter.Stats | undefined} stats */
function rulesTime(stats) {
  return (stats?.times.passes ?? []).flatMap(({ rules }) => Object.values(rules ?? {})).reduce((sum, { total }) => sum + total, 0);
}

/** @type {Outcome} */
const outcome = await lint().catch((error) => ({ repository, files: 0, unparsed: 0, findings: [], slowest: [], crash: error instanceof Error ? error.message : String(error) }));
process.send?.(outcome, () => { if (process.connected) process.disconnect(); });
