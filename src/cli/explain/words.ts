import type { Fact, FactKind } from '../../facts/index.ts';

const NOUNS: Readonly<Record<FactKind, string>> = {
  database: 'database access',
  business: 'business logic',
  'external-call': 'external calls',
  http: 'HTTP concerns',
  construction: 'construction',
  flow: 'the request flow',
  'unvalidated-input': 'unvalidated input',
  'entity-response': 'entities in an answer',
  'mutable-default': 'default values',
  'ad-hoc-error': 'ad-hoc errors',
  'schema-logic': 'logic in a schema',
  'sensitive-field': 'sensitive fields',
  'base-path': 'the base path',
  misplaced: 'misplaced code',
  unlayered: 'files without a layer',
};

/** What facts of a kind are about, to stand within a sentence. */
export function nounOf(kind: FactKind): string {
  return NOUNS[kind];
}

export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** What a fact says, in a few words: "query, Prisma". */
export function describeFact(fact: { readonly kind: FactKind; readonly details: Readonly<Record<string, unknown>> }): string {
  const { kind, details } = fact;
  const text = (key: string): string => String(details[key]);
  switch (kind) {
    case 'database': return `database ${text('access')}, ${text('library')}${details['ormRepository'] === true ? ', the ORM\'s own repository' : ''}`;
    case 'business': return `business ${text('logic')}`;
    case 'external-call': return `external call, ${text('library')}`;
    case 'http': return `HTTP ${text('concern')}, ${text('library')}`;
    case 'construction': return `constructs ${withArticle(text('constructs'))}`;
    case 'flow': return `${text('via')}${details['typeOnly'] === true ? ' of types' : ''} of ${text('target')}`;
    case 'unvalidated-input': return `unvalidated ${text('input')}`;
    case 'entity-response': return `entity ${text('entity')} in the answer`;
    case 'mutable-default': return `default value of ${text('name')}, ${text('fault')}`;
    case 'schema-logic': return `${text('deed')} in a schema`;
    case 'sensitive-field': return `sensitive field ${text('field')} of ${text('schema')}`;
    case 'base-path': return `route ${text('route')} outside the base path`;
    case 'ad-hoc-error': return 'ad-hoc error';
    case 'misplaced': return 'misplaced code';
    case 'unlayered': return 'file without a layer';
  }
}

const COMMON: ReadonlySet<string> = new Set(['kind', 'place', 'code', 'certainty', 'unit', 'within', 'origin', 'path', 'rewrites']);

/** What only facts of this kind have. */
export function detailsOf(fact: Fact): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fact).filter(([key]) => !COMMON.has(key)));
}
