import type { Rule } from 'eslint';
import { factsOf, type Fact, type FactOf, type Hop } from './facts/index.ts';
import { RESPONSIBILITIES, type Responsibility, type RuleId } from './responsibilities.ts';
import { openSchema, optionMistakes, OptionsError, type OptionSchema, type OptionSchemas } from './rule-options.ts';

const DOCS_URL = 'https://github.com/backend-layers/eslint-plugin-backend-layers/blob/main/docs/rules';

/** The row type of a rule, with its own fact kind. */
type Row<R extends RuleId> = Extract<(typeof RESPONSIBILITIES)[number], { rule: R }>;

/** Options that every rule has. */
export interface CommonOptions {
  /** `certain` (default) reports what the code says for sure; `likely` also what it says with high probability. */
  readonly certainty: 'certain' | 'likely';
}

/** What a rule says of a fact: which message, and what fills its placeholders beyond `code`, `layer`, `because` and `path`. */
export interface Verdict<M extends string> {
  readonly message: M;
  readonly data?: Readonly<Record<string, string>>;
}

export interface LayerRule<R extends RuleId, M extends string, O extends object> {
  readonly rule: R;
  readonly messages: Readonly<Record<M, string>>;
  /** The rule's own options: the JSON schema of each, and the values when absent. */
  readonly options?: { readonly schema: Readonly<Record<keyof O & string, OptionSchema>>; readonly defaults: O };
  /** Decides on one fact; undefined is silence. */
  judge(fact: FactOf<Row<R>['fact']>, options: O & CommonOptions): Verdict<M> | undefined;
  /** Facts with the same key are reported once, at the first; the key is within one unit. Absent: each is reported. */
  oncePer?(fact: FactOf<Row<R>['fact']>): string | undefined;
  /** False for rules that offer no suggestion. */
  readonly suggests?: boolean;
}

/** A rule of this plugin: an ESLint rule that knows its row of the table and what each of its options may be. */
export type BackendLayersRule = Rule.RuleModule & { readonly meta: Rule.RuleMetaData & { readonly row: Responsibility; readonly options: OptionSchemas } };

const CERTAINTY: OptionSchema = { enum: ['certain', 'likely'], description: 'How sure a finding has to be.' };

/** Makes the ESLint rule of a row: docs, schema, the layer, the facts and the report are the same for all; the verdict is the rule's own. */
export function createLayerRule<R extends RuleId, M extends string, O extends object = object>(definition: LayerRule<R, M, O>): BackendLayersRule {
  const row = rowOf(definition.rule);
  const schemas: OptionSchemas = { certainty: CERTAINTY, ...definition.options?.schema };
  const defaults = { certainty: 'certain', ...definition.options?.defaults };
  return {
    meta: {
      type: 'problem',
      docs: { description: row.description, recommended: row.preset === 'recommended', url: `${DOCS_URL}/${row.rule}.md` },
      messages: { ...definition.messages, rewrite: '{{title}}' },
      ...(definition.suggests ? { hasSuggestions: true } : {}),
      schema: [openSchema(`Options of ${row.rule}.`, schemas)],
      defaultOptions: [defaults],
      row,
      options: schemas,
    },
    create(context) {
      const mistakes = optionMistakes(schemas, context.options[0]);
      if (mistakes.length > 0) throw new OptionsError(context.id, mistakes);
      const options = { ...defaults, ...(context.options[0] as Partial<O & CommonOptions> | undefined) } as O & CommonOptions;
      const reported = new Set<string>();
      for (const fact of factsOf(context).of(row.fact, options.certainty) as readonly FactOf<Row<R>['fact']>[]) {
        if (!appliesTo(row, fact)) continue;
        const verdict = definition.judge(fact, options);
        if (!verdict) continue;
        const key = definition.oncePer?.(fact);
        if (key !== undefined) {
          const scoped = `${fact.unit?.place.range[0] ?? 'module'}:${key}`;
          if (reported.has(scoped)) continue;
          reported.add(scoped);
        }
        report(context, fact, verdict, definition.suggests === true);
      }
      return {};
    },
  };
}

function rowOf(rule: RuleId): Responsibility {
  const row = RESPONSIBILITIES.find((each) => each.rule === rule);
  if (!row) throw new Error(`No row for ${rule} in the table.`);
  return row;
}

function appliesTo(row: Responsibility, fact: Fact): boolean {
  return row.layers.length === 0 || (fact.within !== undefined && row.layers.includes(fact.within.layer));
}

function report(context: Rule.RuleContext, fact: Fact, verdict: Verdict<string>, suggests: boolean): void {
  const { rewrites } = fact;
  context.report({
    loc: fact.place.loc,
    messageId: verdict.message,
    data: {
      code: fact.code,
      layer: fact.within?.layer ?? 'file',
      because: fact.within?.because ?? '',
      path: fact.path ? ` (${pathText(fact.path)})` : '',
      ...verdict.data,
    },
    ...(suggests && rewrites
      ? {
          suggest: rewrites.map(({ title, edits }) => ({
            messageId: 'rewrite',
            data: { title },
            fix: (fixer: Rule.RuleFixer) => edits.map(({ range, text }) => fixer.replaceTextRange([range[0], range[1]], text)),
          })),
        }
      : {}),
  });
}

/** "loadUser -> prisma.user.findUnique, lib/users.ts:12" */
function pathText(path: readonly Hop[]): string {
  const last = path.at(-1);
  const where = last?.file === undefined ? '' : `, ${last.file}:${last.line}`;
  return `${path.map((hop) => hop.code).join(' -> ')}${where}`;
}
