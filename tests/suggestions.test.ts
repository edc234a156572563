/**
 * Every suggestion that the plugin offers in a fixture is applied, alone. The result parses, has no type error that was
 * not there before, and the report is gone. Packages are not installed: what comes of them has no type, what comes of
 * the project itself has.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ESLint, type Linter } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.ts';
import { home } from './support/generated.ts';

const fixtures = path.join(home, 'tests', 'fixtures');
const stacks = [...readdirSync(fixtures).map((name) => path.join(fixtures, name)), path.join(home, 'examples', 'express-prisma')];
const RULES = Object.keys(plugin.rules).filter((name) => plugin.rules[name as keyof typeof plugin.rules].meta.hasSuggestions);

/** One rewrite, and the whole file with it. */
interface Offer {
  readonly rule: string;
  readonly title: string;
  readonly line: number;
  readonly text: string;
}

const libraries = new Map<string, ts.SourceFile | undefined>();

/** A program in which some files have other texts; the files of TypeScript's own library are parsed once for all programs. */
function programOf(files: readonly string[], texts: ReadonlyMap<string, string>, own: ts.CompilerOptions = {}): ts.Program {
  const options: ts.CompilerOptions = {
    ...own, strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler, allowImportingTsExtensions: true, allowJs: true, experimentalDecorators: true, noUnusedLocals: true,
  };
  const host = ts.createCompilerHost(options);
  const [readFile, fileExists, getSourceFile] = [host.readFile.bind(host), host.fileExists.bind(host), host.getSourceFile.bind(host)];
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.getSourceFile = (file, version) => {
    if (!file.includes('/node_modules/typescript/')) return getSourceFile(file, version);
    if (!libraries.has(file)) libraries.set(file, getSourceFile(file, version));
    return libraries.get(file);
  };
  return ts.createProgram(files, options, host);
}

/** What the compiler says of texts in place of files of a stack; one program for all of them, each text a file of its own beside the first. */
function typeErrors(folder: string, texts: readonly { readonly file: string; readonly text: string }[]): { before: string[]; after: string[] }[] {
  const config = path.join(folder, 'tsconfig.json');
  const own = existsSync(config) ? ts.parseJsonConfigFileContent(ts.readConfigFile(config, (file) => ts.sys.readFile(file)).config, ts.sys, folder).options : {};
  if (texts.length === 0) return [];
  const copies = texts.map(({ file, text }, index) => ({ file, text, copy: file.replace(/(?=\.[^.]+$)/, `.offer${index}`) }));
  const virtual = new Map(copies.map(({ copy, text }) => [copy, text]));
  const program = programOf([...new Set(texts.map(({ file }) => file)), ...virtual.keys()], virtual, own);
  const errorsOf = (file: string) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  };
  return copies.map(({ file, copy }) => ({ before: errorsOf(file), after: errorsOf(copy) }));
}

/** What a changed signature does to the files that use it. */
function errorsElsewhere(folder: string, file: string, text: string): string[] {
  const others = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.d)\.[cm]?tsx?$/.test(name)).map((name) => path.join(folder, name)).filter((name) => name !== file);
  const program = programOf(others, new Map([[file, text]]));
  return others.flatMap((name) => program.getSemanticDiagnostics(program.getSourceFile(name)).map(({ messageText }) => `${path.basename(name)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`));
}

/** What is in the first list more often than in the second. */
function beyond(after: readonly string[], before: readonly string[]): string[] {
  const left = [...before];
  return after.filter((error) => {
    const at = left.indexOf(error);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}

function offersOf(text: string, messages: readonly Linter.LintMessage[]): Offer[] {
  return messages.flatMap(({ ruleId, line, suggestions = [] }) => suggestions.map(({ desc, fix }) => ({
    rule: ruleId?.replace(/^.*\//, '') ?? '', title: desc, line, text: text.slice(0, fix.range[0]) + fix.text + text.slice(fix.range[1]),
  })));
}

function linter(folder: string): ESLint {
  const file = path.join(folder, 'eslint.settings.json');
  const { settings = {} } = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { settings?: object }) : {};
  return new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [plugin.configs.strict, { settings: { 'backend-layers': settings } }] });
}

const seen = new Map<string, Set<string>>();

describe.each(stacks.map((folder) => [path.basename(folder), folder] as const))('%s', (stack, folder) => {
  it('can take each suggestion', async () => {
    const eslint = linter(folder);
    const offers = (await eslint.lintFiles(['.'])).flatMap(({ filePath: file, messages }) =>
      offersOf(readFileSync(file, 'utf8'), messages).map((offer) => ({ ...offer, file, reports: messages.length })));
    const errors = typeErrors(folder, offers);
    for (const [index, { rule, file, line, title, text, reports }] of offers.entries()) {
      seen.set(rule, (seen.get(rule) ?? new Set()).add(stack));
      const about = `${path.relative(folder, file)}:${line} ${title}\n${text}`;
      const { before = [], after = [] } = errors[index] ?? {};
      expect(beyond(after, before), about).toEqual([]);
      if (rule === 'inject-dependencies') expect(beyond(errorsElsewhere(folder, file, text), errorsElsewhere(folder, file, readFileSync(file, 'utf8'))), about).toEqual([]);
      const again = (await eslint.lintText(text, { filePath: file }))[0]?.messages ?? [];
      expect(again.filter(({ fatal }) => fatal), about).toEqual([]);
      expect(again.length, about).toBeLessThan(reports);
    }
  });
});

it.each(RULES)('%s offers what it claims, in two stacks at least', (rule) => {
  expect([...(seen.get(rule) ?? [])].length, [...(seen.get(rule) ?? [])].join(', ')).toBeGreaterThanOrEqual(2);
});
