import { LIBRARIES } from '../../../../knowledge/index.ts';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { keyName, memberName, parentOf, type Node } from '../../syntax.ts';
import { alternatives, signatureOf } from '../../values.ts';

/** A place where a handler takes the body, and what stands for the body there. */
export interface BodyRead {
  /** The narrowest node that names it: `req.body`, `c.req.json()`, the name in `{ body }`. */
  readonly node: Node;
  /** The expression that has the value; the name itself when it is bound by a pattern. */
  readonly value: Node;
  readonly isBound: boolean;
}

/** Raw bytes, text and forms are read to be checked in another way: signatures, uploads. */
const RAW = /raw|text|buffer|blob|form|multipart|stream|cookie/i;

/** Names under which libraries give the body: members, and functions of their own. */
const MEMBERS: ReadonlySet<string> = new Set(LIBRARIES.flatMap((library) => Object.values(library.types).flatMap((type) =>
  Object.entries(type.members ?? {}).flatMap(([name, member]) => ((member.input === 'body' || member.call?.input === 'body') && !RAW.test(name) ? [name] : [])))));
const FUNCTIONS: ReadonlySet<string> = new Set(LIBRARIES.flatMap((library) => Object.entries({ ...library.globals, ...library.exports }).flatMap(([name, entry]) =>
  (entry.value !== undefined && library.types[entry.value]?.call?.input === 'body' && !RAW.test(name) ? [name] : []))));

/** All places in a file where the body is taken from the request. */
export function bodyReads(analysis: Analysis): BodyRead[] {
  return [...memberReads(analysis), ...callReads(analysis), ...patternReads(analysis)];
}

function memberReads(analysis: Analysis): BodyRead[] {
  return analysis.module.nodes('MemberExpression').flatMap((node): BodyRead[] => {
    if (!MEMBERS.has(memberName(node) ?? '') || !isBody(analysis, node) || isBody(analysis, node.object)) return [];
    const parent = parentOf(node);
    // `req.body = parsed` gives the body another value.
    if (parent?.type === 'AssignmentExpression' && parent.left === node) return [];
    const value = parent?.type === 'CallExpression' && parent.callee === node ? parent : node;
    return [{ node: value, value, isBound: false }];
  });
}

function callReads(analysis: Analysis): BodyRead[] {
  return analysis.module.nodes('CallExpression').flatMap((call): BodyRead[] => {
    const callee = calleeOf(call);
    if (callee.type !== 'Identifier' || !FUNCTIONS.has(callee.name)) return [];
    const isRead = alternatives(analysis.evaluator.value(callee, analysis.module)).some((value) => value.kind === 'library' && signatureOf(value)?.input === 'body');
    return isRead ? [{ node: call, value: call, isBound: false }] : [];
  });
}

/** `const { body } = req`, `({ body }) => ...`. */
function patternReads(analysis: Analysis): BodyRead[] {
  return analysis.module.nodes('ObjectPattern').flatMap((pattern) => pattern.properties.flatMap((property): BodyRead[] => {
    if (property.type !== 'Property' || !MEMBERS.has(keyName(property) ?? '')) return [];
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    const name = firstName(target);
    if (!name || !isBody(analysis, name) || isInBody(analysis, pattern)) return [];
    return [{ node: property, value: target, isBound: true }];
  }));
}

function firstName(pattern: Node): Node | undefined {
  if (pattern.type === 'Identifier') return pattern;
  if (pattern.type !== 'ObjectPattern') return undefined;
  for (const property of pattern.properties) {
    const found = property.type === 'Property' ? firstName(property.value) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** `const { body } = req.body`: a field of that name. */
function isInBody(analysis: Analysis, pattern: Node): boolean {
  const parent = parentOf(pattern);
  return parent?.type === 'VariableDeclarator' && parent.init !== null && isBody(analysis, parent.init);
}

function isBody(analysis: Analysis, node: Node): boolean {
  return alternatives(analysis.evaluator.value(node, analysis.module)).some((value) => value.kind === 'library' && value.input === 'body');
}
