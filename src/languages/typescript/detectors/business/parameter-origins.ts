import type { Member } from '../../../../knowledge/library.ts';
import { callersOf } from '../../callers.ts';
import { decoratorMeanings } from '../../decorators.ts';
import { isWithin, memberName, parameterBinding, parentOf, type FunctionNode, type Node } from '../../syntax.ts';
import { alternatives, libraryValue, typeChain, type LibraryValue } from '../../values.ts';
import { isDomain, type Origin, type Origins } from './origins.ts';
import { isCarrierName, isPlumbingName, requestPart } from './vocabulary.ts';

/** How many calls of a function are asked what they pass. */
const MAX_CALLERS = 3;

type Input = NonNullable<Member['input']>;

/** Methods that hand the elements of a list, or what a promise or a result holds, to a function, and the index of the parameter that gets one. */
const ELEMENTS: ReadonlyMap<string, number> = new Map([
  ...['map', 'forEach', 'filter', 'find', 'findLast', 'findIndex', 'some', 'every', 'flatMap', 'sort', 'toSorted', 'then', 'each', 'tap', 'andThen', 'asyncAndThen', 'asyncMap', 'andTee'].map((name): [string, number] => [name, 0]),
  ['reduce', 1], ['reduceRight', 1],
]);

export function isElementMethod(name: string): boolean {
  return ELEMENTS.has(name);
}

/** What the client's input, by the framework's word for it, is to us. */
export function inputOrigin(input: Input | 'input'): Origin {
  if (input === 'headers') return { kind: 'protocol', names: ['headers'] };
  if (input === 'session' || input === 'user') return { kind: 'user', names: [] };
  return { kind: 'input', part: input === 'input' || input === 'message' ? 'body' : input, names: [] };
}

/** What a parameter (or a name destructured from one) receives. */
export function parameterOrigin(origins: Origins, owner: FunctionNode, name: Node): Origin | undefined {
  const index = owner.params.findIndex((parameter) => isWithin(name, parameter));
  const parameter = owner.params[index];
  if (!parameter) return undefined;
  const binding = parameterBinding(parameter);
  const element = elementOrigin(origins, owner, index);
  if (element !== undefined) return element ? origins.through(binding, name, element) : undefined;
  return origins.through(binding, name, received(origins, owner, index, parameter, binding));
}

/** The element of a list that a callback gets; false for the callback's other parameters; undefined for other functions. */
function elementOrigin(origins: Origins, owner: FunctionNode, index: number): Origin | false | undefined {
  const call = parentOf(owner);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || call.arguments[0] !== owner) return undefined;
  const method = memberName(call.callee);
  const position = method === undefined ? undefined : ELEMENTS.get(method);
  if (position === undefined) return undefined;
  const isElement = index === position || (index === 1 && (method === 'sort' || method === 'toSorted'));
  return isElement ? (origins.of(call.callee.object) ?? false) : false;
}

function received(origins: Origins, owner: FunctionNode, index: number, parameter: Node, binding: Node): Origin | undefined {
  const decorated = decoratedOrigin(origins, parameter, binding);
  if (decorated) return decorated;
  const { analysis } = origins;
  const unit = analysis.units.at(owner);
  const name = binding.type === 'Identifier' ? binding.name : '';
  const value = binding.type === 'Identifier' ? analysis.evaluator.value(binding, analysis.module) : undefined;
  for (const each of alternatives(value)) {
    if (each.kind === 'library') return libraryParameter(each);
    if (each.kind === 'instance' && isHandle(name)) return undefined;
  }
  if (isFollowed(origins, owner, index)) return { kind: 'input', part: 'body', names: [] };
  if (isPlumbingName(name)) return { kind: 'protocol', names: [name] };
  if (isCarrierName(name)) return { kind: 'request', names: [] };
  if (!unit || !origins.isRoot(owner)) return undefined;
  if (isServerAction(origins, owner)) return { kind: 'input', part: 'body', names: name ? [name] : [] };
  if (!unit.isHandler && analysis.units.nodeOf(unit) === owner) return takesWhole(unit.layer?.layer, binding, index) ? { kind: 'request', names: [] } : (passed(origins, owner, index) ?? { kind: 'argument', names: name ? [name] : [] });
  // The one object that procedures and wrapped handlers get: `({ ctx, input })`, `({ workspace, session })`.
  if (binding.type === 'ObjectPattern') return { kind: 'request', names: [] };
  return origins.read({ kind: 'request', names: [] }, name);
}

