/**
 * The examples of the documentation, run as projects. Below a `##` or `###` heading the fenced blocks of one kind are one project.
 * The info string says `file=<path>`, then `incorrect`, `correct` or neither (the file belongs to both), and may give
 * `options=<json>` and `settings=<json>`. A `// ❌` comment stands on every line that is reported; on a line of its own it stands
 * for the line below. A rule's id may follow it.
 */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { afterAll } from 'vitest';

/** A fenced block that is a file. */
export interface Block {
  readonly file: string;
  readonly kind: 'incorrect' | 'correct' | 'both';
  readonly code: string;
  readonly options: object | undefined;
  readonly settings: object | undefined;
}

/** The blocks below one heading. */
export interface Example {
  readonly title: string;
  readonly blocks: readonly Block[];
}

const FENCE = /^```(?<language>\w+) file=(?<file>\S+)(?<rest>.*)\n(?<code>[^]*?)^```$/gmu;

/** The examples of a page: one for each `##` or `###` heading that has blocks with a file. */
export function examplesOf(page: string): Example[] {
  return page.split(/^(?=#{2,3} )/mu).flatMap((section) => {
    const title = /^#{2,3} (.+)$/mu.exec(section)?.[1] ?? '';
    const blocks = [...section.matchAll(FENCE)].map(({ groups = {} }): Block => {
      const rest = groups['rest'] ?? '';
      const json = (name: string) => {
        const text = new RegExp(`${name}=(\\S+)`, 'u').exec(rest)?.[1];
        return text === undefined ? undefined : (JSON.parse(text) as object);
      };
      const kind = /\bincorrect\b/u.test(rest) ? 'incorrect' : /\bcorrect\b/u.test(rest) ? 'correct' : 'both';
      return { file: groups['file'] ?? '', kind, code: groups['code'] ?? '', options: json('options'), settings: json('settings') };
    });
    return blocks.length > 0 ? [{ title, blocks }] : [];
  });
}

/** A place of an example, and the rule that speaks there. */
export interface Place {
  /** `file:line`. */
  readonly at: string;
  /** The rule's id without the plugin's name; empty where the page does not say it. */
  readonly rule: string;
}

/** What every `❌` of an example says. */
export function placesShown(blocks: readonly Block[]): Place[] {
  return blocks.flatMap(({ file, code }) => code.split('\n').flatMap((line, index) => {
    if (!/(?:\/\/|\/\*|#) ❌/u.test(line)) return [];
    const at = `${file}:${/^\s*(?:\/\/|#)/u.test(line) ? index + 2 : index + 1}`;
    return [...line.matchAll(/❌ ?(?<rule>[a-z-]*)/gu)].map(({ groups }) => ({ at, rule: groups?.['rule'] ?? '' }));
  }));
}

const temporary: string[] = [];

afterAll(() => {
  for (const folder of temporary) rmSync(folder, { recursive: true, force: true });
});

/** Writes an example as a project, whose dependencies are the packages that it imports, and lints it. */
export async function lintExample(blocks: readonly Block[], config: Linter.Config): Promise<(Place & { readonly message: string })[]> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'backend-layers-docs-')));
  temporary.push(folder);
  const packages = blocks.flatMap(({ code }) => [...code.matchAll(/(?:from|import|require\()\s*'((?:@[^/']+\/)?[^./'#][^/']*)/gu)].map((match) => match[1] ?? ''));
  const files = new Map(blocks.map(({ file, code }) => [file, code]));
  if (!files.has('package.json')) files.set('package.json', JSON.stringify({ name: 'example', type: 'module', dependencies: Object.fromEntries(packages.map((name) => [name, '*'])) }));
  for (const [file, code] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), code);
  }
  const settings = blocks.find((block) => block.settings)?.settings;
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [{ ...config, ...(settings ? { settings: { 'backend-layers': settings } } : {}) }] });
  const results = await eslint.lintFiles(['.']);
  return results.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => ({
    at: `${path.relative(folder, filePath).split(path.sep).join('/')}:${line}`,
    rule: ruleId?.replace('backend-layers/', '') ?? '',
    message,
  })));
}
