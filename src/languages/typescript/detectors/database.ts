import type { DatabaseFact } from '../../../facts/fact.ts';
import type { Effect } from '../../../knowledge/library.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { calleeOf, type Call } from '../calls.ts';
import type { Module } from '../module.ts';
import { isWithin, memberName, unwrap, type Node } from '../syntax.ts';
import { alternatives, signatureOf, typeChain, type LibraryValue } from '../values.ts';

const ACCESS: Partial<Record<Effect, DatabaseFact['access']>> = { query: 'query', build: 'query-builder', 'raw-sql': 'raw-sql', transaction: 'transaction' };

/** A call that reaches a database. */
export interface DatabaseCall {
  readonly call: Call;
  /** The narrowest node that names the access. */
  readonly callee: Node;
  readonly value: LibraryValue;
  readonly access: DatabaseFact['access'];
}

/** Every query, query builder, raw SQL and transaction of the file, one per chain. */
export function detectDatabase(analysis: Analysis): DatabaseFact[] {
  const { module } = analysis;
  const calls = databaseCalls(analysis, module, [...module.nodes('CallExpression'), ...module.nodes('TaggedTemplateExpression')]);
  // A transaction is told by the queries in it, where there are any.
  const told = calls.filter(({ access, call }) => access !== 'transaction' || !calls.some((other) => other.call !== call && other.access !== 'transaction' && isWithin(other.call, call)));
  return told.map(({ callee, value, access }) => ({
    kind: 'database',
    place: placeOf(callee),
    code: analysis.quote(callee),
    certainty: value.certainty,
    ...analysis.standing(callee),
    access,
    library: value.library.name,
    ormRepository: isOrmRepository(value),
    origin: originOf(value),
  }));
}

/** The calls among some nodes of a file that reach a database; those that go on with a chain are left out. */
export function databaseCalls(analysis: Analysis, module: Module, nodes: readonly Call[]): DatabaseCall[] {
  const found: DatabaseCall[] = [];
  for (const call of nodes) {
    const callee = calleeOf(call);
    if (callee.type !== 'MemberExpression' && callee.type !== 'Identifier' && callee.type !== 'CallExpression') continue;
    for (const value of alternatives(analysis.evaluator.value(callee, module))) {
      const access = value.kind === 'library' ? accessOf(value, callee) : undefined;
      if (value.kind !== 'library' || !access) continue;
      found.push({ call, callee, access, value: certaintyOf(value) });
      break;
    }
  }
  return found;
}

function accessOf(value: LibraryValue, callee: Node): DatabaseFact['access'] | undefined {
  if (value.library.category !== 'database' || continuesChain(value, callee)) return undefined;
  const effect = signatureOf(value)?.effect;
  return effect ? ACCESS[effect] : undefined;
}

/** The rest of a chain, `db.select().from(t)` after `db.select`, and calls on a builder that was reported where it began. */
function continuesChain(value: LibraryValue, callee: Node): boolean {
  if (value.chain || value.receiver?.chain) return true;
  // The result of a query whose type is unknown may still be called on: `knex('t').first().then(...)`.
  return callee.type === 'MemberExpression' && unwrap(callee.object).type === 'CallExpression' && memberName(callee) === 'then';
}

function certaintyOf(value: LibraryValue): LibraryValue {
  const certainty = signatureOf(value)?.certainty;
  return certainty ? { ...value, certainty } : value;
}

/** True for a method of the ORM's own generic repository. */
export function isOrmRepository(value: LibraryValue): boolean {
  const owner = value.receiver ?? value;
  return typeChain(owner.library, owner.type).some((type) => owner.library.types[type]?.ormRepository === true);
}

/** Where a value comes from, in words for `explain`. */
export function originOf(value: LibraryValue): string {
  const name = value.exportName ?? value.receiver?.exportName;
  const source = value.package ?? value.receiver?.package;
  return `${name ? `\`${name}\` of ` : ''}${source ? `\`${source}\`` : value.library.name}`;
}
