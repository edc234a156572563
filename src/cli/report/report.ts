import type { SettingsGlob } from '../lint/glob-use.ts';
import type { Layer } from '../../layers/layer.ts';
import type { RuleId } from '../../responsibilities.ts';

/** The version of the shape below; it grows when a field goes away or changes its meaning, not when one is added. */
export const REPORT_VERSION = 1;

/** What a layer can use: another layer, or what lies outside the project. */
export type Place = Layer | 'database' | 'external';

/** What `report` knows of a project. Paths are relative to the working directory, with forward slashes; lines and columns count from 1. */
export interface Report {
  readonly schemaVersion: typeof REPORT_VERSION;
  /** The folder that was asked about. */
  readonly directory: string;
  readonly config: { readonly preset: 'project' | 'recommended'; readonly file: string | null };
  readonly files: {
    readonly linted: number;
    /** Files whose name, place or code says a layer. */
    readonly layered: number;
    /** Tests, migrations, generated code and the like, and what `ignore` of the settings names. */
    readonly outsideLayers: number;
    /** Files without functions, or with types, constants and errors only: no rule could speak there. */
    readonly withoutCode: number;
    /** All others: code of which nobody knows the layer. */
    readonly uncovered: readonly string[];
    readonly unparsed: readonly { readonly file: string; readonly line: number; readonly message: string }[];
  };
  readonly layers: readonly { readonly layer: Layer; readonly files: number; readonly findings: number }[];
  /** What each layer uses of the others, of the database and of external APIs, and what it must not use. */
  readonly uses: readonly Use[];
  /** Rules with findings, most first. */
  readonly rules: readonly RuleSummary[];
  /** At most ten, most findings first. */
  readonly worstFiles: readonly { readonly file: string; readonly layer: Layer | null; readonly findings: number }[];
  readonly unresolvedImports: readonly { readonly file: string; readonly line: number; readonly specifier: string }[];
  /** Globs of the settings that match no linted file. */
  readonly unmatchedGlobs: readonly SettingsGlob[];
  readonly findings: readonly ReportedFinding[];
  readonly totals: { readonly errors: number; readonly warnings: number; /** By a comment or the baseline. */ readonly silenced: number };
  readonly notes: readonly string[];
}

export interface Use {
  readonly from: Layer;
  readonly to: Place;
  /** Imports and calls of a layer that remain at run time; queries; calls of external APIs. */
  readonly count: number;
  /** Imports that bring only types. */
  readonly typeOnly: number;
  /** True when a rule that is on forbids this direction. */
  readonly forbidden: boolean;
  /** Fewer than `count` where a comment or the baseline silences some, or what the imported file is rests on its folder alone. */
  readonly findings: number;
}

export interface RuleSummary {
  readonly rule: RuleId;
  readonly description: string;
  readonly docs: string;
  readonly findings: number;
  /** Findings in code without a layer are not in it. */
  readonly byLayer: Readonly<Partial<Record<Layer, number>>>;
}

export interface ReportedFinding {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly rule: RuleId;
  readonly severity: 'warn' | 'error';
  /** The layer of the code. */
  readonly layer: Layer | null;
  /** What is used and must not be; null where the finding is about something else. */
  readonly to: Place | null;
  readonly message: string;
}
