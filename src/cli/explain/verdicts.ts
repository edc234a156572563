import type { Linter } from 'eslint';
import type { Fact } from '../../facts/index.ts';
import { RESPONSIBILITIES, type Responsibility, type RuleId } from '../../responsibilities.ts';
import { ownRule, type FileConfig, type RuleConfig } from '../lint/rule-config.ts';
import type { Verdict } from './explanation.ts';
import { sameness, whyFree } from './freedom.ts';
import { nounOf, withArticle } from './words.ts';

/** What the verdicts on the facts of a file depend on. */
export interface Hearing {
  readonly config: FileConfig;
  /** True when ESLint does not lint the file. */
  readonly isIgnored: boolean;
  readonly outsideLayers: boolean;
  readonly reported: MessageIndex;
  readonly silenced: MessageIndex;
  /** All facts of the file. */
  readonly facts: readonly Fact[];
}

type Row = Responsibility & { readonly rule: RuleId };
const ROWS: readonly Row[] = RESPONSIBILITIES;

/** Messages of our rules by rule and place, as a fact has it. */
export class MessageIndex {
  readonly #places = new Set<string>();

  constructor(messages: readonly Linter.LintMessage[], namespace: string | undefined) {
    for (const { ruleId, line, column } of messages) {
      const rule = ownRule(ruleId, namespace);
      if (rule !== undefined) this.#places.add(`${rule}:${line}:${column}`);
    }
  }

  has(rule: RuleId, { place: { loc: { start } } }: Fact): boolean {
    return this.#places.has(`${rule}:${start.line}:${start.column + 1}`);
  }
}

/** What each rule that is concerned says of a fact, or why none is. */
export function verdictsOn(fact: Fact, hearing: Hearing): Verdict[] {
  const rows = ROWS.filter((row) => row.fact === fact.kind);
  const concerned = rows.filter((row) => row.layers.length === 0 || (fact.within !== undefined && row.layers.includes(fact.within.layer)));
  if (concerned.length > 0) return concerned.map((row) => ({ rule: row.rule, ...verdictOf(fact, row, hearing) }));
  if (fact.within) return [{ reason: 'layer', why: `No rule speaks about ${nounOf(fact.kind)} in ${withArticle(fact.within.layer)}.` }];
  const why = hearing.outsideLayers ? 'The file stands outside the layers (tests, migrations, generated code and the like).' : 'This code has no layer, so the rules of the layers do not speak here.';
  return [{ reason: 'no-layer', why }];
}

function verdictOf(fact: Fact, row: Row, hearing: Hearing): Omit<Verdict, 'rule'> {
  if (hearing.isIgnored) return { reason: 'ignored', why: 'ESLint does not lint this file.' };
  const config = hearing.config.rule(row.rule);
  if (hearing.reported.has(row.rule, fact)) return { reason: 'reported', why: `Reported, ${config.severity}.` };
  if (hearing.silenced.has(row.rule, fact)) return { reason: 'disabled', why: 'Silenced by a comment or by the baseline.' };
  if (config.severity === 'off') return { reason: 'off', why: hearing.config.namespace === undefined ? 'The configuration does not use the plugin for this file.' : 'The rule is off in the configuration.' };
  return silence(fact, row, config, hearing);
}

function silence(fact: Fact, row: Row, { options }: RuleConfig, { reported, silenced, facts }: Hearing): Omit<Verdict, 'rule'> {
  if (fact.certainty === 'likely' && options['certainty'] !== 'likely') {
    return { reason: 'certainty', why: 'It is likely, and the rule reports what is certain; the option `certainty: \'likely\'` (preset `strict`) reports it.' };
  }
  const key = sameness(fact);
  const other = key === undefined ? undefined : facts.find((each) => each.unit === fact.unit && sameness(each) === key && (reported.has(row.rule, each) || silenced.has(row.rule, each)));
  if (other) return { reason: 'once', why: `Reported once for the function, in line ${other.place.loc.start.line}.` };
  return { reason: 'free', why: whyFree(fact, options) };
}
