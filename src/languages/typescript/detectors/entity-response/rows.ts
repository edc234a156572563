import type { TSESTree } from '@typescript-eslint/utils';
import type { Certainty } from '../../../../facts/fact.ts';
import { listSourceFiles, sourcePattern } from '../../../../project/source-tree.ts';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { classLayer } from '../../file-layer.ts';
import type { Module } from '../../module.ts';
import { decoratorsOf, isFunction, keyName, memberName, unwrap, walkOwn, type ClassNode, type Node } from '../../syntax.ts';
import { alternatives, signatureOf, typeChain, type FunctionLike, type Value } from '../../values.ts';
import { fieldsOf } from '../sensitive-field/fields.ts';
import { secretName } from '../sensitive-field/words.ts';

/** Something that comes as the database gave it. */
export interface Row {
  readonly entity: string;
  readonly field?: string;
  readonly certainty: Certainty;
  /** The query of the handler's own that gives it. */
  readonly query?: TSESTree.CallExpression;
}

const HAS_TO_JSON = sourcePattern(/\btoJSON\b/);
/** How many functions of the project are opened to see what they give back. */
const MAX_DEPTH = 3;
/** Calls that give rows, and those of them that give numbers or yes and no. */
const GIVES_ROWS = /^(?:find|create|insert|update|upsert|save|delete|destroy|first|select|returning|get|all|one|many|execute|fetch|take|paginate)/;
const GIVES_NUMBERS = /count|exist|aggregate|groupBy|sum$|avg$|(?:create|update|delete|insert|bulk)(?:Many|One)$|bulk|Result$/i;
/** Queries that only change something, unless they are asked to return it. */
const WRITES = new Set(['insert', 'insertInto', 'update', 'updateTable', 'delete', 'deleteFrom', 'del']);
/** Options and steps by which a query names the columns it wants. */
const SELECTS = new Set(['select', 'attributes', 'projection', 'columns', 'fields', 'omit', 'exclude']);
const SELECTING_STEPS = new Set(['select', 'project', 'pick', 'column', 'columns', 'returning', 'addSelect']);
/** What these hold was put there by the application itself, in the shape that it wanted. */
const STORES = new Set(['Redis', 'Cloudflare KV', 'Vercel KV', 'Upstash', 'Elasticsearch']);
const ROW_TYPES = new Set(['@prisma/client']);

/** What comes out of the database in an expression, when nothing between has made another shape of it. */
export function rowOf(analysis: Analysis, expression: Node, module: Module, depth = 0): Row | undefined {
  const node = unwrap(expression);
  if (node.type === 'ConditionalExpression') return rowOf(analysis, node.consequent, module, depth) ?? rowOf(analysis, node.alternate, module, depth);
  if (node.type === 'LogicalExpression') return (node.operator === '&&' ? undefined : rowOf(analysis, node.left, module, depth)) ?? rowOf(analysis, node.right, module, depth);
  if (node.type === 'Identifier') return ofName(analysis, node, module, depth);
  if (node.type !== 'CallExpression') return undefined;
  const called = alternatives(analysis.evaluator.value(calleeOf(node), module));
  if (called.some((value) => value.kind === 'function')) return ofFunctions(analysis, called, depth);
  return ofQuery(analysis, node, module);
}

function ofName(analysis: Analysis, node: TSESTree.Identifier, module: Module, depth: number): Row | undefined {
  const variable = module.variableOf(node);
  const declared = variable?.defs[0]?.node as Node | undefined;
  if (!variable || declared?.type !== 'VariableDeclarator' || !declared.init) return undefined;
  // `delete user.password` and the like: somebody has thought of it.
  const isTouched = variable.references.some((reference) => isChanged(reference.identifier) || (reference.isWrite() && reference.init !== true));
  if (isTouched) return undefined;
  // `const [user] = await db.select().from(users)`; what is taken out of a row by its name is a value.
  return declared.id.type === 'Identifier' || declared.id.type === 'ArrayPattern' ? rowOf(analysis, declared.init, module, depth) : undefined;
}

function isChanged(mention: Node): boolean {
  const member = mention.parent;
  if (member?.type !== 'MemberExpression' || member.object !== mention) return false;
  const parent = member.parent;
  return (parent.type === 'AssignmentExpression' && parent.left === member) || (parent.type === 'UnaryExpression' && parent.operator === 'delete');
}

/** A function of the project: its written type says it, else what it returns. */
function ofFunctions(analysis: Analysis, called: readonly Value[], depth: number): Row | undefined {
  for (const value of called) {
    if (value.kind !== 'function' || depth > MAX_DEPTH) continue;
    const written = 'returnType' in value.node ? value.node.returnType?.typeAnnotation : undefined;
    const found = written ? ofType(analysis, written, value.module) : ofBody(analysis, value.node, value.module, depth);
    if (found) return found;
  }
  return undefined;
}

function ofBody(analysis: Analysis, node: FunctionLike, module: Module, depth: number): Row | undefined {
  if (!isFunction(node)) return undefined;
  const results = node.body.type === 'BlockStatement' ? [...walkOwn(node.body)].flatMap((each) => (each.type === 'ReturnStatement' && each.argument ? [each.argument] : [])) : [node.body];
  for (const result of results) {
    const row = rowOf(analysis, result, module, depth + 1);
    if (row) return { entity: row.entity, certainty: 'likely', ...(row.field === undefined ? {} : { field: row.field }) };
  }
  return undefined;
}