/** The message in front of a context: `say(message, context)`. */
function isFollowed({ analysis: { evaluator, module } }: Origins, owner: FunctionNode, index: number): boolean {
  const next = owner.params[index + 1];
  const binding = next && parameterBinding(next);
  const value = binding?.type === 'Identifier' ? libraryValue(evaluator.value(binding, module)) : undefined;
  return value !== undefined && typeChain(value.library, value.type).some((type) => value.library.types[type]?.follows === 'message');
}

/** What the file itself passes to one of its functions: `checkQuota(account)`. What the client sent is passed on to be read and checked. */
function passed(origins: Origins, owner: FunctionNode, index: number): Origin | undefined {
  const given = callersOf(owner, origins.analysis.module).flatMap((call) => call.arguments[index] ?? []);
  const origin = origins.first(given.slice(0, MAX_CALLERS));
  return isDomain(origin) && origin.kind !== 'input' ? origin : undefined;
}

/** An exported function of a file that says 'use server': the client calls it with what it likes. */
function isServerAction(origins: Origins, owner: FunctionNode): boolean {
  const [first] = origins.analysis.module.ast.body;
  if (first?.type !== 'ExpressionStatement' || first.directive !== 'use server') return false;
  const parent = parentOf(owner)?.type === 'VariableDeclarator' ? parentOf(owner)?.parent?.parent : parentOf(owner);
  return parent?.type === 'ExportNamedDeclaration' || parent?.type === 'ExportDefaultDeclaration';
}

/** `withWorkspace(async ({ req, workspace }) => {})`: a handler that nothing but its parameter's parts shows. */
function takesWhole(layer: string | undefined, binding: Node, index: number): boolean {
  if (layer !== 'router' || index !== 0 || binding.type !== 'ObjectPattern') return false;
  return binding.properties.some((property) => property.type === 'Property' && property.key.type === 'Identifier' && (isCarrierName(property.key.name) || ['body', 'query', 'params'].includes(requestPart(property.key.name) ?? '')));
}

function isHandle(name: string): boolean {
  return /(service|repository|repo|client|manager|db|database|prisma|logger|model|gateway|provider|queue)$/i.test(name);
}

function libraryParameter(value: LibraryValue): Origin | undefined {
  if (value.input) return inputOrigin(value.input);
  const types = typeChain(value.library, value.type).map((type) => value.library.types[type]);
  if (types.some((type) => type?.sent)) return inputOrigin('message');
  const roles = types.map((type) => type?.role);
  if (roles.includes('request') || roles.includes('context')) return { kind: 'request', names: [] };
  if (roles.includes('response')) return { kind: 'protocol', names: [] };
  if (value.library.category === 'framework') return { kind: 'request', names: [] };
  return undefined;
}

/** `@Body() dto`, `@CurrentUser() user`. */
function decoratedOrigin(origins: Origins, parameter: Node, binding: Node): Origin | undefined {
  const { evaluator, module } = origins.analysis;
  for (const { meaning } of decoratorMeanings(evaluator, parameter, module)) {
    if (meaning.input !== undefined) return inputOrigin(meaning.input);
    if (meaning.injects !== undefined) return undefined;
  }
  const decorators = 'decorators' in parameter ? parameter.decorators : [];
  if (decorators.length === 0) return undefined;
  const names = [...decorators.map((decorator) => module.textOf(decorator.expression).replace(/\(.*$/s, '')), binding.type === 'Identifier' ? binding.name : ''];
  if (names.some((name) => /(res|response|next|headers?|ip|hostparam)$/i.test(name))) return { kind: 'protocol', names: [] };
  if (names.some((name) => /(user|auth|session|account)/i.test(name))) return { kind: 'user', names: [] };
  if (names.some((name) => /(body|args?|dto|payload)$/i.test(name))) return { kind: 'input', part: 'body', names: [] };
  if (names.some((name) => /quer(y|ies)/i.test(name))) return { kind: 'input', part: 'query', names: [] };
  if (names.some((name) => /param/i.test(name))) return { kind: 'input', part: 'params', names: [] };
  if (names.some((name) => /(^|\.)(req|request|ctx|context)$/i.test(name))) return { kind: 'request', names: [] };
  return { kind: 'context', names: [] };
}
