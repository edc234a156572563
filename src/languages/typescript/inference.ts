/** What a call tells of a function of the project, beyond what the function says by itself. */
import type { TSESTree } from '@typescript-eslint/utils';
import type { Evaluator } from './evaluator.ts';
import type { Module } from './module.ts';
import { isFunction, parameterBinding, unwrap, walk, type Node } from './syntax.ts';
import { alternatives, oneOf, type FunctionLike, type Value } from './values.ts';

type ProjectFunction = Extract<Value, { kind: 'function' }>;

/** How many calls of a callback are asked what they pass to it. */
const MAX_CALLS = 3;

/**
 * What a function of the project passes to a callback: `inTransaction(async (tx) => {})` with `fn: (tx: Transaction) => Promise<T>`,
 * or, where the type does not say, with `db.transaction((tx) => fn(tx))` in its body.
 */
export function callbackParameter(evaluator: Evaluator, called: ProjectFunction, argument: number, index: number): Value | undefined {
  const callback = called.node.params[argument];
  if (!callback) return undefined;
  return declaredByType(evaluator, typeOf(callback), index, called) ?? passedInside(evaluator, called, callback, index);
}

function declaredByType(evaluator: Evaluator, type: TSESTree.TypeNode | undefined, index: number, { module, typeArguments }: ProjectFunction): Value | undefined {
  return oneOf(alternatives(type && evaluator.annotated(type, module, typeArguments)).map((declared) => {
    const parameter = declared.kind === 'function' ? declared.node.params[index] : undefined;
    const annotation = parameter && typeOf(parameter);
    return annotation && declared.kind === 'function' ? evaluator.annotated(annotation, declared.module, declared.typeArguments) : undefined;
  }));
}

function passedInside(evaluator: Evaluator, { node, module }: ProjectFunction, callback: TSESTree.Parameter, index: number): Value | undefined {
  const binding = parameterBinding(callback);
  if (binding.type !== 'Identifier' || !isFunction(node)) return undefined;
  const passed: (Value | undefined)[] = [];
  for (const inner of walk(node.body)) {
    if (inner.type !== 'CallExpression' || inner.callee.type !== 'Identifier' || inner.callee.name !== binding.name) continue;
    const given = inner.arguments[index];
    const isCallback = module.variableOf(inner.callee)?.defs.some((definition) => (definition.name as Node) === binding);
    if (given && isCallback && given.type !== 'SpreadElement') passed.push(evaluator.value(given, module));
    if (passed.length >= MAX_CALLS) break;
  }
  return oneOf(passed);
}

/** What a generic function gives that hands out what it is given: `remember('db', () => new Client())` with `make: () => T` and result `T`. */
export function inferredResult(evaluator: Evaluator, called: ProjectFunction, call: TSESTree.CallExpression, module: Module): Value | undefined {
  const { node } = called;
  const result = 'returnType' in node ? typeParameterIn(node, node.returnType?.typeAnnotation) : undefined;
  if (result === undefined) return undefined;
  const written = call.typeArguments?.params[result];
  if (written) return evaluator.annotated(written, module);
  return oneOf(node.params.map((parameter, index) => {
    const given = call.arguments[index];
    const type = typeOf(parameter);
    if (!given || given.type === 'SpreadElement' || !type) return undefined;
    if (typeParameterIn(node, type) === result) return evaluator.value(given, module);
    return type.type === 'TSFunctionType' && typeParameterIn(node, type.returnType?.typeAnnotation) === result ? resultOf(evaluator, given, module) : undefined;
  }));
}

function resultOf(evaluator: Evaluator, made: Node, module: Module): Value | undefined {
  return oneOf(alternatives(evaluator.value(unwrap(made), module)).map((each) => (each.kind === 'function' ? evaluator.returned(each) : undefined)));
}

/** Which type parameter of a function a type is, alone or as a promise: the 0 of `T` in `<T>(): Promise<T>`. */
function typeParameterIn(node: FunctionLike, type: TSESTree.TypeNode | undefined): number | undefined {
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const { name } = type.typeName;
  if ((name === 'Promise' || name === 'Awaited') && type.typeArguments?.params[0]) return typeParameterIn(node, type.typeArguments.params[0]);
  const at = 'typeParameters' in node ? (node.typeParameters?.params.findIndex((parameter) => parameter.name.name === name) ?? -1) : -1;
  return at < 0 ? undefined : at;
}

function typeOf(parameter: TSESTree.Parameter): TSESTree.TypeNode | undefined {
  const binding = parameterBinding(parameter);
  return 'typeAnnotation' in binding ? binding.typeAnnotation?.typeAnnotation : undefined;
}
