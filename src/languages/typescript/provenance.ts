import type { Hop, Place } from '../../facts/fact.ts';
import { resolveImport } from '../../project/resolve.ts';
import type { Analysis } from './analysis.ts';
import { declarationOf } from './barrels.ts';
import { exportsOf } from './exports.ts';
import { loadModule, type Module } from './module.ts';
import { constructorsOf, enclosingClass, isClass, isFunction, isWithin, keyName, memberName, parameterBinding, parentOf, unwrap, type ClassNode, type Node } from './syntax.ts';

/** A way that is longer than this is cut. */
const MAX_HOPS = 10;

/** A piece of code that says something of the one before it. */
interface Step {
  readonly at: Node;
  /** The user's code, short. */
  readonly code: string;
  readonly module: Module;
  /** Where it points to; absent at the end of the way. */
  readonly next?: { readonly node: Node; readonly module: Module } | undefined;
}

/** From a call back to the declaration, the import, the other file, the construction: what a reader would look up in turn. */
export function provenanceOf(analysis: Analysis, { range }: Place): Hop[] {
  const { module } = analysis;
  const start = [...module.nodes('MemberExpression'), ...module.nodes('Identifier'), ...module.nodes('CallExpression')].find((node) => node.range[0] === range[0] && node.range[1] === range[1]);
  const hops: Hop[] = [];
  const seen = new Set<Node>();
  for (let at = start && { node: start as Node, module }; at && hops.length < MAX_HOPS;) {
    const step = stepFrom(analysis, rootOf(analysis, at.node, at.module), at.module);
    if (!step || seen.has(step.at)) break;
    seen.add(step.at);
    hops.push({ code: step.code, line: step.module.lineOf(step.at.range[0]), ...(step.module === module ? {} : { file: analysis.displayPath(step.module.path) }) });
    at = step.next;
  }
  return hops;
}

/** The part of an expression or type that decides what it is: `prisma` of `prisma.user.findMany()`. */
function rootOf(analysis: Analysis, expression: Node, module: Module): Node {
  const node = unwrap(expression);
  const into = (inner: Node): Node => rootOf(analysis, inner, module);
  switch (node.type) {
    case 'MemberExpression': return node.object.type === 'ThisExpression' ? node : into(node.object);
    case 'CallExpression':
    case 'NewExpression': return into(node.callee);
    case 'TaggedTemplateExpression': return into(node.tag);
    case 'LogicalExpression': return into(analysis.evaluator.value(node.left, module) ? node.left : node.right);
    case 'TSTypeReference': return node.typeName;
    case 'TSTypeAnnotation': return into(node.typeAnnotation);
    case 'TSTypeQuery': return node.exprName;
    default: return node;
  }
}

function stepFrom(analysis: Analysis, node: Node, module: Module): Step | undefined {
  if (node.type === 'MemberExpression') return memberStep(analysis, node, module);
  const definition = module.variableOf(node)?.defs[0];
  const declared = (definition?.node ?? node);
  if (declared.type.startsWith('Import')) return importStep(declared, module);
  if (isFunction(declared) && (definition?.type as string) === 'Parameter') return parameterStep(analysis, declared.params.find((parameter) => isWithin(definition?.name as Node, parameter)), module);
  if (isFunction(declared)) return { at: declared, module, code: `function ${declared.id?.name ?? ''}`.trim() };
  if (isClass(declared)) return { at: declared, module, code: classHead(declared, module), next: nextOf(declared.superClass, module) };
  const type = declared.type === 'VariableDeclarator' && 'typeAnnotation' in declared.id ? declared.id.typeAnnotation : undefined;
  if (declared.type === 'VariableDeclarator') return { at: declared, module, code: analysis.quote(declared, module), next: nextOf(type ?? declared.init, module) };
  if (declared.type === 'TSTypeAliasDeclaration') return { at: declared, module, code: analysis.quote(declared, module), next: nextOf(declared.typeAnnotation, module) };
  return declared.type === 'TSInterfaceDeclaration' ? { at: declared, module, code: `interface ${declared.id.name}` } : undefined;
}

function classHead({ id, superClass }: ClassNode, module: Module): string {
  return `class ${id?.name ?? ''}${superClass ? ` extends ${module.textOf(superClass)}` : ''}`;
}

function nextOf(node: Node | null | undefined, module: Module): Step['next'] {
  return node ? { node, module } : undefined;
}

function parameterStep(analysis: Analysis, parameter: Node | undefined, module: Module): Step | undefined {
  if (!parameter) return undefined;
  const binding = parameterBinding(parameter as Parameters<typeof parameterBinding>[0]);
  return { at: parameter, module, code: analysis.quote(parameter, module), next: nextOf('typeAnnotation' in binding ? binding.typeAnnotation : undefined, module) };
}

/** `this.db`: the field, or the parameter of the constructor, that declares it. */
function memberStep(analysis: Analysis, node: Extract<Node, { type: 'MemberExpression' }>, module: Module): Step | undefined {
  const owner = enclosingClass(node);
  const name = memberName(node);
  if (!owner || name === undefined) return undefined;
  for (const member of owner.body.body) {
    if (member.type === 'PropertyDefinition' && keyName(member) === name) return { at: member, module, code: analysis.quote(member, module), next: nextOf(member.typeAnnotation ?? member.value, module) };
  }
  return parameterStep(analysis, constructorsOf(owner).flatMap(({ value }) => value.params).find((parameter) => {
    const binding = parameterBinding(parameter);
    return parameter.type === 'TSParameterProperty' && binding.type === 'Identifier' && binding.name === name;
  }), module);
}

/** An import leads to the declaration in the file where the name is made. */
function importStep(specifier: Node, module: Module): Step | undefined {
  const declaration = parentOf(specifier);
  if (declaration?.type !== 'ImportDeclaration') return undefined;
  const name = specifier.type === 'ImportSpecifier' ? nameIn(specifier.imported) : specifier.type === 'ImportDefaultSpecifier' ? 'default' : undefined;
  const text = module.textOf(specifier);
  const code = `import ${specifier.type === 'ImportSpecifier' ? `{ ${text} }` : text} from '${declaration.source.value}'`;
  return { at: declaration, module, code, next: name === undefined ? undefined : exported(declaration.source.value, name, module) };
}

function exported(source: string, name: string, from: Module): Step['next'] {
  const resolution = resolveImport(source, from.path);
  const declared = resolution.kind === 'file' ? declarationOf(resolution.path, name) : undefined;
  const module = declared && loadModule(declared.path);
  if (!module) return undefined;
  const { named, whole } = exportsOf(module);
  const entry = named.get(declared.name);
  if (entry?.kind === 'node') return { node: entry.node, module };
  return declared.name === 'default' && whole ? { node: whole, module } : undefined;
}

function nameIn(node: { readonly type: string; readonly name?: string; readonly value?: unknown }): string {
  return node.name ?? String(node.value);
}
