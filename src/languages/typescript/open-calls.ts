import type { OpenCall } from '../../facts/fact.ts';
import { resolveImport } from '../../project/resolve.ts';
import { placeOf, type Analysis } from './analysis.ts';
import { EFFECTFUL } from './detectors/effects.ts';
import { isFunction, memberName, parentOf, unwrap, type Node } from './syntax.ts';
import { alternatives } from './values.ts';

/** Types of the language itself, which reach nothing. */
const OWN_TYPES = new Set(['Array', 'ReadonlyArray', 'Map', 'ReadonlyMap', 'WeakMap', 'Set', 'ReadonlySet', 'WeakSet', 'Promise', 'Record', 'Date', 'RegExp', 'URLSearchParams', 'Headers', 'FormData', 'Buffer']);

const OWN_METHODS = new Set([Array, String, Map, Set, RegExp, Function, Promise].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)));

/** Calls whose name is that of an effect in some library, of receivers of which the code does not say what they are. */
export function openCalls(analysis: Analysis): OpenCall[] {
  const { module, evaluator } = analysis;
  return module.nodes('CallExpression').flatMap((call): OpenCall[] => {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || !isSuspect(memberName(callee) ?? '', call)) return [];
    if (alternatives(evaluator.value(callee, module)).some(({ kind }) => kind !== 'foreign') || analysis.declaredType?.(callee.object)) return [];
    const why = whyOpen(analysis, callee.object);
    return why === undefined ? [] : [{ place: placeOf(callee), code: analysis.quote(callee), ...analysis.standing(callee), why }];
  });
}

/** An array has a `find` and a `Map` a `delete`; nobody awaits them. */
function isSuspect(name: string, call: Node): boolean {
  return EFFECTFUL.has(name) && (!OWN_METHODS.has(name) || parentOf(call)?.type === 'AwaitExpression');
}

/** Where the trail ends; undefined where it surely leads to nothing that a rule is about. */
function whyOpen(analysis: Analysis, object: Node): string | undefined {
  const receiver = unwrap(object);
  const value = analysis.evaluator.value(receiver, analysis.module);
  if (value?.kind === 'foreign') return `\`${value.package}\` is a package that the plugin knows nothing of.`;
  if (value) return undefined;
  if (receiver.type === 'MemberExpression') {
    const owner = whyOpen(analysis, receiver.object);
    return owner ?? (receiver.object.type === 'ThisExpression' ? `The code does not say what \`${analysis.quote(receiver)}\` is.` : undefined);
  }
  return receiver.type === 'Identifier' ? whyUnknown(analysis, receiver) : undefined;
}

function whyUnknown(analysis: Analysis, name: Extract<Node, { type: 'Identifier' }>): string | undefined {
  const definition = analysis.module.variableOf(name)?.defs[0];
  const node = definition?.node as Node | undefined;
  if (!definition || !node) return undefined;
  const line = analysis.module.lineOf((definition.name as Node).range[0]);
  const declaration = parentOf(node);
  if (declaration?.type === 'ImportDeclaration') {
    const isGone = resolveImport(declaration.source.value, analysis.module.path).kind === 'unresolved';
    return isGone ? `\`${declaration.source.value}\` leads to no file that is there.` : `Nothing says what \`${name.name}\` of \`${declaration.source.value}\` is.`;
  }
  const written = 'typeAnnotation' in definition.name ? definition.name.typeAnnotation?.typeAnnotation : undefined;
  if (written && isOfTheLanguage(written)) return undefined;
  if (isFunction(node)) return (definition.type as string) === 'Parameter' ? `\`${name.name}\` is a parameter (line ${line}) whose type says nothing that the plugin knows.` : undefined;
  if (node.type !== 'VariableDeclarator') return undefined;
  const init = node.init ? unwrap(node.init) : undefined;
  if (init && isOwnValue(init)) return undefined;
  return `Nothing says what \`${name.name}\` (line ${line}) holds.`;
}

function isOfTheLanguage(type: Node): boolean {
  if (type.type === 'TSTypeReference') return type.typeName.type === 'Identifier' && OWN_TYPES.has(type.typeName.name);
  return type.type === 'TSArrayType' || type.type === 'TSTypeOperator' || type.type === 'TSTypeLiteral' || (type.type.startsWith('TS') && type.type.endsWith('Keyword') && type.type !== 'TSAnyKeyword' && type.type !== 'TSUnknownKeyword');
}

function isOwnValue(init: Node): boolean {
  if (init.type === 'NewExpression') return init.callee.type === 'Identifier' && OWN_TYPES.has(init.callee.name);
  return init.type === 'Literal' || init.type === 'TemplateLiteral' || init.type === 'ArrayExpression' || init.type === 'ObjectExpression' || init.type === 'BinaryExpression';
}
