import type { Certainty, FactKind, Hop } from '../../facts/index.ts';
import type { LayerEvidence } from '../../layers/layer.ts';
import type { RuleId } from '../../responsibilities.ts';
import type { SettingsGlob } from '../lint/glob-use.ts';
import type { SeverityName } from '../lint/rule-config.ts';

/** The version of the shape below; it grows when a field goes away or changes its meaning, not when one is added. */
export const EXPLANATION_VERSION = 1;

/** Everything that `explain` knows of a file. Paths are relative to the working directory, with forward slashes; lines and columns count from 1. */
export interface Explanation {
  readonly schemaVersion: typeof EXPLANATION_VERSION;
  readonly file: string;
  /** The line that was asked about: units, rules, imports, facts, open calls and findings are only those that touch it. */
  readonly line?: number;
  readonly layer: LayerEvidence | null;
  /** Tests, migrations, generated code and the like, and what `ignore` of the settings names. */
  readonly outsideLayers: boolean;
  readonly config: {
    readonly preset: 'project' | 'recommended';
    readonly file: string | null;
    /** True when the configuration keeps ESLint from linting the file; then nothing is reported in it. */
    readonly ignoresFile: boolean;
  };
  readonly units: readonly ExplainedUnit[];
  readonly rules: readonly ExplainedRule[];
  readonly imports: readonly ExplainedImport[];
  readonly facts: readonly ExplainedFact[];
  /** Calls of which nobody knows what they do: the name is that of an effect in some library, the receiver is unknown. */
  readonly openCalls: readonly ExplainedCall[];
  readonly findings: readonly Finding[];
  /** Globs of the settings that match no source file below the working directory. */
  readonly unmatchedGlobs: readonly SettingsGlob[];
  readonly notes: readonly string[];
}

export interface ExplainedUnit {
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  readonly isHandler: boolean;
  readonly layer: LayerEvidence | null;
}

export interface ExplainedRule {
  readonly rule: RuleId;
  readonly severity: SeverityName;
  readonly options: Readonly<Record<string, unknown>>;
  /** Whether the file holds code of a layer in which the rule speaks. */
  readonly applies: boolean;
  readonly findings: number;
  readonly docs: string;
}

export interface ExplainedImport {
  readonly line: number;
  readonly specifier: string;
  readonly typeOnly: boolean;
  readonly resolved: 'file' | 'package' | 'builtin' | 'unresolved';
  /** The file, or the name of the package. */
  readonly target: string | null;
  /** The files that declare what is imported, barrels followed, and their layers. */
  readonly layers: readonly { readonly file: string; readonly layer: LayerEvidence | null }[];
}

/** Why a fact is reported or not. */
export type VerdictReason =
  | 'reported' /** It is a finding. */
  | 'disabled' /** A comment or the baseline silences it. */
  | 'off' /** The rule is off in the configuration. */
  | 'certainty' /** It is likely, and the rule reports what is certain. */
  | 'free' /** The rule, with its options, lets it pass. */
  | 'once' /** The function has a finding of the same kind already. */
  | 'layer' /** No rule speaks about such a fact in this layer. */
  | 'no-layer' /** The code has no layer. */
  | 'ignored'; /** The configuration keeps ESLint from linting the file. */

export interface Verdict {
  /** Absent when no rule is concerned. */
  readonly rule?: RuleId;
  readonly reason: VerdictReason;
  /** A sentence. */
  readonly why: string;
}

export interface ExplainedFact {
  readonly kind: FactKind;
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly certainty: Certainty;
  readonly unit: string | null;
  readonly layer: LayerEvidence | null;
  readonly origin: string | null;
  /** From the code back to where it comes from: declarations, imports, constructions. */
  readonly provenance: readonly Hop[];
  /** From the call to the deed, when a helper does it. */
  readonly path: readonly Hop[];
  /** What only this kind of fact has: `access`, `logic`, `library`, `target`, ... */
  readonly details: Readonly<Record<string, unknown>>;
  readonly verdicts: readonly Verdict[];
}

export interface ExplainedCall {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly unit: string | null;
  readonly layer: LayerEvidence | null;
  /** Where the trail ends: a sentence. */
  readonly why: string;
}

export interface Finding {
  readonly rule: RuleId;
  readonly severity: 'warn' | 'error';
  readonly line: number;
  readonly column: number;
  readonly message: string;
}
