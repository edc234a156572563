import path from 'node:path';
import type { ESLint } from 'eslint';
import type { Outcome } from './workspace.ts';

/** Reads what `eslint -f json` printed; anything else is an error with what ESLint said. */
export function resultsOf(project: string, { stdout, stderr, code }: Outcome): { file: string; line: number; rule: string | null; message: string }[] {
  let results: ESLint.LintResult[];
  try {
    results = JSON.parse(stdout) as ESLint.LintResult[];
  } catch {
    throw new Error(`ESLint ended with ${code ?? 'a signal'} and printed no JSON:\n${stdout}\n${stderr}`);
  }
  return results.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId, message }) => ({
    file: path.relative(project, filePath).split(path.sep).join('/'), line, rule: ruleId, message,
  })));
}
