import type { Analysis } from './analysis.ts';
import { calleeOf } from './calls.ts';
import { libraryRoles } from './file-layer.ts';
import { callbackParameter } from './inference.ts';
import type { Module } from './module.ts';
import { enclosingFunction, parentOf, type FunctionNode, type Node } from './syntax.ts';
import { alternatives } from './values.ts';

/** What the framework hands to a handler; a function of the project that types its callback so calls it with the request. */
const REQUESTS: ReadonlySet<string | undefined> = new Set(['request', 'context']);

/**
 * The function of the project that a handler is given to: `createHandler(schema)(async (req) => { ... })`, where the parameter of
 * `createHandler` says that its callback takes the framework's request. What the callback says of itself does not count, so that
 * `memoize((req: Request) => req.ip)` wraps no handler.
 *
 * @returns the wrapper as the code writes it
 */
export function handlerWrapper(analysis: Analysis, node: FunctionNode, module: Module): string | undefined {
  const call = parentOf(node);
  if (call?.type !== 'CallExpression' || enclosingFunction(call) || node.params.length === 0) return undefined;
  const argument = call.arguments.indexOf(node as never);
  if (argument < 0) return undefined;
  const callee = calleeOf(call);
  const isWrapper = alternatives(analysis.evaluator.value(callee, module)).some((each) => {
    const passed = each.kind === 'function' ? callbackParameter(analysis.evaluator, each, argument, 0) : undefined;
    return passed !== undefined && libraryRoles(analysis, passed).some((role) => REQUESTS.has(role));
  });
  return isWrapper ? analysis.quote(nameIn(callee), module) : undefined;
}

/** `createHandler` of `createHandler(schema)`. */
function nameIn(callee: Node): Node {
  return callee.type === 'CallExpression' ? nameIn(calleeOf(callee)) : callee;
}
