import type { BusinessFact } from '../../../../facts/fact.ts';
import { asInstance } from '../../annotations.ts';
import { classLayer } from '../../file-layer.ts';
import { isWithin, memberName, parentOf, unwrap, type Node } from '../../syntax.ts';
import { alternatives, libraryValue, typeChain } from '../../values.ts';
import type { Deed } from './deeds.ts';
import { businessFact, type Scope } from './scope.ts';
import { isChangeName, isLookupName } from './vocabulary.ts';

/** Entities that a router makes or changes itself. */
export function entityChangesIn(scope: Scope): BusinessFact[] {
  return scope.nodes.flatMap((node) => {
    if (node.type === 'NewExpression') return constructsEntity(scope, node) ? [businessFact(scope, 'entity-change', node, 'certain')] : [];
    return node.type === 'AssignmentExpression' ? (assignment(scope, node) ?? []) : [];
  });
}

/** `new User()` of an ORM's model or entity class. */
function constructsEntity(scope: Scope, node: Extract<Node, { type: 'NewExpression' }>): boolean {
  const { evaluator, module } = scope.analysis;
  return alternatives(asInstance(evaluator.value(node.callee, module))).some((value) => {
    // A folder called "entities" holds response classes as well; what the ORM says is sure.
    if (value.kind === 'instance') return isEntityClass(scope, value);
    return value.kind === 'library' && value.library.category === 'database' && typeChain(value.library, value.type).some((type) => value.library.types[type]?.role === 'model');
  });
}

function isEntityClass(scope: Scope, value: { readonly node: Parameters<typeof classLayer>[1]; readonly module: Scope['analysis']['module'] }): boolean {
  const layer = classLayer(scope.analysis, value.node, value.module);
  return layer?.layer === 'entity' && layer.kind === 'code';
}

/** `user.email = body.email` on what a query or service gave, when it is then saved. */
function assignment(scope: Scope, node: Extract<Node, { type: 'AssignmentExpression' }>): BusinessFact | undefined {
  if (node.left.type !== 'MemberExpression' || memberName(node.left) === undefined) return undefined;
  const owner = unwrap(node.left.object);
  const own = loadedModel(scope, owner);
  if (own) return businessFact(scope, 'entity-change', node.left, own.certainty);
  if (owner.type !== 'Identifier') return undefined;
  const origin = scope.origins.of(owner);
  if (origin?.kind !== 'result' || origin.names.length > 0) return undefined;
  // What a mapper has made of the request is no entity yet.
  const isEntity = origin.from === 'query' || (origin.from === 'project' && (isLookupName(origin.callee ?? '') || isChangeName(origin.callee ?? '')));
  if (!isEntity) return undefined;
  const variable = scope.analysis.module.variableOf(owner);
  const saves = scope.deeds.find(({ call, callee }) => {
    if (call.range[0] < node.range[1] || !variable) return false;
    const saved = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
    if (saved && scope.analysis.module.variableOf(saved) === variable) return true;
    return 'arguments' in call && call.arguments.some((argument) => variable.references.some(({ identifier }) => isWithin(identifier, argument) && isWhole(identifier)));
  });
  return saves ? businessFact(scope, 'entity-change', node.left, saves.certainty) : undefined;
}

/** `auth.user.phone = null; await auth.user.save()`: what saves a row that the ORM has loaded. */
function loadedModel(scope: Scope, owner: Node): Deed | undefined {
  const { evaluator, module } = scope.analysis;
  const value = libraryValue(evaluator.value(owner, module));
  if (!value?.input || !typeChain(value.library, value.type).some((type) => value.library.types[type]?.role === 'model')) return undefined;
  return scope.deeds.find(({ callee }) => callee.type === 'MemberExpression' && module.textOf(unwrap(callee.object)) === module.textOf(owner));
}

/** The variable itself is handed over, not a field of it. */
function isWhole(identifier: Node): boolean {
  const parent = parentOf(identifier);
  return !(parent?.type === 'MemberExpression' && parent.object === identifier);
}