/** `Promise<User[]>`, where `User` is an entity of the project or a row type of the ORM. */
export function ofType(analysis: Analysis, written: TSESTree.TypeNode, module: Module): Row | undefined {
  const type = elementType(written);
  if (type.type === 'TSUnionType') return type.types.map((each) => ofType(analysis, each, module)).find((row) => row !== undefined);
  if (type.type !== 'TSTypeReference') return undefined;
  // `Pick<User, 'id'>`: somebody has chosen.
  if (type.typeName.type === 'Identifier' && /^(?:Pick|Omit|Partial|Record)$/.test(type.typeName.name)) return undefined;
  for (const value of alternatives(analysis.evaluator.annotation(type, module))) {
    if (value.kind === 'class' || value.kind === 'instance') {
      const row = ofEntity(analysis, value.node, value.module);
      if (row) return row;
    } else if (value.kind === 'foreign' && ROW_TYPES.has(value.package) && /^[A-Z]\w*$/.test(value.name)) return { entity: value.name, certainty: 'certain' };
    else if (value.kind === 'library' && value.library.category === 'database' && isModel(value)) return { entity: module.textOf(type), certainty: 'certain' };
  }
  return undefined;
}

function elementType(type: TSESTree.TypeNode): TSESTree.TypeNode {
  if (type.type === 'TSArrayType') return elementType(type.elementType);
  const first = type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && /^(?:Promise|Array|ReadonlyArray|Observable)$/.test(type.typeName.name) ? type.typeArguments?.params[0] : undefined;
  return first ? elementType(first) : type;
}

function isModel(value: Extract<Value, { kind: 'library' }>): boolean {
  return typeChain(value.library, value.instance ?? value.type).some((type) => value.library.types[type]?.role === 'model');
}

/** An entity class, unless it says itself what of it is let out. */
function ofEntity(analysis: Analysis, node: ClassNode, module: Module): Row | undefined {
  if (classLayer(analysis, node, module)?.layer !== 'entity' || saysWhatIsLetOut(module, node)) return undefined;
  const field = fieldsOf(analysis, { node, module }).find((each) => secretName(each.name, node.id?.name ?? '') === 'certain');
  return { entity: node.id?.name ?? 'entity', certainty: 'certain', ...(field ? { field: field.name } : {}) };
}

/** `toJSON()`, `@Exclude()`, `select: false`, `hidden: true`, GraphQL's `@ObjectType`. */
function saysWhatIsLetOut(module: Module, node: ClassNode): boolean {
  if (decoratorsOf(node).some((each) => /^@(?:ObjectType|Exclude|InterfaceType)\b/.test(module.textOf(each)))) return true;
  return node.body.body.some((member) => {
    if (/^(?:toJSON|serialize|toPOJO|serializeAs)$/.test(keyName(member) ?? '')) return true;
    return decoratorsOf(member).some((each) => /^@(?:Exclude|Expose)\b|select:\s*false|hidden:\s*true|serializeAs:\s*null/.test(module.textOf(each)));
  });
}

/** A chain that queries for whole rows: `prisma.user.findMany()`, `db.select().from(users)`. */
function ofQuery(analysis: Analysis, call: TSESTree.CallExpression, module: Module): Row | undefined {
  const steps: { name: string; call: TSESTree.CallExpression }[] = [];
  let isQuery = false;
  let isMongoose = false;
  let node: Node = call;
  for (let left = 40; left > 0 && (node.type === 'CallExpression' || node.type === 'MemberExpression'); left--) {
    if (node.type === 'MemberExpression') {
      node = unwrap(node.object);
      continue;
    }
    const callee: Node = calleeOf(node);
    const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
    if (name !== undefined) steps.push({ name, call: node });
    const library = queriedLibrary(alternatives(analysis.evaluator.value(callee, module)));
    isQuery ||= library !== undefined;
    isMongoose ||= library === 'Mongoose' || library === 'Typegoose';
    node = callee;
  }
  const [last] = steps;
  if (!isQuery || !last || !GIVES_ROWS.test(last.name) && !steps.some(({ name }) => name === 'from' || name === 'selectAll')) return undefined;
  if (steps.some(({ name, call: each }) => (GIVES_NUMBERS.test(name) && !name.endsWith("AndReturn")) || selects(name, each))) return undefined;
  const isWrite = steps.some(({ name }, index) => index > 0 && WRITES.has(name)) || (WRITES.has(last.name) && steps.length > 1);
  if (isWrite && !steps.some(({ name }) => name.startsWith('returning'))) return undefined;
  if (isMongoose && shapesDocuments(module)) return undefined;
  return { entity: analysis.quote(calleeOf(call), module), certainty: 'certain', query: call };
}

function queriedLibrary(values: readonly Value[]): string | undefined {
  const value = values.find((each) => each.kind === 'library' && each.library.category === 'database' && !STORES.has(each.library.name) && ['query', 'build'].includes(signatureOf(each)?.effect ?? ''));
  return value?.kind === 'library' ? value.library.name : undefined;
}

/** Mongoose documents have a `toJSON` that plugins and options of the schema change; in JavaScript nobody can tell by the types either. */
function shapesDocuments(module: Module): boolean {
  return /\.[cm]?jsx?$/.test(module.path) || listSourceFiles(module.path, HAS_TO_JSON).length > 0;
}

/** The query names its columns. */
function selects(name: string, call: TSESTree.CallExpression): boolean {
  if (SELECTING_STEPS.has(name) && call.arguments.length > 0) return true;
  return call.arguments.some((argument) => argument.type === 'ObjectExpression' && argument.properties.some((each) => each.type === 'Property' && SELECTS.has(keyName(each) ?? '')));
}
