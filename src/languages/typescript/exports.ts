import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from './module.ts';
import { keyName, memberName, parentOf, stringOf, unwrap, type FunctionNode, type Node } from './syntax.ts';

/** What a file offers under a name: a declaration or expression of its own, or a name of another file. */
export type ExportEntry =
  | { readonly kind: 'node'; readonly node: Node }
  | { readonly kind: 'from'; readonly source: string; readonly name: string };

export interface ModuleExports {
  readonly named: ReadonlyMap<string, ExportEntry>;
  /** Specifiers of `export * from`. */
  readonly stars: readonly string[];
  /** The value of `module.exports = ...` or `export = ...`. */
  readonly whole?: Node;
}

const collected = new WeakMap<Module, ModuleExports>();

/** The exports of a file, ES modules and CommonJS alike. */
export function exportsOf(module: Module): ModuleExports {
  const known = collected.get(module);
  if (known) return known;
  const named = new Map<string, ExportEntry>();
  const stars: string[] = [];
  let whole: Node | undefined;
  for (const statement of module.ast.body) {
    if (statement.type === 'ExportNamedDeclaration') collectNamed(statement, named);
    else if (statement.type === 'ExportDefaultDeclaration') named.set('default', { kind: 'node', node: statement.declaration });
    else if (statement.type === 'ExportAllDeclaration') {
      const name = statement.exported ? exportedName(statement.exported) : undefined;
      if (name) named.set(name, { kind: 'from', source: statement.source.value, name: '*' });
      else stars.push(statement.source.value);
    } else if (statement.type === 'TSExportAssignment') whole = statement.expression;
    else if (statement.type === 'ExpressionStatement') whole = collectCommonJs(statement.expression, named) ?? whole;
  }
  const found: ModuleExports = whole ? { named, stars, whole } : { named, stars };
  collected.set(module, found);
  return found;
}

/** True for a function that a file exports by a declared name of its own, whatever others call it. */
export function isExported(node: FunctionNode, module: Module): boolean {
  const parent = parentOf(node);
  const declared = node.type === 'FunctionDeclaration' ? node.id : parent?.type === 'VariableDeclarator' ? parent.id : undefined;
  if (declared?.type !== 'Identifier') return false;
  const { named, whole } = exportsOf(module);
  return [...[...named.values()].map((entry) => (entry.kind === 'node' ? entry.node : undefined)), whole].some((each) => each === node || (each?.type === 'Identifier' && each.name === declared.name));
}

function exportedName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

function collectNamed(statement: TSESTree.ExportNamedDeclaration, named: Map<string, ExportEntry>): void {
  for (const specifier of statement.specifiers) {
    const local = exportedName(specifier.local);
    const entry: ExportEntry = statement.source ? { kind: 'from', source: statement.source.value, name: local } : { kind: 'node', node: specifier.local };
    named.set(exportedName(specifier.exported), entry);
  }
  const declaration = statement.declaration;
  if (!declaration) return;
  if (declaration.type === 'VariableDeclaration') {
    for (const declarator of declaration.declarations) for (const name of boundIdentifiers(declarator.id)) named.set(name.name, { kind: 'node', node: name });
  } else if ('id' in declaration && declaration.id?.type === 'Identifier') named.set(declaration.id.name, { kind: 'node', node: declaration.id });
}

/** `exports.a = x`, `module.exports.a = x`, `module.exports = x`; the last gives the whole. */
function collectCommonJs(expression: TSESTree.Expression, named: Map<string, ExportEntry>): Node | undefined {
  if (expression.type !== 'AssignmentExpression' || expression.left.type !== 'MemberExpression') return undefined;
  const { left, right } = expression;
  const name = memberName(left);
  if (isModuleExports(left)) {
    const value = unwrap(right);
    if (value.type === 'ObjectExpression') {
      for (const property of value.properties) {
        const key = property.type === 'Property' ? keyName(property) : undefined;
        if (key && property.type === 'Property') named.set(key, { kind: 'node', node: property.value });
      }
    }
    return right.type === 'AssignmentExpression' ? right.right : right;
  }
  if (name && (isModuleExports(left.object) || (left.object.type === 'Identifier' && left.object.name === 'exports'))) named.set(name, { kind: 'node', node: right });
  return undefined;
}

function isModuleExports(node: Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && memberName(node) === 'exports';
}

/** The identifiers that a pattern binds. */
export function boundIdentifiers(pattern: Node): TSESTree.Identifier[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern];
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => boundIdentifiers(property.type === 'RestElement' ? property.argument : property.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundIdentifiers(element) : []));
    case 'AssignmentPattern':
      return boundIdentifiers(pattern.left);
    case 'RestElement':
      return boundIdentifiers(pattern.argument);
    default:
      return [];
  }
}

/** The specifier of a `require('x')` call; absent for any other expression. */
export function requiredSource(node: Node): string | undefined {
  if (node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 'require') return stringOf(node.arguments[0]);
  return undefined;
}
