import type { BackendLayersRule } from '../../create-layer-rule.ts';
import type { RuleId } from '../../responsibilities.ts';
import { rules } from '../../rules/index.ts';

export type SeverityName = 'off' | 'warn' | 'error';

/** How the project's configuration has set a rule of ours for a file. */
export interface RuleConfig {
  readonly severity: SeverityName;
  /** With the defaults of the rule. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** What the project's configuration says of a file. */
export interface FileConfig {
  /** The name under which the configuration knows our plugin; absent when it does not. */
  readonly namespace: string | undefined;
  rule(id: RuleId): RuleConfig;
}

/** What we read of ESLint's merged configuration. */
interface MergedConfig {
  readonly plugins?: Readonly<Record<string, { readonly meta?: { readonly name?: string } }>>;
  readonly rules?: Readonly<Record<string, unknown>>;
}

const PACKAGE = 'eslint-plugin-backend-layers';
const SEVERITIES: readonly SeverityName[] = ['off', 'warn', 'error'];

/** @param config what `ESLint#calculateConfigForFile` gave */
export function readFileConfig(config: unknown): FileConfig {
  const { plugins = {}, rules: entries = {} } = config as MergedConfig;
  const namespace = Object.entries(plugins).find(([, plugin]) => plugin.meta?.name === PACKAGE)?.[0];
  return {
    namespace,
    rule: (id) => readEntry(namespace === undefined ? undefined : entries[`${namespace}/${id}`], rules[id]),
  };
}

function readEntry(entry: unknown, rule: BackendLayersRule): RuleConfig {
  const [severity, options] = Array.isArray(entry) ? (entry as readonly unknown[]) : [entry];
  const defaults = (rule.meta.defaultOptions as readonly object[] | undefined)?.[0];
  return { severity: severityOf(severity), options: { ...defaults, ...(typeof options === 'object' ? options : undefined) } };
}

function severityOf(value: unknown): SeverityName {
  if (typeof value === 'number') return SEVERITIES[value] ?? 'off';
  return SEVERITIES.find((name) => name === value) ?? 'off';
}

/** The id of our own rule that a message of ESLint is from. */
export function ownRule(ruleId: string | null, namespace: string | undefined): RuleId | undefined {
  if (ruleId === null || namespace === undefined || !ruleId.startsWith(`${namespace}/`)) return undefined;
  const id = ruleId.slice(namespace.length + 1);
  return isRuleId(id) ? id : undefined;
}

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(rules, id);
}
