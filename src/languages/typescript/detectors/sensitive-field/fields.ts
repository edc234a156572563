import type { TSESTree } from '@typescript-eslint/utils';
import { listSourceFiles, sourcePattern } from '../../../../project/source-tree.ts';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import type { Module } from '../../module.ts';
import { decoratorsOf, keyName, memberName, unwrapType, type ClassNode, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import type { Definition } from '../definitions.ts';

/** A field that a schema or class lets out. */
export interface Field {
  readonly name: string;
  readonly node: Node;
}

/** How many objects and functions deep a field is looked for. */
const MAX_DEPTH = 4;
/** Functions that make an object schema of their first argument. */
const OBJECTS = new Set(['object', 'strictObject', 'looseObject', 'strict', 'Object', 'extend', 'safeExtend', 'keys', 'shape', 'interface', 'type']);
/** Schemas around another one: `z.array(user)`, `z.object({}).nullable()`. */
const HIDDEN = /^(?:Exclude|HideField|Hide)$/;

const LEAVES_OUT = sourcePattern(/excludeExtraneousValues|strategy:\s*['"]excludeAll/);

/** The fields that a class, a schema or a JSON schema lets out. */
export function fieldsOf(analysis: Analysis, { node, module }: Definition): Field[] {
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') return classFields(analysis, node);
  if (node.type === 'TSInterfaceDeclaration') return typeFields(node.body.body);
  if (node.type === 'TSTypeAliasDeclaration') return node.typeAnnotation.type === 'TSTypeLiteral' ? typeFields(node.typeAnnotation.members) : [];
  if (node.type === 'ObjectExpression') return jsonFields(node);
  return isSchema(analysis, node, module) ? schemaFields(node, new Set(), MAX_DEPTH) : [];
}

/** True for what a validation library makes. */
export function isSchema(analysis: Analysis, node: Node, module: Module): boolean {
  return alternatives(analysis.evaluator.value(node, module)).some((value) => value.kind === 'library' && value.library.category === 'validation');
}

function classFields(analysis: Analysis, node: ClassNode): Field[] {
  // With `@Exclude()` on the class only what is exposed gets out.
  const isClosed = hasDecorator(node, /^Exclude$/) || (node.body.body.some((member) => hasDecorator(member, /^Expose$/)) && onlyExposesInProject(analysis));
  return node.body.body.flatMap((member): Field[] => {
    const name = keyName(member);
    if (member.type !== 'PropertyDefinition' || member.static || name === undefined || member.accessibility === 'private' || member.accessibility === 'protected') return [];
    if (hasDecorator(member, HIDDEN) || (isClosed && !hasDecorator(member, /^Expose$/)) || isWriteOnly(member) || isHarmless(member.typeAnnotation?.typeAnnotation)) return [];
    return [{ name, node: member.key }];
  });
}

/** `plainToInstance(UserDto, user, { excludeExtraneousValues: true })`: a project that works so leaves out what is not exposed. */
function onlyExposesInProject(analysis: Analysis): boolean {
  return listSourceFiles(analysis.module.path, LEAVES_OUT).length > 0;
}

function hasDecorator(node: Node, name: RegExp): boolean {
  return decoratorsOf(node).some((decorator) => {
    const expression = unwrapType(decorator.expression);
    const callee = expression.type === 'CallExpression' ? calleeOf(expression) : expression;
    return name.test(callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? (memberName(callee) ?? '') : '');
  });
}

/** `@ApiProperty({ writeOnly: true })` */
function isWriteOnly(member: Node): boolean {
  return decoratorsOf(member).some(({ expression }) => expression.type === 'CallExpression' && expression.arguments.some((argument) => hasFlag(argument, 'writeOnly')));
}

function hasFlag(node: Node, flag: string): boolean {
  return node.type === 'ObjectExpression' && node.properties.some((each) => each.type === 'Property' && keyName(each) === flag && each.value.type === 'Literal' && each.value.value === true);
}

/** `password: boolean` says whether there is one. */
function isHarmless(type: TSESTree.TypeNode | undefined): boolean {
  switch (type?.type) {
    case 'TSBooleanKeyword': case 'TSNullKeyword': case 'TSUndefinedKeyword': case 'TSNeverKeyword': case 'TSFunctionType':
      return true;
    case 'TSUnionType':
      return type.types.every(isHarmless);
    default:
      return false;
  }
}

function typeFields(members: readonly TSESTree.TypeElement[]): Field[] {
  return members.flatMap((member): Field[] => {
    const name = keyName(member);
    return member.type === 'TSPropertySignature' && name !== undefined && !isHarmless(member.typeAnnotation?.typeAnnotation) ? [{ name, node: member.key }] : [];
  });
}

/** The fields of a chain such as `z.object({ ... }).extend({ ... }).omit({ ... })`, nested objects included. */
function schemaFields(expression: Node, omitted: Set<string>, depth: number): Field[] {
  const node = unwrapType(expression);
  if (node.type !== 'CallExpression' || depth === 0) return [];
  const callee = calleeOf(node);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  const [first] = node.arguments;
  if (name === 'omit') for (const key of keysOf(first)) omitted.add(key);
  if (name === 'pick') return pickedFields(callee, new Set(keysOf(first)), omitted, depth);
  const own = name !== undefined && OBJECTS.has(name) && first ? objectFields(first, omitted, depth) : [];
  // `z.array(z.object({ ... }))`, `Type.Array(...)`, `z.union([...])`.
  const inner = own.length === 0 && name !== undefined && !OBJECTS.has(name) ? node.arguments.flatMap((each) => innerSchemas(each)).flatMap((each) => schemaFields(each, omitted, depth - 1)) : [];
  const before = callee.type === 'MemberExpression' ? schemaFields(callee.object, omitted, depth) : [];
  return [...before, ...own, ...inner];
}

function pickedFields(callee: Node, picked: ReadonlySet<string>, omitted: Set<string>, depth: number): Field[] {
  return callee.type === 'MemberExpression' ? schemaFields(callee.object, omitted, depth).filter((field) => picked.has(field.name)) : [];
}

function innerSchemas(argument: Node): Node[] {
  const node = unwrapType(argument);
  if (node.type === 'CallExpression') return [node];
  return node.type === 'ArrayExpression' ? node.elements.flatMap((each) => (each?.type === 'CallExpression' ? [each] : [])) : [];
}

function objectFields(object: Node, omitted: ReadonlySet<string>, depth: number): Field[] {
  const node = unwrapType(object);
  if (node.type !== 'ObjectExpression') return [];
  return node.properties.flatMap((property): Field[] => {
    const name = property.type === 'Property' ? keyName(property) : undefined;
    if (property.type !== 'Property' || name === undefined || omitted.has(name) || isHarmlessSchema(property.value)) return [];
    const nested = schemaFields(property.value, new Set(), depth - 1);
    return nested.length > 0 ? nested : [{ name, node: property.key }];
  });
}

/** Booleans say whether there is one; `never`, `undefined` and `null` that there is none. */
function isHarmlessSchema(value: Node): boolean {
  let node = unwrapType(value);
  let isWriteOnlySchema = false;
  while (node.type === 'CallExpression') {
    if (node.arguments.some((argument) => hasFlag(argument, 'writeOnly'))) isWriteOnlySchema = true;
    const callee = calleeOf(node);
    const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
    if (name !== undefined && /^(?:boolean|Boolean|never|Never|undefined|null|Null|forbidden|strip|literal)$/.test(name)) return true;
    if (callee.type !== 'MemberExpression') break;
    node = unwrapType(callee.object);
  }
  return isWriteOnlySchema;
}

function keysOf(node: Node | undefined): string[] {
  if (node?.type === 'ArrayExpression') return node.elements.flatMap((each) => (each?.type === 'Literal' && typeof each.value === 'string' ? [each.value] : []));
  return node?.type === 'ObjectExpression' ? node.properties.flatMap((each) => (each.type === 'Property' ? (keyName(each) ?? []) : [])) : [];
}

/** `{ type: 'object', properties: { ... } }` of Fastify and OpenAPI. */
function jsonFields(node: TSESTree.ObjectExpression): Field[] {
  const properties = node.properties.find((each) => each.type === 'Property' && keyName(each) === 'properties');
  if (properties?.type !== 'Property' || properties.value.type !== 'ObjectExpression') return [];
  return properties.value.properties.flatMap((each): Field[] => {
    const name = each.type === 'Property' ? keyName(each) : undefined;
    if (each.type !== 'Property' || name === undefined) return [];
    const value = unwrapType(each.value);
    if (value.type === 'ObjectExpression' && (hasFlag(value, 'writeOnly') || isBooleanJson(value))) return [];
    const nested = value.type === 'ObjectExpression' ? jsonFields(value) : [];
    return nested.length > 0 ? nested : [{ name, node: each.key }];
  });
}

function isBooleanJson(node: TSESTree.ObjectExpression): boolean {
  return node.properties.some((each) => each.type === 'Property' && keyName(each) === 'type' && each.value.type === 'Literal' && each.value.value === 'boolean');
}
