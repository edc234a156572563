import { createRequire } from 'node:module';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { UsageError } from '../usage-error.ts';

export type ESLintClass = typeof ESLint;

/** The project's own ESLint; the one beside the plugin where the project has none. */
export function loadESLint(cwd: string): ESLintClass {
  const found = requireFrom(path.join(cwd, 'package.json')) ?? requireFrom(import.meta.url);
  if (!found) throw new UsageError('ESLint is not installed here. Install it: npm install --save-dev eslint');
  if (Number.parseInt(found.ESLint.version, 10) < 9) throw new UsageError(`ESLint ${found.ESLint.version} is too old: 9 or later is needed.`);
  return found.ESLint;
}

function requireFrom(place: string): { readonly ESLint: ESLintClass } | undefined {
  try {
    return createRequire(place)('eslint') as { readonly ESLint: ESLintClass };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
