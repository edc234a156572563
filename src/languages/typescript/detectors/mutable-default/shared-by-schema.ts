import { findPackage } from '../../../../project/package-json.ts';
import { property, stringProperty } from '../../../../project/json.ts';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { unwrap, unwrapType, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import { lastName, type Declarer } from './declarers.ts';
import { holderOf } from './mutations.ts';

/** Schemas that let a value through as it is; all others build a new one while they check it. */
const TRANSPARENT = new Set(['any', 'unknown', 'custom', 'instanceof', 'instance']);
const STEPS = new Set(['optional', 'nullable', 'nullish', 'describe', 'meta']);

/**
 * True when a schema hands the same object to everybody who leaves the value out.
 * Source: the code of `default` in zod 3.25 (as it is) and 4.1 (a flat copy), and of `optional` in valibot 1 (as it is).
 */
export function isSharedBySchema(analysis: Analysis, slot: { readonly value: Node; readonly declarer: Declarer; readonly by: string; readonly call: { readonly callee: Node; readonly arguments: readonly Node[] } }): boolean {
  const value = unwrapType(slot.value);
  if (!slot.declarer.isSchema || !holderOf(value, analysis.module)) return false;
  const schema = slot.by === 'wrapper' ? slot.call.arguments[0] : slot.call.callee.type === 'MemberExpression' ? slot.call.callee.object : undefined;
  if (!schema || !isTransparent(schema)) return false;
  if (slot.declarer.packages.includes('valibot')) return true;
  if (!slot.declarer.packages.includes('zod')) return false;
  return holdsObjects(value) || isZod3(analysis, schema);
}

function isTransparent(schema: Node): boolean {
  let node = unwrap(schema);
  while (node.type === 'CallExpression') {
    const callee = calleeOf(node);
    const name = lastName(callee) ?? '';
    if (TRANSPARENT.has(name)) return true;
    if (!STEPS.has(name) || callee.type !== 'MemberExpression') return false;
    node = unwrap(callee.object);
  }
  return false;
}

function holdsObjects(value: Node): boolean {
  if (value.type === 'ObjectExpression') return value.properties.some((each) => each.type === 'Property' && isObject(each.value));
  return value.type === 'ArrayExpression' && value.elements.some((each) => each !== null && isObject(each));
}

function isObject(node: Node): boolean {
  const { type } = unwrapType(node);
  return type === 'ObjectExpression' || type === 'ArrayExpression' || type === 'NewExpression';
}

/** By the version that package.json asks for, unless the import says which one it is. */
function isZod3(analysis: Analysis, schema: Node): boolean {
  let root = unwrap(schema);
  while (root.type === 'CallExpression' || root.type === 'MemberExpression') root = root.type === 'CallExpression' ? calleeOf(root) : unwrap(root.object);
  const origin = alternatives(analysis.evaluator.value(root, analysis.module)).find((each) => each.kind === 'library' || each.kind === 'foreign');
  const specifier = origin?.package;
  if (specifier !== 'zod') return specifier === 'zod/v3';
  const manifest = findPackage(analysis.module.path)?.raw;
  const version = stringProperty(property(manifest, 'dependencies'), 'zod') ?? stringProperty(property(manifest, 'devDependencies'), 'zod');
  return version !== undefined && /^[~^]?3\./.test(version);
}
