import type { Rewrite } from '../../../../facts/fact.ts';
import { isClass, type FunctionNode, type Node } from '../../syntax.ts';
import type { Holder, Mutation } from './mutations.ts';

/** An expression that makes a flat copy of a value. */
export function copyOf(code: string, holder: Holder): string {
  switch (holder) {
    case 'array':
      return `[...${code}]`;
    case 'object':
      return `{ ...${code} }`;
    case 'map':
      return `new Map(${code})`;
    case 'set':
      return `new Set(${code})`;
  }
}

/** The function begins by taking a copy of its parameter. Offered where a flat copy is enough and the body has room for a statement. */
export function copyInBody(owner: FunctionNode, name: string, holder: Holder, mutations: readonly Mutation[]): Rewrite | undefined {
  const { body } = owner;
  if (body.type !== 'BlockStatement' || mutations.some((mutation) => mutation.isDeep) || isDerivedConstructor(owner)) return undefined;
  // A directive has to stay the first statement.
  const directives = body.body.filter((statement) => statement.type === 'ExpressionStatement' && typeof statement.directive === 'string');
  const last = directives.at(-1);
  const at = last ? last.range[1] : body.range[0] + 1;
  const first = body.body[directives.length];
  const indent = first && first.loc.start.line > body.loc.start.line ? `\n${' '.repeat(first.loc.start.column)}` : ' ';
  return { title: `Work on a copy of \`${name}\`.`, edits: [{ range: [at, at], text: `${indent}${name} = ${copyOf(name, holder)};` }] };
}

/** Nothing may stand before `super()` in some of them. */
function isDerivedConstructor(owner: FunctionNode): boolean {
  const member = owner.parent as Node | undefined;
  if (member?.type !== 'MethodDefinition' || member.kind !== 'constructor') return false;
  const around = member.parent.parent as Node;
  return isClass(around) && around.superClass !== null;
}
