import { createRequire } from 'node:module';
import path from 'node:path';
import type { ESLint } from 'eslint';
import { UsageError } from '../usage-error.ts';

export type ESLintClass = typeof ESLint;

const OLDEST = 9;

/** The project's own ESLint; the one beside the plugin where the project has none. */
export function loadESLint(cwd: string): ESLintClass {
  const found = inProject(cwd) ?? besidePlugin();
  if (!found) throw new UsageError('ESLint is not installed here. Install it: npm install --save-dev eslint');
  if (majorOf(found) < OLDEST) throw new UsageError(`ESLint ${found.version} is too old: ${OLDEST} or later is needed.`);
  return found;
}

/** The project's own ESLint if it is recent enough, otherwise the one beside the plugin: to look at code, not at a configuration. */
export function loadRecentESLint(cwd: string): ESLintClass {
  const own = inProject(cwd);
  return own && majorOf(own) >= OLDEST ? own : besidePlugin() ?? loadESLint(cwd);
}

/** The version of ESLint that a project has installed. */
export function installedESLint(cwd: string): string | undefined {
  return inProject(cwd)?.version;
}

function majorOf({ version }: ESLintClass): number {
  return Number.parseInt(version, 10);
}

function inProject(cwd: string): ESLintClass | undefined {
  return requireFrom(path.join(cwd, 'package.json'));
}

function besidePlugin(): ESLintClass | undefined {
  return requireFrom(import.meta.url);
}

function requireFrom(place: string): ESLintClass | undefined {
  try {
    return (createRequire(place)('eslint') as { readonly ESLint: ESLintClass }).ESLint;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
