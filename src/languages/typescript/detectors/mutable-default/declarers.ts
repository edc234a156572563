import { splitPackage } from '../../../../project/specifier.ts';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { isFunction, memberName, parentOf, unwrap, type Node } from '../../syntax.ts';
import { alternatives, type LibraryValue, type Value } from '../../values.ts';

/** How a library takes a default, and how it takes one that is computed for each value. */
export interface Declarer {
  readonly packages: readonly string[];
  /** Properties of an options object that hold the default. */
  readonly properties?: readonly string[];
  /** Methods of a schema or column whose first argument is the default. */
  readonly methods?: readonly string[];
  /** Functions whose second argument is the default of their first. */
  readonly wrappers?: readonly string[];
  /** What may take the options: decorators, `new`, and these functions or methods (`*`: all). Default: everything. */
  readonly takers?: readonly string[];
  /**
   * What to write for a value that is new each time. `function`: a function in the same place. Others: the method or property
   * of that name takes a function. `sql`: only SQL. Absent: there is no such thing.
   */
  readonly lazy?: 'function' | 'sql' | `$${string}` | 'onCreate';
  /** A schema is made wherever it is needed; a column or model is declared once. */
  readonly isSchema?: true;
}

/** Sources: the pages on default values of each library's documentation. */
const DECLARERS: readonly Declarer[] = [
  { packages: ['zod', '@hono/zod-openapi', 'nestjs-zod'], methods: ['default', 'prefault', 'catch'], wrappers: ['_default', 'prefault'], lazy: 'function', isSchema: true },
  { packages: ['valibot'], wrappers: ['optional', 'nullish', 'nullable', 'undefinedable', 'exactOptional', 'fallback'], lazy: 'function', isSchema: true },
  { packages: ['yup'], methods: ['default'], lazy: 'function', isSchema: true },
  { packages: ['joi', '@hapi/joi', 'celebrate'], methods: ['default'], lazy: 'function', isSchema: true },
  { packages: ['@sinclair/typebox', 'typebox', 'elysia'], properties: ['default'], isSchema: true },
  { packages: ['mongoose', '@nestjs/mongoose', '@typegoose/typegoose', 'dynamoose'], properties: ['default'], takers: ['model'], lazy: 'function' },
  { packages: ['electrodb'], properties: ['default'], lazy: 'function' },
  { packages: ['sequelize', 'sequelize-typescript', '@sequelize/core', '@sequelize/core/decorators-legacy'], properties: ['defaultValue'], takers: ['define', 'init'], lazy: 'function' },
  { packages: ['typeorm'], properties: ['default'], takers: [], lazy: 'sql' },
  { packages: ['@mikro-orm/core', '@mikro-orm/decorators'], properties: ['default'], methods: ['default'], takers: ['defineEntity'], lazy: 'onCreate' },
  { packages: ['drizzle-orm'], methods: ['default'], lazy: '$defaultFn' },
  { packages: ['knex'], methods: ['defaultTo'] },
  { packages: ['type-graphql', '@nestjs/graphql'], properties: ['defaultValue'], takers: [] },
];

const byPackage = new Map(DECLARERS.flatMap((declarer) => declarer.packages.map((name) => [name, declarer] as const)));

/** How the library behind a value takes defaults. */
export function declarerOf(value: Value | undefined): Declarer | undefined {
  for (const each of alternatives(value)) {
    const specifier = each.kind === 'foreign' ? each.package : each.kind === 'library' ? packageOf(each) : undefined;
    const found = specifier === undefined ? undefined : byPackage.get(specifier) ?? byPackage.get(splitPackage(specifier).name);
    if (found) return found;
  }
  return undefined;
}

/** The declarer at the root of a chain: `timestamp('at').notNull()` leads to `timestamp` of Drizzle. */
export function chainDeclarer(analysis: Analysis, expression: Node): Declarer | undefined {
  let node = unwrap(expression);
  for (let steps = 0; steps < 30; steps++) {
    const found = declarerOf(analysis.evaluator.value(node, analysis.module)) ?? givenBy(analysis, node);
    if (found) return found;
    if (node.type === 'CallExpression') node = calleeOf(node);
    else if (node.type === 'MemberExpression') node = unwrap(node.object);
    else return undefined;
  }
  return undefined;
}

/** `pgTable('users', (t) => ({ at: t.timestamp() }))`: the library hands out what makes its columns. */
function givenBy(analysis: Analysis, node: Node): Declarer | undefined {
  if (node.type !== 'Identifier') return undefined;
  const owner = analysis.module.variableOf(node)?.defs[0]?.node as Node | undefined;
  // A function's own name has the function as its definition, too.
  if (!isFunction(owner) || owner.id === node) return undefined;
  const call = parentOf(owner);
  return call?.type === 'CallExpression' ? chainDeclarer(analysis, calleeOf(call)) : undefined;
}

/** The name by which a chain or call names what it does last: `default` of `z.date().default`. */
export function lastName(callee: Node): string | undefined {
  return callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
}

function packageOf(value: LibraryValue): string | undefined {
  return value.package ?? value.receiver?.package ?? value.library.packages[0];
}
