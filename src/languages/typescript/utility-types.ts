import type { TSESTree } from '@typescript-eslint/utils';
import { constructed } from './annotations.ts';
import type { Evaluator } from './evaluator.ts';
import type { Module } from './module.ts';
import type { TypeArguments } from './type-arguments.ts';
import { alternatives, carriedValue, oneOf, signatureOf, typeChain, type LibraryValue, type Value } from './values.ts';

/** Types whose first argument says what the value can do. */
const TRANSPARENT = new Set(['Promise', 'Awaited', 'Readonly', 'Partial', 'Required', 'NonNullable', 'Omit', 'Pick', 'PromiseLike', 'Exclude', 'Extract']);

/** tRPC's type of what a function gives, which is imported. */
const IMPORTED_RESULT = 'inferAsyncReturnType';
/** The type of a class that a mixin is given: https://docs.adonisjs.com/guides/references/helpers#compose */
const MIXED = 'NormalizeConstructor';

/** True for a type whose values are a class itself, and no instance: `typeof User`, `Readonly<typeof User>`. */
export function isTypeOfClass(type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSTypeQuery') return true;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  const argument = type.typeArguments?.params[0];
  return argument !== undefined && (TRANSPARENT.has(type.typeName.name) || type.typeName.name === MIXED) && isTypeOfClass(argument);
}

/** What a type of TypeScript's own library makes of its argument: `Pick<PrismaClient, 'user'>`, `ReturnType<typeof drizzle>`. */
export function utilityType(evaluator: Evaluator, utility: TSESTree.Identifier, argument: TSESTree.TypeNode, module: Module, within?: TypeArguments): Value | undefined {
  const { name } = utility;
  if (name !== IMPORTED_RESULT && name !== MIXED && module.variableOf(utility)?.defs.length) return undefined;
  if (TRANSPARENT.has(name) || name === MIXED) return evaluator.annotation(argument, module, within);
  if (name === 'InstanceType') return constructed(evaluator.annotation(argument, module, within));
  if (name === 'ReturnType' || name === IMPORTED_RESULT) return oneOf(alternatives(evaluator.annotation(argument, module, within)).map((made) => resultOf(evaluator, made)));
  if (name === 'Parameters') return oneOf(alternatives(evaluator.annotated(argument, module, within)).map(parametersOf));
  return undefined;
}

function resultOf(evaluator: Evaluator, made: Value): Value | undefined {
  if (made.kind === 'function') return evaluator.returned(made);
  const returns = made.kind === 'library' ? signatureOf(made)?.returns : undefined;
  if (made.kind !== 'library' || returns === undefined) return undefined;
  return carriedValue(made, returns === 'this' ? made.receiver?.type : returns);
}

function parametersOf(made: Value): Value | undefined {
  if (made.kind === 'function') return { kind: 'list', items: made.node.params, module: made.module, typeArguments: made.typeArguments };
  return made.kind === 'library' ? { kind: 'parameters', of: made } : undefined;
}

/** What a library's function is handed at a place: a callback has parameters of its own, `Parameters<typeof db.transaction>[0]`. */
export function libraryParameter(made: LibraryValue, index: number): Value | undefined {
  const types = made.receives ?? typeChain(made.library, made.type).map((type) => made.library.types[type]?.params).find((params) => params !== undefined);
  if (types) return types[index] ? carriedValue(made, types[index]) : undefined;
  const callbacks = signatureOf(made)?.callbacks;
  const receives = callbacks?.[index] ?? callbacks?.['*'];
  return receives ? { ...carriedValue(made, undefined), receives } : undefined;
}

/** What an indexed type gives: a member by its name, `PrismaClient['user']`, or a place of a list, `Parameters<F>[0]`. */
export function indexedType(evaluator: Evaluator, type: TSESTree.TSIndexedAccessType, module: Module, within?: TypeArguments): Value | undefined {
  const owner = evaluator.annotated(type.objectType, module, within);
  const key = type.indexType.type === 'TSLiteralType' && type.indexType.literal.type === 'Literal' ? type.indexType.literal.value : undefined;
  if (!owner) return undefined;
  return typeof key === 'number' ? evaluator.item(owner, key) : typeof key === 'string' ? borrowed(evaluator.member(owner, key)) : undefined;
}

function borrowed(member: Value | undefined): Value | undefined {
  return oneOf(alternatives(member).map((value) => (value.kind === 'function' ? { ...value, isBorrowed: true } : value)));
}
