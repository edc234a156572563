import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from './module.ts';
import { parentOf, type FunctionNode } from './syntax.ts';

/** The calls of a function by its own name, in its own file. */
export function callersOf(node: FunctionNode, module: Module): TSESTree.CallExpression[] {
  const parent = parentOf(node);
  const declared = node.type === 'FunctionDeclaration' ? node.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  if (declared?.type !== 'Identifier') return [];
  return (module.variableOf(declared)?.references ?? []).flatMap(({ identifier }) => {
    const call = parentOf(identifier);
    return call?.type === 'CallExpression' && call.callee === identifier ? [call] : [];
  });
}
