import { analyzeTypeScript } from '../languages/typescript/index.ts';
import type { LintedSource } from '../languages/typescript/linted-module.ts';
import { settingsOf } from '../settings.ts';
import type { FileFacts } from './fact.ts';

export type * from './fact.ts';
export { BUSINESS_KINDS } from './fact.ts';

/** The key of our settings in ESLint's shared `settings`. */
export const SETTINGS_KEY = 'backend-layers';

/** What we need of ESLint's rule context. */
export interface FactsContext {
  readonly sourceCode: object;
  readonly filename: string;
  readonly cwd: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

const DEFAULT_SETTINGS = {};
const known = new WeakMap<object, WeakMap<object, FileFacts>>();

/**
 * Everything known of the file that is being linted; computed once for a SourceCode and its settings, shared by all rules.
 *
 * @throws SettingsError when `settings['backend-layers']` is wrong
 */
export function factsOf(context: FactsContext): FileFacts {
  const raw = context.settings[SETTINGS_KEY];
  const settings = settingsOf(raw);
  const key = typeof raw === 'object' && raw !== null ? raw : DEFAULT_SETTINGS;
  const bySettings = known.get(context.sourceCode) ?? new WeakMap<object, FileFacts>();
  known.set(context.sourceCode, bySettings);
  const facts = bySettings.get(key) ?? analyzeTypeScript(context.sourceCode as LintedSource, context.filename, context.cwd, settings);
  bySettings.set(key, facts);
  return facts;
}
