import { resolveImport } from '../../../project/resolve.ts';
import { exportsOf } from '../exports.ts';
import { loadModule, type Module } from '../module.ts';
import { isClass, isFunction, keyName, memberName, parentOf, unwrapType, type Node } from '../syntax.ts';

/** How many names and files a definition may lie behind. */
const MAX_HOPS = 12;

/** The expression or declaration that a name stands for, and the file that it stands in. */
export interface Definition {
  readonly node: Node;
  readonly module: Module;
}

/**
 * Follows names to what they were defined as: through constants, members of object literals, imports and barrels.
 * The evaluator says what a value can do; this says how it was written, where nobody knows what it can do.
 */
export function definitionOf(expression: Node, module: Module, hops = 0): Definition | undefined {
  const node = unwrapType(expression);
  if (hops > MAX_HOPS) return undefined;
  if (node.type === 'Identifier') return ofName(node, module, hops);
  if (node.type !== 'MemberExpression') return { node, module };
  const name = memberName(node);
  const owner = name === undefined ? undefined : definitionOf(node.object, module, hops + 1);
  return owner && name !== undefined ? memberOf(owner, name, hops) : undefined;
}

function ofName(node: Node, module: Module, hops: number): Definition | undefined {
  const definition = module.variableOf(node)?.defs[0];
  const declared = definition?.node as Node | undefined;
  switch (declared?.type) {
    case 'VariableDeclarator': {
      if (!declared.init) return undefined;
      if (declared.id.type === 'Identifier') return definitionOf(declared.init, module, hops + 1);
      const property = declared.id.type === 'ObjectPattern' ? declared.id.properties.find((each) => each.type === 'Property' && each.value === definition?.name) : undefined;
      const name = property?.type === 'Property' ? keyName(property) : undefined;
      const owner = name === undefined ? undefined : definitionOf(declared.init, module, hops + 1);
      return owner && name !== undefined ? memberOf(owner, name, hops) : undefined;
    }
    case 'ImportSpecifier':
      return imported(declared, declared.imported.type === 'Identifier' ? declared.imported.name : declared.imported.value, module, hops);
    case 'ImportDefaultSpecifier':
      return imported(declared, 'default', module, hops);
    case 'ImportNamespaceSpecifier':
      return imported(declared, '*', module, hops);
    case undefined:
      return undefined;
    default:
      // A parameter's definition is its function, which is not what it stands for.
      return (isFunction(declared) && declared.id === definition?.name) || isClass(declared) ? { node: declared, module } : undefined;
  }
}

function imported(specifier: Node, name: string, module: Module, hops: number): Definition | undefined {
  const declaration = parentOf(specifier);
  return declaration?.type === 'ImportDeclaration' ? exported(declaration.source.value, name, module.path, hops + 1) : undefined;
}

function exported(source: string, name: string, fromPath: string, hops: number): Definition | undefined {
  if (hops > MAX_HOPS) return undefined;
  const resolution = resolveImport(source, fromPath);
  const module = resolution.kind === 'file' ? loadModule(resolution.path) : undefined;
  if (!module) return undefined;
  if (name === '*') return { node: module.ast, module };
  const exports = exportsOf(module);
  const entry = exports.named.get(name);
  if (entry?.kind === 'node') return definitionOf(entry.node, module, hops + 1);
  if (entry) return exported(entry.source, entry.name, module.path, hops + 1);
  if (exports.whole) {
    const whole = definitionOf(exports.whole, module, hops + 1);
    return name === 'default' ? whole : whole && memberOf(whole, name, hops);
  }
  for (const star of exports.stars) {
    const found = exported(star, name, module.path, hops + 1);
    if (found) return found;
  }
  return undefined;
}

function memberOf({ node, module }: Definition, name: string, hops: number): Definition | undefined {
  if (node.type === 'Program') {
    const entry = exportsOf(module).named.get(name);
    return entry?.kind === 'node' ? definitionOf(entry.node, module, hops + 1) : entry && exported(entry.source, entry.name, module.path, hops + 1);
  }
  if (node.type === 'ObjectExpression') {
    const property = node.properties.find((each) => each.type === 'Property' && keyName(each) === name);
    return property?.type === 'Property' ? definitionOf(property.value, module, hops + 1) : undefined;
  }
  const member = isClass(node) ? node.body.body.find((each) => keyName(each) === name) : undefined;
  return member && 'value' in member && member.value ? { node: member.value, module } : undefined;
}
