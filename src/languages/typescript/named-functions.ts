import type { Evaluator } from './evaluator.ts';
import type { Module } from './module.ts';
import { isFunction, unwrap, type FunctionNode, type Node } from './syntax.ts';
import { alternatives } from './values.ts';

/** A function, and the file that it stands in. */
export interface FoundFunction {
  readonly node: FunctionNode;
  readonly module: Module;
}

/** The functions that an argument names: inline, by name, in arrays, bound, wrapped in another call. */
export function functionsIn(evaluator: Evaluator, argument: Node, module: Module, depth = 0): FoundFunction[] {
  const node = unwrap(argument);
  if (isFunction(node)) return [{ node, module }];
  if (depth > 4) return [];
  if (node.type === 'ArrayExpression') return node.elements.flatMap((element) => (element && element.type !== 'SpreadElement' ? functionsIn(evaluator, element, module, depth + 1) : []));
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'bind') return functionsIn(evaluator, callee.object, module, depth + 1);
    return node.arguments.flatMap((each) => (each.type === 'SpreadElement' ? [] : functionsIn(evaluator, each, module, depth + 1)));
  }
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return [];
  const wrapped = node.type === 'Identifier' ? initializerOf(node, module) : undefined;
  if (wrapped?.type === 'CallExpression' || wrapped?.type === 'ArrayExpression') return functionsIn(evaluator, wrapped, module, depth + 1);
  return alternatives(evaluator.value(node, module)).flatMap((value) => (value.kind === 'function' && isFunction(value.node) ? [{ node: value.node, module: value.module }] : []));
}

function initializerOf(node: Node, module: Module): Node | undefined {
  const definition = module.variableOf(node)?.defs[0]?.node as Node | undefined;
  return definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
}

/** The functions in an object, and in the objects in it, so many deep: `{ Query: { user: (_, { id }) => users.find(id) } }` is two. */
export function functionsInside(evaluator: Evaluator, holder: Node, module: Module, depth: number): FoundFunction[] {
  return alternatives(evaluator.value(holder, module)).flatMap((value) => {
    if (value.kind !== 'object') return [];
    return value.node.properties.flatMap((property) => {
      if (property.type === 'SpreadElement') return functionsInside(evaluator, property.argument, value.module, depth);
      const found = functionsIn(evaluator, property.value, value.module);
      return found.length > 0 || depth <= 1 ? found : functionsInside(evaluator, property.value, value.module, depth - 1);
    });
  });
}
