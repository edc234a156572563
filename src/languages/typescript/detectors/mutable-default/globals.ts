import type { Module } from '../../module.ts';
import type { Node } from '../../syntax.ts';

/** True when an expression is the global of that name, which nothing in the file shadows. */
export function isGlobal(node: Node, name: string, module: Module): boolean {
  return node.type === 'Identifier' && node.name === name && !module.variableOf(node)?.defs.length;
}
