import type { CommonOptions } from '../../create-layer-rule.ts';
import type { FactKind, FlowFact } from '../../facts/index.ts';
import { LAYERS, type Layer } from '../../layers/layer.ts';
import { RESPONSIBILITIES, type Responsibility, type RuleId } from '../../responsibilities.ts';
import { rules } from '../../rules/index.ts';
import { judgeFlow, type FlowOptions } from '../../rules/request-flow.ts';
import type { FileConfig } from '../lint/rule-config.ts';
import type { FileRecord } from './observe-file.ts';
import { REPORT_VERSION, type Place, type Report, type ReportedFinding, type RuleSummary, type Use } from './report.ts';

const MAX_WORST = 10;
const ROWS: readonly (Responsibility & { readonly rule: RuleId })[] = RESPONSIBILITIES;
/** What stands to the right of a layer in the matrix. */
export const PLACES: readonly Place[] = [...LAYERS, 'database', 'external'];
const NO_PLACE = { range: [0, 0], loc: { start: { line: 1, column: 0 }, end: { line: 1, column: 0 } } } as const;
const DEFAULT_FLOW: FlowOptions & CommonOptions = { certainty: 'certain', typeImports: 'allow', skipService: 'forbid' };

/** Adds up what files have shown. */
export class Summary {
  readonly #findings: ReportedFinding[] = [];
  readonly #uses = new Map<string, { count: number; typeOnly: number }>();
  readonly #filesOf = new Map<Layer, number>();
  readonly #coverage = { layered: 0, outsideLayers: 0, withoutCode: 0, uncovered: 0 };
  readonly #uncovered: string[] = [];
  readonly #unparsed: Report['files']['unparsed'][number][] = [];
  readonly #unresolved: Report['unresolvedImports'][number][] = [];
  readonly #layerOfFile = new Map<string, Layer | null>();
  #silenced = 0;
  #flowOptions: FlowOptions & CommonOptions = DEFAULT_FLOW;
  #usesPlugin = false;
  readonly #isOn = new Set<RuleId>();

  add(record: FileRecord, config: FileConfig | undefined): void {
    this.#coverage[record.coverage] += 1;
    if (record.coverage === 'uncovered') this.#uncovered.push(record.file);
    if (record.layer) this.#filesOf.set(record.layer, (this.#filesOf.get(record.layer) ?? 0) + 1);
    if (record.findings.length > 0) this.#layerOfFile.set(record.file, record.layer);
    for (const { from, to, typeOnly } of record.uses) {
      const cell = this.#uses.get(`${from} ${to}`) ?? { count: 0, typeOnly: 0 };
      cell[typeOnly ? 'typeOnly' : 'count'] += 1;
      this.#uses.set(`${from} ${to}`, cell);
    }
    this.#findings.push(...record.findings);
    this.#unresolved.push(...record.unresolved);
    this.#silenced += record.silenced;
    if (config?.namespace === undefined) return;
    this.#usesPlugin = true;
    for (const { rule } of ROWS) if (config.rule(rule).severity !== 'off') this.#isOn.add(rule);
    const { severity, options } = config.rule('enforce-request-flow');
    if (severity !== 'off') this.#flowOptions = options as unknown as FlowOptions & CommonOptions;
  }

  addUnparsed(file: Report['files']['unparsed'][number]): void {
    this.#unparsed.push(file);
  }

  finish(head: Pick<Report, 'directory' | 'config' | 'unmatchedGlobs' | 'notes'>): Report {
    const findings = this.#findings;
    const { uncovered, ...coverage } = this.#coverage;
    const errors = findings.filter(({ severity }) => severity === 'error').length;
    return {
      schemaVersion: REPORT_VERSION,
      directory: head.directory,
      config: head.config,
      files: { linted: coverage.layered + coverage.outsideLayers + coverage.withoutCode + uncovered + this.#unparsed.length, ...coverage, uncovered: this.#uncovered, unparsed: this.#unparsed },
      layers: LAYERS.map((layer) => ({ layer, files: this.#filesOf.get(layer) ?? 0, findings: findings.filter((finding) => finding.layer === layer).length })),
      uses: this.#usesBetween(),
      rules: ruleSummaries(findings),
      worstFiles: this.#worstFiles(),
      unresolvedImports: this.#unresolved,
      unmatchedGlobs: head.unmatchedGlobs,
      findings,
      totals: { errors, warnings: findings.length - errors, silenced: this.#silenced },
      notes: this.#usesPlugin ? head.notes : [...head.notes, 'The ESLint configuration uses the plugin for none of these files: nothing is reported.'],
    };
  }

  #usesBetween(): Use[] {
    return LAYERS.flatMap((from) => PLACES.flatMap((to): Use[] => {
      const { count, typeOnly } = this.#uses.get(`${from} ${to}`) ?? { count: 0, typeOnly: 0 };
      const forbidden = this.#isForbidden(from, to);
      const findings = this.#findings.filter((finding) => finding.layer === from && finding.to === to).length;
      return count + typeOnly === 0 && !forbidden ? [] : [{ from, to, count: Math.max(count, findings), typeOnly, forbidden, findings }];
    }));
  }

  #isForbidden(from: Layer, to: Place): boolean {
    if (to !== 'database' && to !== 'external') return this.#isOn.has('enforce-request-flow') && isForbiddenFlow(from, to, this.#flowOptions);
    const facts: readonly FactKind[] = to === 'database' ? ['database', 'schema-logic'] : ['external-call', 'schema-logic'];
    return ROWS.some((row) => facts.includes(row.fact) && row.layers.includes(from) && this.#isOn.has(row.rule));
  }

  #worstFiles(): Report['worstFiles'] {
    const counts = new Map<string, number>();
    for (const { file } of this.#findings) counts.set(file, (counts.get(file) ?? 0) + 1);
    return [...counts].map(([file, findings]) => ({ file, layer: this.#layerOfFile.get(file) ?? null, findings }))
      .sort((a, b) => b.findings - a.findings || (a.file < b.file ? -1 : 1)).slice(0, MAX_WORST);
  }
}

/** Asks the rule itself, with an import that stays at run time and a layer that is beyond doubt. */
function isForbiddenFlow(from: Layer, to: Layer, options: FlowOptions & CommonOptions): boolean {
  const fact: FlowFact = {
    kind: 'flow', via: 'import', place: NO_PLACE, code: '', certainty: 'certain', typeOnly: false, wiring: false, target: '',
    within: { layer: from, kind: 'suffix', because: '' }, targetLayer: { layer: to, kind: 'suffix', because: '' },
  };
  return judgeFlow(fact, options) !== undefined;
}

function ruleSummaries(findings: readonly ReportedFinding[]): RuleSummary[] {
  return RESPONSIBILITIES.flatMap(({ rule, description }): RuleSummary[] => {
    const own = findings.filter((finding) => finding.rule === rule);
    if (own.length === 0) return [];
    const byLayer = Object.fromEntries(LAYERS.map((layer) => [layer, own.filter((finding) => finding.layer === layer).length] as const).filter(([, number]) => number > 0));
    return [{ rule, description, docs: rules[rule].meta.docs?.url ?? '', findings: own.length, byLayer }];
  }).sort((a, b) => b.findings - a.findings);
}
