import type { Certainty, DatabaseFact, Reach } from '../../../facts/fact.ts';
import type { Effect, Library } from '../../../knowledge/library.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { calleeOf } from '../calls.ts';
import { isFunction, isWithin, parameterBinding, parentOf, type Node } from '../syntax.ts';
import { libraryValue, typeChain, type LibraryValue } from '../values.ts';
import { handedQuery } from './conduits.ts';
import { callsIn, effectCalls, originOf, rolesOf, type EffectCall } from './effects.ts';
import { followedCalls, type FindDeed, type FollowedCall } from './followed-calls.ts';

const ACCESS: Partial<Record<Effect, DatabaseFact['access']>> = { query: 'query', build: 'query-builder', 'raw-sql': 'raw-sql', transaction: 'transaction', connection: 'connection' };

/** Every query, query builder, raw SQL and transaction of the file, one per chain, and the handles that its functions receive. */
export function detectDatabase(analysis: Analysis, certainty: Certainty, reach: Reach = 'judged'): DatabaseFact[] {
  const { module } = analysis;
  const calls = effectCalls(analysis, module, callsIn(analysis, ['router', 'service'], reach), isDatabaseEffect);
  const queries = calls.filter(({ effect }) => effect !== 'transaction' && effect !== 'connection');
  // A transaction is told by the queries in it, where there are any; a connection by whatever else the function does with the database;
  // a part of a query by the query that it is a part of.
  const told = calls.filter(({ effect, call }) => {
    if (effect === 'transaction') return !queries.some((query) => isWithin(query.call, call));
    if (effect === 'connection') return !calls.some((other) => other.effect !== 'connection' && analysis.units.at(other.call) === analysis.units.at(call));
    return !isPartOfAnother(call, queries);
  });
  const certain = [...told.map((each) => accessFact(analysis, each)), ...handed(analysis, reach), ...ofModels(analysis, told)];
  return [...certain, ...(certainty === 'likely' ? followed(analysis, certain) : []), ...receivedHandles(analysis)];
}

/** True for a fragment or subquery: it stands among the arguments of another query's chain, and nothing runs it there. */
function isPartOfAnother(call: Node, queries: readonly EffectCall[]): boolean {
  for (let at: Node = call, around = parentOf(at); around; at = around, around = parentOf(at)) {
    if (isFunction(around) || around.type === 'AwaitExpression' || around.type.endsWith('Statement')) return false;
    const isArgument = around.type === 'TemplateLiteral' || (around.type === 'CallExpression' && around.callee !== at);
    if (!isArgument) continue;
    const outer = around.type === 'TemplateLiteral' ? parentOf(around) : around;
    if (outer && queries.some((query) => query.call !== call && beginsWith(outer, query.call))) return true;
  }
  return false;
}

/** True when a chain of calls begins with a call: `db.select().from(users).where(...)` with `db.select()`. */
function beginsWith(chain: Node, call: Node): boolean {
  return isWithin(call, chain) && chain.range[0] === call.range[0];
}

/** True for effects that reach a database; Redis and the like have the same effects. */
function isDatabaseEffect(effect: Effect, library: Library): boolean {
  return library.category === 'database' && ACCESS[effect] !== undefined;
}

function accessFact(analysis: Analysis, { callee, value, effect }: EffectCall): DatabaseFact {
  return {
    kind: 'database',
    place: placeOf(callee),
    code: analysis.quote(callee),
    certainty: value.certainty,
    ...analysis.standing(callee),
    access: ACCESS[effect] ?? 'query',
    library: value.library.name,
    ormRepository: isOrmRepository(value),
    origin: originOf(value),
  };
}

/** Queries that the file writes and hands to a function of the project that only passes them on. */
function handed(analysis: Analysis, reach: Reach): DatabaseFact[] {
  return callsIn(analysis, ['router', 'service'], reach).flatMap((call) => {
    const callee = calleeOf(call);
    const query = handedQuery(analysis, callee, analysis.module, isDatabaseEffect);
    if (!query) return [];
    const own = { code: analysis.quote(callee), line: analysis.module.lineOf(callee.range[0]) };
    const fact = followedFact(analysis, { callee, deed: query.deed, path: [own, ...query.path], standing: analysis.standing(callee) }, 'certain');
    return [{ ...fact, ormRepository: query.isGeneric || fact.ormRepository }];
  });
}

/** Calls of helpers outside every layer that reach the database. */
function followed(analysis: Analysis, told: readonly DatabaseFact[]): DatabaseFact[] {
  return followedCalls(analysis, ['router', 'service'], findAccess(analysis)).map((call) => followedFact(analysis, call, 'likely')).filter(({ place }) => !told.some((each) => each.place.range[0] === place.range[0] && each.place.range[1] === place.range[1]));
}

/**
 * Calls of methods that the project gives its models, `User.findByEmail(email)`, and that query. The model is the database to a
 * router; to a service, such methods may be a team's repository.
 */
function ofModels(analysis: Analysis, told: readonly EffectCall[]): DatabaseFact[] {
  return followedCalls(analysis, ['router', 'service'], findAccess(analysis), 'models')
    .filter(({ callee }) => !told.some((each) => isWithin(callee, each.callee)))
    .map((call) => followedFact(analysis, call, call.standing.within?.layer === 'router' ? 'certain' : 'likely'));
}

function findAccess(analysis: Analysis): FindDeed<EffectCall> {
  return (module, nodes) => {
    const found = effectCalls(analysis, module, nodes, (effect, library) => effect !== 'transaction' && effect !== 'connection' && isDatabaseEffect(effect, library));
    return found.find(({ value }) => value.certainty === 'certain');
  };
}

function followedFact(analysis: Analysis, { callee, deed, path, standing }: FollowedCall<EffectCall>, certainty: Certainty): DatabaseFact {
  return {
    kind: 'database',
    place: placeOf(callee),
    code: analysis.quote(callee),
    certainty,
    ...standing,
    access: ACCESS[deed.effect] ?? 'query',
    library: deed.value.library.name,
    ormRepository: isOrmRepository(deed.value),
    origin: originOf(deed.value),
    path,
  };
}

/** Handles that handlers and services receive as parameters; passing them on is the only thing that they are good for. */
function receivedHandles(analysis: Analysis): DatabaseFact[] {
  return analysis.units.all.flatMap((unit) => {
    const node = analysis.units.nodeOf(unit);
    if (!node || (unit.layer?.layer !== 'router' && unit.layer?.layer !== 'service')) return [];
    return node.params.flatMap((parameter): DatabaseFact[] => {
      const binding: Node = parameterBinding(parameter);
      if (binding.type !== 'Identifier') return [];
      const value = libraryValue(analysis.evaluator.value(binding, analysis.module));
      if (value?.library.category !== 'database' || !rolesOf(value).includes('database-handle')) return [];
      return [{
        kind: 'database', place: placeOf(binding), code: binding.name, certainty: value.certainty, ...analysis.standing(binding),
        access: 'handle', library: value.library.name, ormRepository: isOrmRepository(value), origin: originOf(value),
      }];
    });
  });
}

/** True for a method of the ORM's own generic repository. */
function isOrmRepository(value: LibraryValue): boolean {
  const owner = value.receiver ?? value;
  return typeChain(owner.library, owner.type).some((type) => owner.library.types[type]?.ormRepository === true);
}
