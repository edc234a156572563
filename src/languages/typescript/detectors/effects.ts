import type { Reach } from '../../../facts/fact.ts';
import { LIBRARIES } from '../../../knowledge/index.ts';
import type { Effect, Library } from '../../../knowledge/library.ts';
import type { Layer } from '../../../layers/layer.ts';
import type { Analysis } from '../analysis.ts';
import { type Call, calleeOf, callsOf } from '../calls.ts';
import type { Module } from '../module.ts';
import { memberName, unwrap, type Node } from '../syntax.ts';
import { alternatives, signatureOf, typeChain, type LibraryValue, type Value } from '../values.ts';

/** Every member name that does something in some library. */
export const EFFECTFUL: ReadonlySet<string> = new Set(LIBRARIES.flatMap((library) =>
  Object.values(library.types).flatMap((type) => Object.entries(type.members ?? {}).flatMap(([name, member]) => (member.call?.effect ? [name] : [])))));

type Member = Extract<Node, { type: 'MemberExpression' }>;

/** A call that does something which our knowledge has a word for. */
export interface EffectCall {
  readonly call: Call;
  /** The narrowest node that names what is called. */
  readonly callee: Node;
  readonly value: LibraryValue;
  readonly effect: Effect;
}

/** The calls among some nodes of a file whose effect is wanted; calls that go on with a chain are left out. */
export function effectCalls(analysis: Analysis, module: Module, nodes: readonly Call[], isWanted: (effect: Effect, library: Library) => boolean): EffectCall[] {
  const found: EffectCall[] = [];
  for (const call of nodes) {
    const callee = calleeOf(call);
    if (callee.type !== 'MemberExpression' && callee.type !== 'Identifier' && callee.type !== 'CallExpression') continue;
    for (const value of alternatives(analysis.evaluator.value(callee, module) ?? typedMember(analysis, callee, module))) {
      if (value.kind !== 'library' || value.chain || value.receiver?.chain) continue;
      const signature = signatureOf(value);
      if (!signature?.effect || !isWanted(signature.effect, value.library)) continue;
      found.push({ call, callee, effect: signature.effect, value: signature.certainty ? { ...value, certainty: signature.certainty } : value });
      break;
    }
  }
  return found;
}

/** Where the code does not say what a receiver is, the type checker may: a chain of calls counts where it begins. */
function typedMember(analysis: Analysis, callee: Node, module: Module): Value | undefined {
  if (!analysis.declaredType || !module.isLinted || callee.type !== 'MemberExpression') return undefined;
  const value = declaredMember(analysis, callee);
  return value && receiversOf(callee).some((receiver) => declaredMember(analysis, receiver)) ? undefined : value;
}

/** Asked only for names that some library has an effect for. */
function declaredMember(analysis: Analysis, callee: Member): Value | undefined {
  const name = memberName(callee);
  const owner = name !== undefined && EFFECTFUL.has(name) ? analysis.declaredType?.(callee.object) : undefined;
  return owner && name !== undefined ? analysis.evaluator.member(owner, name) : undefined;
}

/** The methods whose calls come before in a chain: of `a.b().c().d`, `a.b().c` and `a.b`. */
function receiversOf(callee: Member): Member[] {
  const call = unwrap(callee.object);
  const before = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return before?.type === 'MemberExpression' ? [before, ...receiversOf(before)] : [];
}

/** The calls that stand in some layers of the file: no rule asks about others. */
export function callsIn(analysis: Analysis, layers: readonly Layer[], reach: Reach = 'judged'): Call[] {
  if (reach === 'judged' && !analysis.touches(layers)) return [];
  const calls = callsOf(analysis.module);
  return reach === 'everywhere' ? calls : calls.filter((call) => {
    const layer = analysis.standing(call).within?.layer;
    return layer !== undefined && layers.includes(layer);
  });
}

/** The roles that a library value plays, its own type first. */
export function rolesOf(value: LibraryValue): string[] {
  return typeChain(value.library, value.type).flatMap((type) => value.library.types[type]?.role ?? []);
}

/** Where a value comes from, in words for `explain`. */
export function originOf(value: LibraryValue): string {
  const name = value.exportName ?? value.receiver?.exportName;
  const source = value.package ?? value.receiver?.package;
  return `${name ? `\`${name}\` of ` : ''}${source ? `\`${source}\`` : value.library.name}`;
}
