import { isClass, keyName, parentOf, type FunctionNode, type Node } from './syntax.ts';

const ANONYMOUS = 'anonymous function';

/** The name under which people know a function: `UserController.create`, `listUsers`, `handler`. */
export function nameOf(node: FunctionNode): string {
  if (node.id) return node.id.name;
  for (let at: Node = node, parent = parentOf(at); parent; at = parent, parent = parentOf(at)) {
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
    if (parent.type === 'Property') return keyName(parent) ?? ANONYMOUS;
    if (parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') {
      const owner = parent.parent.parent;
      const method = keyName(parent) ?? 'computed member';
      return isClass(owner) && owner.id ? `${owner.id.name}.${method}` : method;
    }
    if (parent.type !== 'CallExpression' && parent.type !== 'TSAsExpression' && parent.type !== 'AwaitExpression') break;
  }
  return ANONYMOUS;
}

/** True for a function that people know by a name. */
export function isNamed(node: FunctionNode): boolean {
  return nameOf(node) !== ANONYMOUS;
}
