import type { TSESTree } from '@typescript-eslint/utils';
import type { Signature } from '../../knowledge/library.ts';
import { asInstance, constructed, withTypeArguments } from './annotations.ts';
import type { Evaluator } from './evaluator.ts';
import { requiredSource } from './exports.ts';
import { importValue } from './imports.ts';
import { inferredResult } from './inference.ts';
import { boundMember, findMember } from './members.ts';
import type { Module } from './module.ts';
import { isFunction, memberName, stringOf, unwrap, walk, walkOwn, type Node } from './syntax.ts';
import { alternatives, libraryValue, oneOf, signatureOf, typeChain, type LibraryValue, type Value } from './values.ts';

export type Call = TSESTree.CallExpression | TSESTree.TaggedTemplateExpression | TSESTree.NewExpression;

/** Effects that start or go on with a chain of database calls, which is reported once. */
const CHAINED: ReadonlySet<Signature['effect']> = new Set(['query', 'build', 'raw-sql'] as const);

/** How many `return` statements of a function are asked what they give. */
const MAX_RETURNS = 6;

/** True for what calls a function; a construction is none. */
export function isCall(node: Node): node is TSESTree.CallExpression | TSESTree.TaggedTemplateExpression {
  return node.type === 'CallExpression' || node.type === 'TaggedTemplateExpression';
}

/** The calls in a piece of code, in source order. */
export function callsWithin(code: Node): Call[] {
  return [...walk(code)].filter(isCall);
}

/** The calls of a file. */
export function callsOf(module: Module): Call[] {
  return [...module.nodes('CallExpression'), ...module.nodes('TaggedTemplateExpression')];
}

/** The expression that is called. */
export function calleeOf(call: Call): Node {
  return unwrap(call.type === 'TaggedTemplateExpression' ? call.tag : call.callee);
}

/** What a call gives (awaited). */
export function callValue(evaluator: Evaluator, call: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression, module: Module): Value | undefined {
  const source = requiredSource(call);
  if (source !== undefined && call.type === 'CallExpression' && !module.variableOf(call.callee)?.defs.length) return importValue(evaluator, source, '*', module);
  const callee = calleeOf(call);
  const called = evaluator.value(callee, module);
  return oneOf(alternatives(called).map((each) => resultOf(evaluator, each, call, callee, module)));
}

function resultOf(evaluator: Evaluator, called: Value, call: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression, callee: Node, module: Module): Value | undefined {
  if (called.kind === 'function') {
    if (callee.type === 'MemberExpression' && memberName(callee) === 'bind') return called;
    return evaluator.returned(called) ?? (call.type === 'CallExpression' ? inferredResult(evaluator, called, call, module) : undefined);
  }
  if (called.kind !== 'library') return undefined;
  const signature = signatureOf(called);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  const path = called.receiver && name !== undefined ? findMember(called.receiver, name)?.fromBinding : undefined;
  if (path && called.receiver && name !== undefined) {
    const argument = call.type === 'CallExpression' ? stringOf(call.arguments[0]) : undefined;
    const bound = boundMember(evaluator, called.receiver, path, name, argument);
    if (bound) return bound;
  }
  if (called.library.category === 'container') return containedValue(evaluator, call, module);
  return signature?.returns === undefined ? inputResult(called, signature) : returnedLibraryValue(evaluator, called, signature, call, module);
}

/** `await req.json()`, `await readBody(event)`: what reads the client's input gives the input. */
function inputResult(called: LibraryValue, signature: Signature | undefined): Value | undefined {
  if (called.input) return called;
  return signature?.input ? { kind: 'library', library: called.library, certainty: called.certainty, input: signature.input } : undefined;
}

function returnedLibraryValue(evaluator: Evaluator, called: LibraryValue, signature: Signature, call: Call, module: Module): LibraryValue {
  const base = called.receiver ?? called;
  const type = signature.returns === 'this' ? base.type : signature.returns;
  const chain = base.chain ?? (CHAINED.has(signature.effect) ? call : undefined);
  const argument = signature.binds === false ? undefined : call.typeArguments?.params[0];
  const binding = (argument ? evaluator.annotated(argument, module) : undefined) ?? base.binding;
  return {
    kind: 'library', library: called.library,
    certainty: signature.certainty ?? called.certainty,
    ...(type === undefined ? {} : { type }),
    ...(chain === undefined ? {} : { chain }),
    ...(binding === undefined ? {} : { binding }),
    ...(called.package === undefined ? {} : { package: called.package }),
    ...(called.exportName === undefined ? {} : { exportName: called.exportName }),
    ...(called.input === undefined ? {} : { input: called.input }),
  };
}

/** What awaiting a value gives: a query gives what it finds, and ends its chain; most values give themselves. */
export function awaitedValue(value: Value | undefined): Value | undefined {
  return oneOf(alternatives(value).map((each) => {
    if (each.kind !== 'library') return each;
    const types = typeChain(each.library, each.type).map((type) => each.library.types[type]);
    const awaited = types.find((type) => type?.awaited !== undefined)?.awaited;
    const { chain, ...rest } = each;
    if (awaited !== undefined) return { ...rest, type: awaited };
    // Awaiting a query whose rows we know nothing of.
    if (types.some((type) => type?.role === 'query')) return undefined;
    return chain ? each : rest;
  }));
}

/** `container.get(UserService)`, `container.resolve<UserService>('x')`: an instance of what is asked for. */
function containedValue(evaluator: Evaluator, call: Call, module: Module): Value | undefined {
  const type = call.typeArguments?.params[0];
  if (type) return evaluator.annotated(type, module);
  const token = call.type === 'TaggedTemplateExpression' ? undefined : call.arguments[0];
  return oneOf(alternatives(token && evaluator.value(token, module)).map((value) => (value.kind === 'class' || (value.kind === 'library' && value.instance !== undefined) ? asInstance(value) : undefined)));
}

/** What `new X()` gives. */
export function newValue(evaluator: Evaluator, node: TSESTree.NewExpression, module: Module): Value | undefined {
  const made = constructed(evaluator.value(node.callee, module));
  const library = libraryValue(made);
  return library && node.typeArguments ? withTypeArguments(evaluator, library, node.typeArguments, module) : made;
}

/** What a function of the project gives: its written type where that says something, else what it returns. */
export function returnedValue(evaluator: Evaluator, called: Extract<Value, { kind: 'function' }>): Value | undefined {
  return withoutChain(writtenOrReturned(evaluator, called));
}

function writtenOrReturned(evaluator: Evaluator, called: Extract<Value, { kind: 'function' }>): Value | undefined {
  const { node, module } = called;
  const written = 'returnType' in node ? node.returnType?.typeAnnotation : undefined;
  const annotated = written ? evaluator.annotated(written, module, called.typeArguments) : undefined;
  if (annotated || !isFunction(node)) return annotated;
  if (node.body.type !== 'BlockStatement') return evaluator.value(node.body, module);
  const returned: (Value | undefined)[] = [];
  for (const inner of walkOwn(node.body)) {
    if (inner.type === 'ReturnStatement' && inner.argument) returned.push(evaluator.value(inner.argument, module));
    if (returned.length >= MAX_RETURNS) break;
  }
  return oneOf(returned);
}

/** A query that a function hands out: who goes on with it, or runs it, begins a chain of their own and answers for that. */
function withoutChain(value: Value | undefined): Value | undefined {
  return oneOf(alternatives(value).map((each) => {
    if (each.kind !== 'library') return each;
    const { chain, ...rest } = each;
    return chain ? rest : each;
  }));
}
