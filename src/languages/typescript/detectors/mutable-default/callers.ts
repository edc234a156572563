import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../analysis.ts';
import { isFunction, keyName, memberName, parentOf, unwrapType, walk, type FunctionNode, type Node } from '../../syntax.ts';

/** The call that a mention is a plain argument of. */
export function argumentOf(mention: Node): TSESTree.CallExpression | undefined {
  const parent = parentOf(mention);
  return parent?.type === 'CallExpression' && parent.arguments.includes(mention as TSESTree.Expression) ? parent : undefined;
}

/** The last name in what is called: `walk` of `this.walk()`. */
export function calledName(call: TSESTree.CallExpression): string | undefined {
  const callee = unwrapType(call.callee);
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' ? memberName(callee) : undefined;
}

/** The function of this file that a call leads to. */
export function functionCalled(analysis: Analysis, call: TSESTree.CallExpression): FunctionNode | undefined {
  const value = analysis.evaluator.value(call.callee, analysis.module);
  return value?.kind === 'function' && value.module === analysis.module && isFunction(value.node) ? value.node : undefined;
}

/** All calls in the body of a function, those of nested functions included. */
export function callsIn(owner: FunctionNode): TSESTree.CallExpression[] {
  return [...walk(owner.body)].filter((node) => node.type === 'CallExpression');
}

/** The name by which a function is called. */
export function nameOf(owner: FunctionNode): string | undefined {
  return nameNodeOf(owner)?.type === 'Identifier' ? (nameNodeOf(owner) as TSESTree.Identifier).name : keyOf(owner);
}

/** The identifier that declares a function, where that is a variable of the file. */
export function nameNodeOf(owner: FunctionNode): Node | undefined {
  if (owner.id) return owner.id;
  const parent = parentOf(owner);
  return parent?.type === 'VariableDeclarator' ? parent.id : undefined;
}

function keyOf(owner: FunctionNode): string | undefined {
  const parent = parentOf(owner);
  return parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition' ? keyName(parent) : undefined;
}
