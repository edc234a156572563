import { asInstance } from './annotations.ts';
import { calleeOf, type Call } from './calls.ts';
import { decoratorMeanings } from './decorators.ts';
import type { Evaluator } from './evaluator.ts';
import { superValue } from './members.ts';
import type { Module } from './module.ts';
import { registrationsIn } from './registrations.ts';
import { enclosingClass, isFunction, memberName, parameterBinding, unwrap, type FunctionNode, type Node } from './syntax.ts';
import { alternatives, type Value } from './values.ts';

/** A function of another file that answers in the place of a handler. */
export interface Delegate {
  readonly node: FunctionNode;
  readonly module: Module;
  /** The user's own code of the route: "router.get", "@httpGet". */
  readonly code: string;
  /** The registering call or the decorated method. */
  readonly route: Node;
}

/**
 * The functions of other files to which the handlers of a file only pass the request on: `(req, res) => users.create(req, res)`, and the
 * methods of a base class that a decorated subclass calls with `super`.
 */
export function delegatesIn(evaluator: Evaluator, module: Module): Delegate[] {
  const registered = [...registrationsIn(evaluator, module)].flatMap(([node, { layer, code, call }]) =>
    (layer === 'router' && isFunction(node) ? delegatesOf(evaluator, node, module).map((each) => ({ ...each, code, route: call ?? node })) : []));
  const decorated = module.nodes('MethodDefinition').flatMap((member) => {
    const found = member.value.body ? delegatesOf(evaluator, member.value, module) : [];
    const route = found.length > 0 ? decoratorMeanings(evaluator, member, module).find(({ meaning }) => meaning.handler) : undefined;
    return route ? found.map((each) => ({ ...each, code: route.code, route: member })) : [];
  });
  return [...registered, ...decorated];
}

/** The functions of other files that do all the work of a function, with the request that it gets. */
export function delegatesOf(evaluator: Evaluator, node: FunctionNode, module: Module): Pick<Delegate, 'node' | 'module'>[] {
  const call = onlyCall(node);
  if (!call || !passesOn(node, call, module)) return [];
  return alternatives(calledValue(evaluator, call, module)).flatMap((value) =>
    (value.kind === 'function' && value.module !== module && isFunction(value.node) ? [{ node: value.node, module: value.module }] : []));
}

/** The call that is all that a function does. */
function onlyCall(node: FunctionNode): Call | undefined {
  const [statement, second] = node.body.type === 'BlockStatement' ? node.body.body : [];
  const done = node.body.type !== 'BlockStatement' ? node.body : second ? undefined : statement?.type === 'ReturnStatement' ? statement.argument : statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
  const call = done ? unwrap(done) : undefined;
  return call?.type === 'CallExpression' ? call : undefined;
}

/** True when the call is given the function's own first parameter, which is the request or the context. */
function passesOn(node: FunctionNode, call: Call, module: Module): boolean {
  const [parameter] = node.params;
  const binding = parameter ? parameterBinding(parameter) : undefined;
  const variable = binding?.type === 'Identifier' ? module.variableOf(binding) : undefined;
  const [given] = call.type === 'TaggedTemplateExpression' ? [] : call.arguments;
  return variable !== undefined && given?.type === 'Identifier' && module.variableOf(given) === variable;
}

function calledValue(evaluator: Evaluator, call: Call, module: Module): Value | undefined {
  const callee = calleeOf(call);
  if (callee.type !== 'MemberExpression' || callee.object.type !== 'Super') return evaluator.value(callee, module);
  const owner = enclosingClass(call);
  const base = owner ? asInstance(superValue(evaluator, owner, module)) : undefined;
  const name = memberName(callee);
  return base && name !== undefined ? evaluator.member(base, name) : undefined;
}
