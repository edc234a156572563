import type { TSESTree } from '@typescript-eslint/utils';
import type { MutableDefaultFact, Rewrite } from '../../../../facts/fact.ts';
import { type Analysis, placeOf } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { enclosingFunction, isFunction, keyName, parentOf, unwrapType, type Node } from '../../syntax.ts';
import { chainDeclarer, lastName, type Declarer } from './declarers.ts';
import { freshPart } from './fresh.ts';
import { isSharedBySchema } from './shared-by-schema.ts';

/** A place where a library takes a default. */
interface Slot {
  readonly value: Node;
  readonly declarer: Declarer;
  /** The method's name, the wrapper's name or the property's key, as a node, for rewriting. */
  readonly word: Node;
  readonly by: 'method' | 'wrapper' | 'property';
  readonly call: TSESTree.CallExpression | TSESTree.NewExpression;
}

const METHODS = new Set(['default', 'prefault', 'catch', 'defaultTo']);
const WRAPPERS = new Set(['_default', 'prefault', 'optional', 'nullish', 'nullable', 'undefinedable', 'exactOptional', 'fallback']);
const PROPERTIES = new Set(['default', 'defaultValue']);

/** Defaults of schemas, columns and models that are computed once, or that all values share. */
export function schemaDefaults(analysis: Analysis): MutableDefaultFact[] {
  return [...callSlots(analysis), ...propertySlots(analysis)].flatMap((slot): MutableDefaultFact[] => {
    // A schema that a function makes is made anew with each call, its defaults too.
    if (slot.declarer.isSchema && enclosingFunction(slot.value)) return [];
    const fault = freshPart(analysis, slot.value) ? 'frozen' : isSharedBySchema(analysis, slot) ? 'shared-instance' : undefined;
    if (!fault) return [];
    const rewrite = fault === 'frozen' ? lazyRewrite(analysis, slot) : wrapRewrite(analysis, slot.value);
    return [{
      kind: 'mutable-default', fault, name: nameAround(slot), certainty: 'certain',
      place: placeOf(slot.value), code: analysis.quote(slot.value), ...analysis.standing(slot.value), ...(rewrite ? { rewrites: [rewrite] } : {}),
    }];
  });
}

/** `schema.default(value)`, `optional(schema, value)`. */
function callSlots(analysis: Analysis): Slot[] {
  return analysis.module.nodes('CallExpression').flatMap((call): Slot[] => {
    const callee = calleeOf(call);
    const name = lastName(callee);
    if (name === undefined) return [];
    const [first, second] = call.arguments;
    const word = callee.type === 'MemberExpression' ? callee.property : callee;
    if (METHODS.has(name) && callee.type === 'MemberExpression' && mayFail(first)) {
      const declarer = chainDeclarer(analysis, callee.object);
      if (declarer?.methods?.includes(name)) return [{ value: first, declarer, word, by: 'method', call }];
    }
    if (!WRAPPERS.has(name) || !mayFail(second)) return [];
    const declarer = chainDeclarer(analysis, callee);
    return declarer?.wrappers?.includes(name) ? [{ value: second, declarer, word, by: 'wrapper', call }] : [];
  });
}

/** Only calls, constructions and literals that hold something can be wrong. */
function mayFail(node: Node | undefined): node is Node {
  return node !== undefined && node.type !== 'Literal' && node.type !== 'SpreadElement' && node.type !== 'Identifier' && !isFunction(unwrapType(node));
}

/** `{ type: Date, default: value }` in what a schema, model or decorator is given. */
function propertySlots(analysis: Analysis): Slot[] {
  return analysis.module.nodes('Property').flatMap((property): Slot[] => {
    const key = keyName(property);
    if (key === undefined || !PROPERTIES.has(key) || property.shorthand || property.method || !mayFail(property.value) || !freshPart(analysis, property.value)) return [];
    for (const call of takersOf(analysis, property)) {
      const declarer = chainDeclarer(analysis, calleeOf(call));
      if (declarer?.properties?.includes(key) && mayTake(declarer, call)) return [{ value: property.value, declarer, word: property.key, by: 'property', call }];
    }
    return [];
  });
}

function mayTake(declarer: Declarer, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
  if (!declarer.takers || call.type === 'NewExpression' || parentOf(call)?.type === 'Decorator') return true;
  return declarer.takers.includes(lastName(calleeOf(call)) ?? '');
}

/** The calls that an object literal, or the variable that holds it, is given to. */
function takersOf(analysis: Analysis, property: Node): (TSESTree.CallExpression | TSESTree.NewExpression)[] {
  for (let at = property, parent = parentOf(at); parent; at = parent, parent = parentOf(at)) {
    if (parent.type === 'CallExpression' || parent.type === 'NewExpression') return parent.callee === at ? [] : [parent];
    if (parent.type === 'VariableDeclarator') {
      const variable = analysis.module.variableOf(parent.id);
      return (variable?.references ?? []).flatMap((reference) => {
        const user = parentOf(reference.identifier);
        return (user?.type === 'CallExpression' || user?.type === 'NewExpression') && user.callee !== reference.identifier ? [user] : [];
      });
    }
    if (!/^(?:Property|ObjectExpression|ArrayExpression|TS(?:As|Satisfies)Expression)$/.test(parent.type)) return [];
  }
  return [];
}

/** The field that has the default. */
function nameAround(slot: Slot): string {
  const start: Node = slot.by === 'property' ? (parentOf(slot.word)?.parent ?? slot.call) : slot.call;
  for (let at = start, parent = parentOf(at); parent; at = parent, parent = parentOf(at)) {
    if ((parent.type === 'Property' || parent.type === 'PropertyDefinition' || parent.type === 'MethodDefinition') && parent.key !== at) return keyName(parent) ?? 'computed member';
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  }
  return slot.by === 'property' ? 'default' : 'schema';
}

/** The same default, computed for each value, in the way that the library takes it. */
function lazyRewrite(analysis: Analysis, slot: Slot): Rewrite | undefined {
  const { lazy } = slot.declarer;
  const { module } = analysis;
  const value = unwrapType(slot.value);
  switch (lazy) {
    case undefined:
      return undefined;
    case 'function':
      if (value.type === 'CallExpression' && module.textOf(value) === 'Date.now()') return { title: 'Pass `Date.now` itself.', edits: [{ range: slot.value.range, text: 'Date.now' }] };
      return wrapRewrite(analysis, slot.value);
    case 'sql':
      if (value.type !== 'NewExpression' || value.arguments.length > 0) return undefined;
      return { title: 'Let the database fill in `CURRENT_TIMESTAMP`.', edits: [{ range: slot.value.range, text: "() => 'CURRENT_TIMESTAMP'" }] };
    default: {
      const wrapped = wrapRewrite(analysis, slot.value);
      return { title: `Use \`${lazy}\`, which computes it for each row.`, edits: [{ range: slot.word.range, text: lazy }, ...wrapped.edits] };
    }
  }
}

/** `() => value` */
function wrapRewrite(analysis: Analysis, node: Node): Rewrite {
  const text = analysis.module.textOf(node);
  const isObject = unwrapType(node).type === 'ObjectExpression';
  return { title: 'Pass a function that makes it.', edits: [{ range: node.range, text: `() => ${isObject ? `(${text})` : text}` }] };
}
