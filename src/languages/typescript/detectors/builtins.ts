import { isBuiltin } from 'node:module';
import { requiredSource } from '../exports.ts';
import type { Module } from '../module.ts';
import { keyName, memberName, unwrapType, type Node } from '../syntax.ts';

/** A function of the runtime's own modules: `randomUUID` of `crypto`. */
export interface Builtin {
  /** Without `node:`. */
  readonly module: string;
  /** `readFile`, `promises.readFile`; empty for the module itself. */
  readonly name: string;
}

/** What an expression names of the modules that Node brings along; the evaluator knows libraries and the project only. */
export function builtinOf(expression: Node, module: Module): Builtin | undefined {
  const node = unwrapType(expression);
  if (node.type === 'MemberExpression') {
    const name = memberName(node);
    const owner = name === undefined ? undefined : builtinOf(node.object, module);
    return owner && name !== undefined ? { module: owner.module, name: owner.name === '' ? name : `${owner.name}.${name}` } : undefined;
  }
  if (node.type === 'CallExpression') return builtin(requiredSource(node), '');
  if (node.type !== 'Identifier') return undefined;
  const definition = module.variableOf(node)?.defs[0];
  const declared = definition?.node as Node | undefined;
  switch (declared?.type) {
    case 'ImportSpecifier':
      return builtin(sourceOf(declared), declared.imported.type === 'Identifier' ? declared.imported.name : declared.imported.value);
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return builtin(sourceOf(declared), '');
    case 'VariableDeclarator': {
      const owner = declared.init ? builtinRequired(declared.init) : undefined;
      if (!owner || declared.id.type === 'Identifier') return owner;
      const property = declared.id.type === 'ObjectPattern' ? declared.id.properties.find((each) => each.type === 'Property' && each.value === definition?.name) : undefined;
      const name = property?.type === 'Property' ? keyName(property) : undefined;
      return name === undefined ? undefined : { module: owner.module, name };
    }
    default:
      return undefined;
  }
}

function builtinRequired(node: Node): Builtin | undefined {
  return node.type === 'CallExpression' ? builtin(requiredSource(node), '') : undefined;
}

function sourceOf(specifier: Node): string | undefined {
  const declaration = specifier.parent;
  return declaration?.type === 'ImportDeclaration' ? declaration.source.value : undefined;
}

function builtin(specifier: string | undefined, name: string): Builtin | undefined {
  if (specifier === undefined || !isBuiltin(specifier)) return undefined;
  return { module: specifier.replace(/^node:/, ''), name };
}
