import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';

export type Node = TSESTree.Node;
export type FunctionNode = TSESTree.FunctionDeclaration | TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/** The parent that ESLint (or our own walk, in other files) has set; typed as absent at the root. */
export function parentOf(node: Node): Node | undefined {
  return node.parent ?? undefined;
}

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return node?.type === 'FunctionDeclaration' || node?.type === 'FunctionExpression' || node?.type === 'ArrowFunctionExpression';
}

export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

/** The expression without the wrappers that do not change its value, `await` among them. */
export function unwrap(node: Node): Node {
  const inner = unwrapType(node);
  return inner.type === 'AwaitExpression' ? unwrap(inner.argument) : inner;
}

/** The expression without the wrappers that say nothing at run time: `!`, `as`, `satisfies`, optional chains, all but the last of a sequence. */
export function unwrapType(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSTypeAssertion':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return unwrapType(node.expression);
    case 'SequenceExpression': {
      const last = node.expressions.at(-1);
      return last ? unwrapType(last) : node;
    }
    default:
      return node;
  }
}

/** The type that an expression is said to have: `app.get('db') as unknown as PrismaClient`. */
export function castType(node: Node): TSESTree.TypeNode | undefined {
  if (node.type === 'TSAsExpression' || node.type === 'TSTypeAssertion') return node.typeAnnotation;
  return node.type === 'TSNonNullExpression' || node.type === 'TSSatisfiesExpression' || node.type === 'ChainExpression' ? castType(node.expression) : undefined;
}

/** The string that an expression certainly is. */
export function stringOf(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node?.type === 'TemplateLiteral' && node.expressions.length === 0) return node.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The name of a member access, property, method or parameter property; absent when it is computed. */
export function memberName(node: TSESTree.MemberExpression): string | undefined {
  if (node.computed) return stringOf(node.property);
  return node.property.type === 'Identifier' ? node.property.name : `#${node.property.name}`;
}

/** The name of a property, method, or class field; absent when it is computed. */
export function keyName(node: TSESTree.Property | TSESTree.ClassElement | TSESTree.TypeElement): string | undefined {
  if (!('key' in node)) return undefined;
  if (node.computed) return stringOf(node.key);
  if (node.key.type === 'Identifier') return node.key.name;
  if (node.key.type === 'PrivateIdentifier') return `#${node.key.name}`;
  return stringOf(node.key);
}

/** The nearest function around a node; absent at module level. */
export function enclosingFunction(node: Node): FunctionNode | undefined {
  for (let at = parentOf(node); at; at = parentOf(at)) if (isFunction(at)) return at;
  return undefined;
}

/** The nearest class around a node whose `this` it sees: nested classes and plain functions end the search. */
export function enclosingClass(node: Node): ClassNode | undefined {
  for (let at = parentOf(node); at; at = parentOf(at)) {
    if (isClass(at)) return at;
    if (at.type === 'FunctionDeclaration') return undefined;
    if (at.type === 'FunctionExpression' && at.parent.type !== 'MethodDefinition' && at.parent.type !== 'PropertyDefinition') return undefined;
  }
  return undefined;
}

/** True when `inner` stands inside `outer` (or is it). */
export function isWithin(inner: Node, outer: Node): boolean {
  return inner.range[0] >= outer.range[0] && inner.range[1] <= outer.range[1];
}

/** A parameter's own binding, without the property modifier, the default, or the rest dots. */
export function parameterBinding(parameter: TSESTree.Parameter): TSESTree.Parameter {
  if (parameter.type === 'TSParameterProperty') return parameterBinding(parameter.parameter);
  if (parameter.type === 'AssignmentPattern') return parameterBinding(parameter.left);
  return parameter;
}

/** The decorators of a class, member or parameter. */
export function decoratorsOf(node: Node): readonly TSESTree.Decorator[] {
  return 'decorators' in node && Array.isArray(node.decorators) ? node.decorators : [];
}

/** All nodes below (and with) a node, in source order. An explicit stack: generated code nests deeper than the call stack. */
export function* walk(root: Node, enters: (node: Node) => boolean = () => true): Generator<Node> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    yield node;
    if (node !== root && !enters(node)) continue;
    const keys = visitorKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index--) {
      const child = (node as unknown as Record<string, unknown>)[keys[index] ?? ''];
      if (Array.isArray(child)) {
        for (let at = child.length - 1; at >= 0; at--) if (isNode(child[at])) stack.push(child[at] as Node);
      } else if (isNode(child)) stack.push(child);
    }
  }
}

/** The nodes that run when this one does: nested functions and classes are seen but not entered. */
export function walkOwn(root: Node): Generator<Node> {
  return walk(root, (node) => !isFunction(node) && !isClass(node));
}

/** What a chain of calls and members begins with: `dayjs` of `dayjs().startOf('day').add`. */
export function chainRoot(chain: Node): Node {
  let root = chain;
  while (root.type === 'MemberExpression' || root.type === 'CallExpression') root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee);
  return root;
}

/** True for anything that looks like a node of the tree. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** The constructors of a class: its overloads and the one with a body. */
export function constructorsOf(node: ClassNode): TSESTree.MethodDefinition[] {
  return node.body.body.filter((member): member is TSESTree.MethodDefinition => member.type === 'MethodDefinition' && member.kind === 'constructor');
}

/** True for a parameter that a caller may leave out. */
export function isOptionalParameter(parameter: TSESTree.Parameter): boolean {
  const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  return inner.type === 'AssignmentPattern' || inner.type === 'RestElement' || ('optional' in inner && inner.optional);
}
