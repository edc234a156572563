import path from 'node:path';
import type { Linter } from 'eslint';
import type { DatabaseFact, Fact, FileFacts } from '../../facts/index.ts';
import { isOutsideLayers, isVocabularyFile } from '../../layers/find-layer.ts';
import type { Layer } from '../../layers/layer.ts';
import { resolveImport } from '../../project/resolve.ts';
import { RESPONSIBILITIES, type RuleId } from '../../responsibilities.ts';
import type { LintedFile } from '../lint/linter.ts';
import type { Observation } from '../lint/probe.ts';
import { ownRule } from '../lint/rule-config.ts';
import { displayPath } from '../paths.ts';
import type { Place, Report, ReportedFinding } from './report.ts';

/** What a bundler puts in place of a file that is no code; `?url` and the like are for it, too. */
const ASSET = /\.(?:svg|png|jpe?g|gif|webp|avif|ico|css|s[ac]ss|less|woff2?|ttf|mp[34]|webm|pdf|mdx?|txt|html?)$|\?[\w-]+$/i;

export type Coverage = 'layered' | 'outsideLayers' | 'withoutCode' | 'uncovered';

/** What a report keeps of a file: small, and nothing of its tree. */
export interface FileRecord {
  readonly file: string;
  readonly coverage: Coverage;
  readonly layer: Layer | null;
  readonly findings: readonly ReportedFinding[];
  readonly silenced: number;
  readonly uses: readonly { readonly from: Layer; readonly to: Place; readonly typeOnly: boolean }[];
  readonly unresolved: Report['unresolvedImports'];
}

/** @param namespace the name of our plugin in the project's configuration */
export function recordOf({ result }: LintedFile, observation: Observation, namespace: string | undefined, cwd: string): FileRecord {
  const file = displayPath(result.filePath, cwd);
  const { facts, imports } = observation;
  return {
    file,
    coverage: coverageOf(path.relative(cwd, result.filePath), observation),
    layer: layerOf(facts),
    findings: result.messages.flatMap((message) => {
      const rule = ownRule(message.ruleId, namespace);
      return rule === undefined ? [] : [findingOf(file, rule, message, facts)];
    }),
    silenced: result.suppressedMessages.filter((message) => ownRule(message.ruleId, namespace) !== undefined).length,
    uses: usesIn(facts),
    unresolved: imports.filter((site) => !ASSET.test(site.specifier) && resolveImport(site.specifier, result.filePath).kind === 'unresolved').map(({ line, specifier }) => ({ file, line, specifier })),
  };
}

function usesIn(facts: FileFacts): FileRecord['uses'] {
  return [
    ...facts.of('flow').flatMap(({ within, targetLayer, typeOnly }) => (within ? [{ from: within.layer, to: targetLayer.layer, typeOnly }] : [])),
    ...facts.of('database', 'certain', 'everywhere').flatMap((fact) => (fact.within && isQuery(fact) ? [{ from: fact.within.layer, to: 'database' as const, typeOnly: false }] : [])),
    ...facts.of('external-call', 'certain', 'everywhere').flatMap(({ within }) => (within ? [{ from: within.layer, to: 'external' as const, typeOnly: false }] : [])),
  ];
}

/** Whether it counts as a use of the database beyond doubt: the ORM's own repository is the layer that other layers may use. */
function isQuery({ access, ormRepository, within }: DatabaseFact): boolean {
  return access !== 'handle' && access !== 'transaction' && access !== 'connection' && (!ormRepository || within?.layer === 'repository');
}

/** The layer of a file, or of the first function in it that has one. */
function layerOf(facts: FileFacts): Layer | null {
  return (facts.layer ?? facts.units.find((unit) => unit.layer)?.layer)?.layer ?? null;
}

function coverageOf(relativePath: string, { facts, settings }: Observation): Coverage {
  if (layerOf(facts) !== null) return 'layered';
  if (isOutsideLayers(relativePath, settings)) return 'outsideLayers';
  return facts.units.length === 0 || isVocabularyFile(relativePath) ? 'withoutCode' : 'uncovered';
}

function findingOf(file: string, rule: RuleId, message: Linter.LintMessage, facts: FileFacts): ReportedFinding {
  const { line, column, endLine = line, endColumn = column } = message;
  const fact = factAt(rule, line, column, facts);
  return {
    file, line, column, endLine, endColumn, rule, severity: message.severity === 2 ? 'error' : 'warn',
    layer: fact?.within?.layer ?? layerOf(facts), to: fact ? targetOf(fact) : null, message: message.message,
  };
}

/** Where a fact's arrow leads. */
function targetOf(fact: Fact): Place | null {
  switch (fact.kind) {
    case 'flow': return fact.targetLayer.layer;
    case 'database': return 'database';
    case 'external-call': return 'external';
    case 'schema-logic': return fact.deed === 'database' ? 'database' : fact.deed === 'external-call' ? 'external' : null;
    default: return null;
  }
}

/** The fact that a message is about; the likely ones are only asked for when no certain one is there. */
function factAt(rule: RuleId, line: number, column: number, facts: FileFacts): Fact | undefined {
  const kind = RESPONSIBILITIES.find((row) => row.rule === rule)?.fact;
  if (kind === undefined) return undefined;
  const isThere = ({ place: { loc: { start } } }: Fact): boolean => start.line === line && start.column + 1 === column;
  return (facts.of(kind) as readonly Fact[]).find(isThere) ?? (facts.of(kind, 'likely') as readonly Fact[]).find(isThere);
}
