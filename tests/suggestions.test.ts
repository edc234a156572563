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

interface Offer {
  readonly rule: string;
  readonly title: string;
  readonly line: number;
  readonly text: string;
}

/** A program over the files of a stack in which one file can be replaced. */
function typeChecker(folder: string) {
  const replaced = new Map<string, string>();
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /(?<!\.d)\.[cm]?tsx?$/.test(file)).map((file) => path.join(folder, file));
  const config = path.join(folder, 'tsconfig.json');
  const own = existsSync(config) ? ts.parseJsonConfigFileContent(ts.readConfigFile(config, (file) => ts.sys.readFile(file)).config, ts.sys, folder).options : {};
  const options: ts.CompilerOptions = {
    ...own, strict: true, noEmit: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler, allowImportingTsExtensions: true, experimentalDecorators: true, noUnusedLocals: true,
  };
  const service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => files,
    getScriptVersion: (file) => replaced.get(file) ?? '',
    getScriptSnapshot: (file) => {
      const text = replaced.get(file) ?? ts.sys.readFile(file);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (compilerOptions) => ts.getDefaultLibFilePath(compilerOptions),
    fileExists: (file) => ts.sys.fileExists(file),
    readFile: (file) => ts.sys.readFile(file),
    directoryExists: (directory) => ts.sys.directoryExists(directory),
  });
  return {
    /** What the compiler says of the stack, with one file as the text. */
    errors(file: string, text: string): string[] {
      replaced.clear();
      replaced.set(file, text);
      return files.flatMap((each) => [...service.getSyntacticDiagnostics(each), ...service.getSemanticDiagnostics(each)].map((found) => `${path.basename(each)}: ${ts.flattenDiagnosticMessageText(found.messageText, ' ')}`));
    },
  };
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
    const checker = typeChecker(folder);
    for (const { filePath, messages } of await eslint.lintFiles(['.'])) {
      const text = readFileSync(filePath, 'utf8');
      let before: readonly string[] | undefined;
      for (const offer of offersOf(text, messages)) {
        seen.set(offer.rule, (seen.get(offer.rule) ?? new Set()).add(stack));
        const about = `${path.relative(folder, filePath)}:${offer.line} ${offer.title}\n${offer.text}`;
        before ??= checker.errors(filePath, text);
        expect(beyond(checker.errors(filePath, offer.text), before), about).toEqual([]);
        const again = (await eslint.lintText(offer.text, { filePath }))[0]?.messages ?? [];
        expect(again.filter(({ fatal }) => fatal), about).toEqual([]);
        expect(again.length, about).toBeLessThan(messages.length);
      }
    }
  });
});

it.each(RULES)('%s offers what it claims, in two stacks at least', (rule) => {
  expect([...(seen.get(rule) ?? [])].length, [...(seen.get(rule) ?? [])].join(', ')).toBeGreaterThanOrEqual(2);
});
