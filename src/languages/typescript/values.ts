import type { TSESTree } from '@typescript-eslint/utils';
import type { Certainty } from '../../facts/fact.ts';
import type { Library, Member, Signature } from '../../knowledge/library.ts';
import type { Module } from './module.ts';
import type { ClassNode, FunctionNode, Node } from './syntax.ts';
import type { TypeArguments } from './type-arguments.ts';

/** A value of a library: what our knowledge says of an expression. */
export interface LibraryValue {
  readonly kind: 'library';
  readonly library: Library;
  /** The package it was imported from, for messages; absent for globals and injected values. */
  readonly package?: string;
  /** Key of `library.types`: what the value itself can do. */
  readonly type?: string;
  /** Key of `library.types`: what `new value()` and `class extends value` can do. */
  readonly instance?: string;
  /** Set for a namespace or default import: members are exports. */
  readonly isNamespace?: true;
  /** A method that was read but not called yet. */
  readonly call?: Signature;
  /** What the value was read from, for `returns: 'this'`. */
  readonly receiver?: LibraryValue;
  /** The client's input that it is (or is part of). */
  readonly input?: NonNullable<Member['input']>;
  /** The first call of the chain that built it, in the linted file: such a chain is reported once. */
  readonly chain?: Node;
  /** A type or value of the project that the library carries along: the environment of Hono, the context of tRPC. */
  readonly binding?: Value;
  readonly certainty: Certainty;
  /** Set for a function that a function of the library is handed: the types of its parameters. */
  readonly receives?: readonly (string | null)[];
  /** The name by which it left the library: `PrismaClient`. */
  readonly exportName?: string;
}

export type FunctionLike = FunctionNode | TSESTree.TSFunctionType | TSESTree.TSMethodSignature | TSESTree.TSDeclareFunction | TSESTree.TSEmptyBodyFunctionExpression;
export type ShapeNode = TSESTree.TSTypeLiteral | TSESTree.TSInterfaceDeclaration;

/** Where a type is written in a generic one of the project: what its type parameters stand for. */
interface Applied {
  readonly typeArguments?: TypeArguments | undefined;
}

/** What an expression or a type is, as far as the code says. Absent means: unknown, which is silence. */
export type Value =
  | LibraryValue
  /** A class of the project. */
  | { readonly kind: 'class'; readonly node: ClassNode; readonly module: Module }
  /** An instance of a class of the project. */
  | { readonly kind: 'instance'; readonly node: ClassNode; readonly module: Module }
  /** `isBorrowed`: only its type is taken, `Users['find']`; what is called has that form and may be another. */
  | (Applied & { readonly kind: 'function'; readonly node: FunctionLike; readonly module: Module; readonly isBorrowed?: true })
  | { readonly kind: 'object'; readonly node: TSESTree.ObjectExpression; readonly module: Module }
  /** A value whose type is an interface or a type literal of the project. */
  | (Applied & { readonly kind: 'shape'; readonly node: ShapeNode; readonly module: Module })
  /** A tuple, the parameters of a function type, or an array literal: one expression, type or parameter for each place. */
  | (Applied & { readonly kind: 'list'; readonly items: readonly (Node | null)[]; readonly module: Module })
  /** The parameters of a function of a library, as a tuple. */
  | { readonly kind: 'parameters'; readonly of: LibraryValue }
  /** Everything that a file of the project exports. */
  | { readonly kind: 'namespace'; readonly module: Module }
  /** Something of a package that we know nothing of: it is surely not the project's own. */
  | { readonly kind: 'foreign'; readonly package: string; readonly name: string }
  /** Any of these: unions, intersections, alternatives. */
  | { readonly kind: 'several'; readonly values: readonly Value[] };

/** The alternatives that a value stands for. */
export function alternatives(value: Value | undefined): readonly Value[] {
  if (!value) return [];
  return value.kind === 'several' ? value.values.flatMap(alternatives) : [value];
}

/** One value out of many: nothing, the one, or several. */
export function oneOf(values: readonly (Value | undefined)[]): Value | undefined {
  const known: Value[] = [];
  for (const value of values) if (value && !known.some((other) => isSame(other, value))) known.push(value);
  return known.length <= 1 ? known[0] : { kind: 'several', values: known };
}

function isSame(a: Value, b: Value): boolean {
  if (a.kind === 'library' && b.kind === 'library') return a.library === b.library && a.type === b.type && a.call === b.call && a.chain === b.chain && a.input === b.input && a.binding === b.binding && a.receives === b.receives;
  return a === b || ('node' in a && 'node' in b && a.node === b.node && a.kind === b.kind && appliedTo(a) === appliedTo(b));
}

function appliedTo(value: Value): TypeArguments | undefined {
  return 'typeArguments' in value ? value.typeArguments : undefined;
}

/** The library value among the alternatives; the first that is one. */
export function libraryValue(value: Value | undefined): LibraryValue | undefined {
  return alternatives(value).find((each) => each.kind === 'library');
}

/** What calling a library value does. */
export function signatureOf(value: LibraryValue): Signature | undefined {
  return value.call ?? (value.type ? value.library.types[value.type]?.call : undefined);
}

/** A type of the library, with what it inherits, nearest first. Cycles in the data end the walk. */
export function typeChain(library: Library, name: string | undefined): string[] {
  const chain: string[] = [];
  for (let at = name; at && !chain.includes(at); at = library.types[at]?.extends) chain.push(at);
  return chain;
}

/** A value of a library that another one gives or is handed. It begins a chain of its own, but carries the other's binding on. */
export function carriedValue(from: LibraryValue, type: string | undefined): LibraryValue {
  const base = from.receiver ?? from;
  return {
    kind: 'library', library: from.library, certainty: from.certainty,
    ...(type === undefined ? {} : { type }),
    ...(base.binding === undefined ? {} : { binding: base.binding }),
    ...(base.package === undefined ? {} : { package: base.package }),
    ...(base.exportName === undefined ? {} : { exportName: base.exportName }),
  };
}
