/**
 * Small real backends, one a stack, linted as their owner would lint them. The expectation is written in the files by
 * a person: `// expect: rule-id, rule-id` at the end of a line, or on a line of its own for the line below, means that
 * exactly these reports start there. Every other line must stay silent.
 *
 * `// missed: rule-id` stands where a report is right but not made yet: a known limit. When it is made, the test fails
 * until the mark says `expect`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.ts';

const root = path.dirname(fileURLToPath(import.meta.url));
const fixtures = path.join(root, 'fixtures');
const example = path.join(root, '..', 'examples', 'express-prisma');

const SOURCE = /\.[cm]?[jt]sx?$/;
/** In a fixture `// expect: id, id`; in `examples/`, which users read, `// ❌ id, id`. Words after a colon or a dash are for the reader. */
const MARK = /^(?<before>.*?)(?:\/\/|\{?\/\*)\s*(?:expect:|❌)\s*(?<ids>[a-z][a-z-]*(?:\s*,\s*[a-z][a-z-]*)*)\s*(?:$|\*\/|\s[(:–-])/u;

/** `12 no-database-in-router`, one for each report. */
type Report = `${number} ${string}`;

/** What a person wrote into the file: line and rule of every report. */
function expectationsOf(text: string): Report[] {
  const reports: Report[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const { before, ids } = MARK.exec(line)?.groups ?? {};
    if (before === undefined || ids === undefined) {
      const known = /(?:\/\/|\/\*)\s*missed: (?<id>[a-z-]+)/u.exec(line)?.groups?.['id'];
      if (known !== undefined && !Object.hasOwn(plugin.rules, known)) throw new Error(`Line ${index + 1}: no rule is called ${known}`);
      if (/(?:\/\/|\/\*)\s*(?:expect\b|❌)/u.test(line)) throw new Error(`Line ${index + 1}: an expectation that cannot be read: ${line.trim()}`);
      return;
    }
    const target = before.trim() === '' ? index + 2 : index + 1;
    reports.push(...ids.split(',').map((id): Report => `${target} ${id.trim()}`));
  });
  return reports.sort(byLine);
}

function byLine(a: Report, b: Report): number {
  return Number.parseInt(a) - Number.parseInt(b) || a.localeCompare(b);
}

function reportsOf(messages: readonly Linter.LintMessage[]): Report[] {
  return messages.map((message): Report => `${message.line} ${message.ruleId?.replace(/^[^/]+\//, '') ?? `(error) ${message.message}`}`).sort(byLine);
}

/** Both differences, each with the code, so that the failure can be judged without opening the file. */
function differences(expected: readonly Report[], actual: readonly Report[], text: string, messages: readonly Linter.LintMessage[]): string[] {
  const lines = text.split(/\r?\n/);
  const surplus = [...actual];
  const missing = expected.filter((report) => {
    const at = surplus.indexOf(report);
    if (at !== -1) surplus.splice(at, 1);
    return at === -1;
  });
  const show = (label: string) => (report: Report) => {
    const line = Number.parseInt(report);
    const said = messages.filter((message) => message.line === line && report.endsWith(message.ruleId?.replace(/^[^/]+\//, '') ?? '')).map((message) => message.message);
    return `${label}: line ${report} | ${(lines[line - 1] ?? '').trim()}${label === 'unexpected' ? ` | ${said.join(' | ')}` : ''}`;
  };
  return [...missing.map(show('missing')), ...surplus.map(show('unexpected'))];
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name) && !entry.name.startsWith('eslint.config.'))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .filter((file) => !file.startsWith('node_modules/'))
    .sort();
}

interface StackSettings {
  /** Name of the preset to lint with; `recommended` when absent. */
  readonly preset?: keyof typeof plugin.configs;
  /** `settings['backend-layers']`. */
  readonly settings?: Record<string, unknown>;
  /** Rules on top of the preset, for the rules that no preset turns on. */
  readonly rules?: Linter.RulesRecord;
}

async function lint(folder: string): Promise<Map<string, readonly Linter.LintMessage[]>> {
  const file = path.join(folder, 'eslint.settings.json');
  const own = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as StackSettings) : {};
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      plugin.configs[own.preset ?? 'recommended'],
      ...(own.settings || own.rules ? [{ settings: { 'backend-layers': own.settings ?? {} }, rules: own.rules ?? {} }] : []),
    ],
  });
  const results = await eslint.lintFiles(['.']);
  return new Map(results.map((result) => [path.relative(folder, result.filePath).split(path.sep).join('/'), result.messages]));
}

const stacks = [
  ...readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => path.join(fixtures, entry.name)),
  example,
];

const nameOf = (folder: string) => (folder === example ? 'examples/express-prisma' : path.basename(folder));

describe.each(stacks.map((folder) => [nameOf(folder), folder] as const))('%s', (_name, folder) => {
  const files = sourcesBelow(folder);
  const texts = new Map(files.map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]));
  let linted: ReturnType<typeof lint> | undefined;

  it('has files and expectations, and ESLint sees each of its files', async () => {
    linted ??= lint(folder);
    expect(files.length).toBeGreaterThan(0);
    expect([...texts.values()].flatMap(expectationsOf).length).toBeGreaterThan(0);
    expect([...(await linted).keys()].filter((file) => SOURCE.test(file) && !file.startsWith('eslint.config.')).sort()).toEqual(files);
  });

  it.each(files)('%s', async (file) => {
    const messages = (await (linted ??= lint(folder))).get(file) ?? [];
    const text = texts.get(file) ?? '';
    const found = differences(expectationsOf(text), reportsOf(messages), text, messages);
    expect(found, `\n${found.join('\n')}\n`).toEqual([]);
  });
});
