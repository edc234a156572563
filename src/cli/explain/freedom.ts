import type { BusinessFact, DatabaseFact, Fact, FlowFact, HttpFact } from '../../facts/index.ts';
import type { CommonOptions } from '../../create-layer-rule.ts';
import { judgeFlow, type FlowOptions } from '../../rules/request-flow.ts';
import { withArticle } from './words.ts';

type Options = Readonly<Record<string, unknown>>;

/** Why a rule that is on and speaks in this layer lets a fact pass. */
export function whyFree(fact: Fact, options: Options): string {
  switch (fact.kind) {
    case 'database': return whyDatabaseIsFree(fact);
    case 'business': return whyBusinessIsFree(fact, options);
    case 'http': return whyHttpIsFree(fact, options);
    case 'flow': return whyFlowIsFree(fact, options);
    default: return 'The rule lets it pass.';
  }
}

/** What facts of a kind have in common that is reported once in a function; undefined where each is reported. */
export function sameness(fact: Fact): string | undefined {
  switch (fact.kind) {
    case 'business': return fact.logic;
    case 'http': return fact.concern === 'exception' || fact.concern === 'status' ? undefined : fact.concern;
    case 'unvalidated-input': return fact.input;
    default: return undefined;
  }
}

function whyDatabaseIsFree({ access, ormRepository }: DatabaseFact): string {
  if (access === 'connection') return 'A service may take the connection that its transactions need; the queries on it are facts of their own.';
  if (access === 'transaction') return 'A service may say where a transaction begins and ends; the queries in it are facts of their own.';
  if (access === 'handle') return 'A handle is only received here; the option `handles: true` reports it.';
  if (ormRepository) return 'The ORM\'s own repository counts as the repository layer; the option `ormRepositories: \'forbid\'` reports it.';
  return 'The rule lets it pass.';
}

function whyBusinessIsFree({ logic }: BusinessFact, { allow }: Options): string {
  return Array.isArray(allow) && allow.includes(logic) ? `The option \`allow\` of the configuration names \`${logic}\`.` : 'The rule lets it pass.';
}

function whyHttpIsFree({ concern }: HttpFact, { exceptions }: Options): string {
  const isAllowed = exceptions === 'allow' && (concern === 'exception' || concern === 'status');
  return isAllowed ? 'The option `exceptions: \'allow\'` of the configuration lets it pass.' : 'The rule lets it pass.';
}

/** Asks the rule what would have to be otherwise. */
function whyFlowIsFree(fact: FlowFact, given: Options): string {
  const options = given as unknown as FlowOptions & CommonOptions;
  const isReportedWith = (changed: Partial<FlowOptions & CommonOptions>): boolean => judgeFlow(fact, { ...options, ...changed }) !== undefined;
  if (isReportedWith({ typeImports: 'forbid' })) return 'Only types are imported; the option `typeImports: \'forbid\'` reports it.';
  if (isReportedWith({ skipService: 'forbid' })) return 'The option `skipService: \'allow\'` of the configuration lets it pass.';
  if (isReportedWith({ certainty: 'likely' })) return 'Only a folder says what the imported file is; the option `certainty: \'likely\'` reports it.';
  const from = fact.within?.layer;
  return `${from === undefined ? 'This code' : capital(withArticle(from))} may use ${withArticle(fact.targetLayer.layer)}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
