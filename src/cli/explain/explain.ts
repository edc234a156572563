import { statSync } from 'node:fs';
import path from 'node:path';
import type { Linter } from 'eslint';
import type { Fact, FactKind, FileFacts, OpenCall } from '../../facts/index.ts';
import { isOutsideLayers } from '../../layers/find-layer.ts';
import type { Layer } from '../../layers/layer.ts';
import { RESPONSIBILITIES } from '../../responsibilities.ts';
import { rules } from '../../rules/index.ts';
import { findSourceFiles, SOURCE_FILE } from '../lint/find-files.ts';
import { GlobUse, type SettingsGlob } from '../lint/glob-use.ts';
import { ProjectLinter } from '../lint/linter.ts';
import type { Observation } from '../lint/probe.ts';
import { isRuleId, ownRule, type FileConfig } from '../lint/rule-config.ts';
import { displayPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';
import { EXPLANATION_VERSION, type ExplainedCall, type ExplainedFact, type ExplainedRule, type ExplainedUnit, type Explanation, type Finding } from './explanation.ts';
import { explainImports } from './imports.ts';
import { MessageIndex, verdictsOn, type Hearing } from './verdicts.ts';
import { detailsOf } from './words.ts';

/** Every kind of fact that a rule asks for. */
export const FACT_KINDS: readonly FactKind[] = [...new Set(RESPONSIBILITIES.map((row) => row.fact))];
/** What stands for the configuration of a file that has none. */
const NO_CONFIG: FileConfig = { namespace: undefined, rule: (id) => ({ severity: 'off', options: (rules[id].meta.defaultOptions as readonly Record<string, unknown>[] | undefined)?.[0] ?? {} }) };

/**
 * Everything the plugin knows of a file, and why it reports what it reports.
 *
 * @param target `FILE` or `FILE:LINE`
 * @throws UsageError when there is no such file, or it cannot be read as code
 */
export async function explain(target: string, cwd: string): Promise<Explanation> {
  const { file, line } = readTarget(target, cwd);
  const shown = displayPath(file, cwd);
  const first = await ProjectLinter.open({ cwd, sample: file });
  const config = await first.configOf(file);
  const isIgnored = config === undefined;
  const linter = isIgnored ? await ProjectLinter.open({ cwd, sample: file, includeIgnored: true }) : first;
  const [linted] = await linter.lint([file]);
  if (!linted) throw new UsageError(`ESLint does not lint \`${shown}\`.`);
  const { result, observation } = linted;
  const fatal = result.messages.find((message) => message.fatal);
  if (!observation || fatal) throw new UsageError(`\`${shown}\` cannot be parsed: ${fatal ? `line ${fatal.line}: ${fatal.message}` : 'ESLint gave no reason.'}`);

  const facts = allFacts(observation.facts);
  const outsideLayers = isOutsideLayers(path.relative(cwd, file), observation.settings);
  const hearing: Hearing = {
    config: config ?? NO_CONFIG, isIgnored, outsideLayers, facts,
    reported: new MessageIndex(result.messages, config?.namespace), silenced: new MessageIndex(result.suppressedMessages, config?.namespace),
  };
  const findings = isIgnored ? [] : findingsOf(result.messages, config);
  const whole: Explanation = {
    schemaVersion: EXPLANATION_VERSION,
    file: shown,
    layer: observation.facts.layer ?? null,
    outsideLayers,
    config: { preset: first.config.preset, file: first.config.file === undefined ? null : displayPath(first.config.file, cwd), ignoresFile: isIgnored },
    units: unitsOf(observation.facts),
    rules: rulesFor(layersOf(observation.facts.layer, observation.facts.units), hearing.config, findings),
    imports: explainImports(file, observation, cwd),
    facts: facts.map((fact) => explainFact(fact, hearing, observation.facts)),
    openCalls: outsideLayers ? [] : observation.facts.openCalls().map(explainCall),
    findings,
    unmatchedGlobs: await unmatchedGlobs(observation, cwd),
    notes: notesOf(first, config, isIgnored, observation, outsideLayers),
  };
  return line === undefined ? whole : atLine(whole, line, hearing.config);
}

/** A file may have a colon in its name. */
function readTarget(target: string, cwd: string): { file: string; line: number | undefined } {
  const whole = path.resolve(cwd, target);
  const parts = /^(?<name>.+?):(?<line>\d+)(?::\d+)?$/.exec(target)?.groups;
  const isWhole = parts === undefined || statSync(whole, { throwIfNoEntry: false }) !== undefined;
  const name = isWhole ? target : (parts['name'] ?? target);
  const file = path.resolve(cwd, name);
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) throw new UsageError(`There is no file \`${name}\`.`);
  if (found.isDirectory()) throw new UsageError(`\`${name}\` is a folder; \`backend-layers report ${name}\` tells about all of its files.`);
  if (!found.isFile() || !SOURCE_FILE.test(file)) throw new UsageError(`\`${name}\` is no JavaScript or TypeScript file.`);
  return { file, line: isWhole ? undefined : Number(parts['line']) };
}

