import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from '../../../../facts/fact.ts';
import { namesInSources } from '../../../../project/source-tree.ts';
import type { Analysis } from '../../analysis.ts';
import { boundIdentifiers } from '../../exports.ts';
import type { Module } from '../../module.ts';
import { constructorsOf, decoratorsOf, enclosingClass, isClass, isFunction, isOptionalParameter, keyName, memberName, parentOf, walk, type ClassNode } from '../../syntax.ts';
import { alternatives } from '../../values.ts';

/** `new UserService(` anywhere in the code. */
const CONSTRUCTS = /\bnew\s+([\w$]+)\s*[(<]/g;

type Edit = Rewrite['edits'][number];

/** What a class makes for itself, as a parameter of its constructor. */
interface Parameter {
  readonly name: string;
  readonly text: string;
}

/**
 * A parameter of the constructor in place of `new`. Where a container makes the class, the container makes the parameter too; anywhere else
 * the parameter has what was made before as its default, so that no caller changes.
 */
export function constructorParameter(analysis: Analysis, made: TSESTree.NewExpression): Rewrite[] {
  const { module } = analysis;
  if (!/\.[cm]?ts$/.test(module.path) || made.callee.type !== 'Identifier') return [];
  const owner = enclosingClass(made);
  if (!owner || (decoratorsOf(owner).length > 0 && !isContained(analysis, made))) return [];
  const rewrite = ofField(analysis, made) ?? ofAssignment(analysis, made);
  return rewrite ? [{ title: 'Take it as a parameter of the constructor.', edits: rewrite }] : [];
}

/** `private readonly users = new UserRepository();` */
function ofField(analysis: Analysis, made: TSESTree.NewExpression): Edit[] | undefined {
  const { module } = analysis;
  const field = parentOf(made);
  // A container goes by the type: it cannot make an interface.
  if (field?.type !== 'PropertyDefinition' || (field.typeAnnotation && decoratorsOf(field.parent.parent).length > 0)) return undefined;
  if (field.static || field.declare || field.override || field.computed || field.key.type !== 'Identifier' || decoratorsOf(field).length > 0) return undefined;
  const owner = field.parent.parent;
  const maker = constructorOf(owner);
  const { name } = field.key;
  if (maker === null || (!maker && owner.superClass) || isReadByFields(module, owner, field) || mentionsThis(made)) return undefined;
  const typeText = field.typeAnnotation ? module.textOf(field.typeAnnotation.typeAnnotation) : typeOf(module, made);
  const parameter = { name, text: `${field.accessibility ?? 'public'} ${field.readonly ? 'readonly ' : ''}${name}: ${typeText}${defaultOf(analysis, owner, made)}` };
  const [start, end] = field.range;
  if (!maker) return [{ range: [start, end], text: `constructor(${parameter.text}) {}` }];
  const insertion = withParameter(module, maker, parameter, made);
  const lineStart = module.text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = /^[ \t]*\r?\n/.exec(module.text.slice(end))?.[0].length;
  const isOwnLine = lineEnd !== undefined && module.text.slice(lineStart, start).trim() === '';
  return insertion && [{ range: isOwnLine ? [lineStart, end + lineEnd] : [start, end], text: '' }, insertion];
}

/** `this.users = new UserRepository();` in the constructor, where a field says what it is. */
function ofAssignment(analysis: Analysis, made: TSESTree.NewExpression): Edit[] | undefined {
  const { module } = analysis;
  const assignment = parentOf(made);
  if (assignment?.type !== 'AssignmentExpression' || assignment.operator !== '=' || assignment.right !== made || assignment.left.type !== 'MemberExpression' || assignment.left.object.type !== 'ThisExpression') return undefined;
  const name = memberName(assignment.left);
  const body = assignment.parent.type === 'ExpressionStatement' ? assignment.parent.parent : undefined;
  const method = body?.parent?.parent;
  if (name === undefined || name.startsWith('#') || method?.type !== 'MethodDefinition' || method.kind !== 'constructor') return undefined;
  const owner = method.parent.parent;
  if (constructorOf(owner) !== method || !owner.body.body.some((member) => member.type === 'PropertyDefinition' && keyName(member) === name) || mentionsThis(made)) return undefined;
  const insertion = withParameter(module, method, { name, text: `${name}: ${typeOf(module, made)}${defaultOf(analysis, owner, made)}` }, made);
  return insertion && [insertion, { range: made.range, text: name }];
}

/** The constructor of a class; undefined when it has none, null when it has several signatures. */
function constructorOf(owner: ClassNode): TSESTree.MethodDefinition | undefined | null {
  const [maker, overload] = constructorsOf(owner);
  return overload ? null : maker;
}

/** The constructor's parameters with one more at their end; undefined when it cannot stand there, or would hide what the code means. */
function withParameter(module: Module, maker: TSESTree.MethodDefinition, { name, text }: Parameter, made: TSESTree.NewExpression): Edit | undefined {
  if (!isFunction(maker.value)) return undefined;
  const { params, body } = maker.value;
  const last = params.at(-1);
  const isRequired = !text.includes(' = ');
  if (last?.type === 'RestElement' || (isRequired && params.some(isOptionalParameter))) return undefined;
  const inside = new Set([...walk(maker.value)].flatMap((node) => (node.type === 'Identifier' ? [module.variableOf(node)] : [])));
  if ([...inside].some((variable) => variable?.name === name)) return undefined;
  // A field's initializer sees the file's variables, a default value the parameters before it; neither sees the constructor's own variables.
  const parameters = new Set(params.flatMap((parameter) => boundIdentifiers(parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter)).map((each) => each.name));
  const isField = parentOf(made)?.type === 'PropertyDefinition';
  for (const node of walk(made)) {
    const declared = node.type === 'Identifier' ? module.variableOf(node)?.identifiers[0] : undefined;
    if (!declared || node.type !== 'Identifier') continue;
    if (isField ? parameters.has(node.name) : declared.range[0] >= body.range[0] && declared.range[1] <= body.range[1]) return undefined;
  }
  if (last) return { range: [last.range[1], last.range[1]], text: `, ${text}` };
  const at = maker.value.range[0] + 1;
  return module.text[at - 1] === '(' ? { range: [at, at], text } : undefined;
}

/** Other fields are set before the parameters are. */
function isReadByFields(module: Module, owner: ClassNode, field: TSESTree.PropertyDefinition): boolean {
  const mention = new RegExp(`\\bthis\\.${keyName(field) ?? ''}\\b`);
  return owner.body.body.some((member) => member !== field && (member.type === 'PropertyDefinition' || member.type === 'StaticBlock') && mention.test(module.textOf(member)));
}

function mentionsThis(made: TSESTree.NewExpression): boolean {
  return made.arguments.some((argument) => [...walk(argument)].some((node) => node.type === 'ThisExpression' || isClass(node)));
}

function typeOf(module: Module, made: TSESTree.NewExpression): string {
  return `${module.textOf(made.callee)}${made.typeArguments ? module.textOf(made.typeArguments) : ''}`;
}

/** Whether a container can make the same: it goes by the decorators of a class, and gives it what it wants. */
function isContained(analysis: Analysis, made: TSESTree.NewExpression): boolean {
  return made.arguments.length === 0 && alternatives(analysis.evaluator.value(made.callee, analysis.module)).some((value) => value.kind === 'class' && decoratorsOf(value.node).length > 0);
}

/** Nothing where a container makes the class, and nobody else does. */
function defaultOf(analysis: Analysis, owner: ClassNode, made: TSESTree.NewExpression): string {
  const isMadeByHand = decoratorsOf(owner).length === 0 || !owner.id || namesInSources(analysis.module.path, CONSTRUCTS).has(owner.id.name);
  return isMadeByHand ? ` = ${analysis.module.textOf(made)}` : '';
}