function allFacts(facts: FileFacts): Fact[] {
  return FACT_KINDS.flatMap((kind): readonly Fact[] => facts.of(kind, 'likely', 'everywhere')).sort((a, b) => a.place.range[0] - b.place.range[0] || a.place.range[1] - b.place.range[1]);
}

function unitsOf({ units }: FileFacts): ExplainedUnit[] {
  return units.map(({ name, place: { loc: { start, end } }, isHandler, layer }) => ({ name, line: start.line, endLine: end.line, isHandler, layer: layer ?? null })).sort((a, b) => a.line - b.line);
}

function explainCall({ code, place: { loc: { start } }, unit, within, why }: OpenCall): ExplainedCall {
  return { code, line: start.line, column: start.column + 1, unit: unit?.name ?? null, layer: within ?? null, why };
}

function explainFact(fact: Fact, hearing: Hearing, facts: FileFacts): ExplainedFact {
  const { start, end } = fact.place.loc;
  return {
    kind: fact.kind, code: fact.code, line: start.line, column: start.column + 1, endLine: end.line, endColumn: end.column + 1,
    certainty: fact.certainty, unit: fact.unit?.name ?? null, layer: fact.within ?? null, origin: fact.origin ?? null,
    provenance: fact.origin === undefined ? [] : facts.provenanceOf(fact), path: fact.path ?? [],
    details: detailsOf(fact), verdicts: verdictsOn(fact, hearing),
  };
}

function findingsOf(messages: readonly Linter.LintMessage[], config: FileConfig | undefined): Finding[] {
  return messages.flatMap(({ ruleId, severity, line, column, message }) => {
    const rule = ownRule(ruleId, config?.namespace);
    return rule === undefined ? [] : [{ rule, severity: severity === 2 ? 'error' as const : 'warn' as const, line, column, message }];
  });
}

type Evidence = ExplainedUnit['layer'] | undefined;

function layersOf(file: Evidence, units: readonly { readonly layer?: Evidence }[]): Set<Layer> {
  return new Set([file, ...units.map((unit) => unit.layer)].flatMap((evidence) => evidence?.layer ?? []));
}

function rulesFor(layers: ReadonlySet<Layer>, config: FileConfig, findings: readonly Finding[]): ExplainedRule[] {
  return RESPONSIBILITIES.map((row) => ({
    rule: row.rule,
    ...config.rule(row.rule),
    applies: row.layers.length === 0 || row.layers.some((layer) => layers.has(layer)),
    findings: findings.filter((finding) => finding.rule === row.rule).length,
    docs: rules[row.rule].meta.docs?.url ?? '',
  })).filter(({ rule }) => isRuleId(rule));
}

function notesOf({ config: source }: ProjectLinter, config: FileConfig | undefined, isIgnored: boolean, { facts }: Observation, outsideLayers: boolean): string[] {
  const notes = source.note === undefined ? [] : [source.note];
  if (isIgnored) notes.push('The ESLint configuration ignores this file or has nothing for it: nothing is reported here.');
  else if (config?.namespace === undefined && source.preset === 'project') notes.push('The ESLint configuration does not use the plugin for this file: nothing is reported here.');
  if (!outsideLayers && layersOf(facts.layer, facts.units).size === 0) notes.push('Neither the name, nor the place, nor the code of this file says a layer. Name its folder in `layers` of the settings if it has one.');
  return notes;
}

/** Globs are about the whole project, so it takes a look at all of its files, where there are globs. */
async function unmatchedGlobs({ settings }: Observation, cwd: string): Promise<SettingsGlob[]> {
  if (settings.layers.length + settings.ignore.length === 0) return [];
  const use = new GlobUse();
  for (const file of await findSourceFiles(cwd, '.')) use.see(displayPath(file, cwd), settings);
  return use.unmatched();
}

/** The parts of an explanation that touch a line. */
function atLine(whole: Explanation, line: number, config: FileConfig): Explanation {
  const touches = ({ line: start, endLine = start }: { readonly line: number; readonly endLine?: number }): boolean => start <= line && line <= endLine;
  const units = whole.units.filter(touches);
  const findings = whole.findings.filter(touches);
  return {
    ...whole,
    line,
    units,
    rules: rulesFor(layersOf(units.length === 0 ? whole.layer : null, units), config, findings),
    imports: whole.imports.filter(touches),
    facts: whole.facts.filter(touches),
    openCalls: whole.openCalls.filter(touches),
    findings,
  };
}
