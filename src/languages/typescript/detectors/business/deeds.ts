import type { Certainty } from '../../../../facts/fact.ts';
import type { Effect, Library } from '../../../../knowledge/library.ts';
import type { Layer } from '../../../../layers/layer.ts';
import type { Analysis } from '../../analysis.ts';
import { type Call, calleeOf, callsWithin } from '../../calls.ts';
import { fileLayerOf } from '../../file-layer.ts';
import { enclosingClass, isFunction, memberName, parentOf, unwrap, type Node } from '../../syntax.ts';
import { alternatives, typeChain, type LibraryValue, type Value } from '../../values.ts';
import { effectCalls } from '../effects.ts';
import { reachesChange, reachesOutside } from './evidence.ts';
import { isChangeName, isGivingName, isOperationName, isTechnicalName, isVagueChangeName } from './vocabulary.ts';
import { isWrite } from './writes.ts';

/** A call that changes something outside the function: rows, other systems, the state behind a service. */
export interface Deed {
  readonly call: Call;
  readonly callee: Node;
  readonly certainty: Certainty;
  readonly on: 'database' | 'project' | 'external' | 'message';
  /** Of a call into the project: the layer of what is called. */
  readonly layer?: Layer;
}

const DATABASE: ReadonlySet<Effect> = new Set<Effect>(['query', 'build', 'raw-sql']);

/** The calls among some nodes that change something, in source order. */
export function deedsAmong(analysis: Analysis, calls: readonly Call[]): Deed[] {
  const known = effectCalls(analysis, analysis.module, calls, isOutside).flatMap((each) => libraryDeed(analysis, each));
  const told = new Set(known.map(({ call }) => call));
  const own = calls.flatMap((call) => (told.has(call) ? [] : (projectDeed(analysis, call) ?? [])));
  return [...known, ...own].sort((a, b) => a.callee.range[1] - b.callee.range[1]);
}

function isOutside(effect: Effect, library: Library): boolean {
  return (library.category === 'database' && DATABASE.has(effect)) || effect === 'external' || effect === 'notify';
}

function libraryDeed(analysis: Analysis, { call, callee, value, effect }: { call: Call; callee: Node; value: LibraryValue; effect: Effect }): Deed[] {
  if (effect === 'notify') return [{ call, callee, certainty: value.certainty, on: 'message' }];
  if (effect === 'external') {
    const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
    return name !== undefined && isChangeName(name) ? [{ call, callee, certainty: 'likely', on: 'external' }] : [];
  }
  return isWrite(call, callee, effect) && !isCache(analysis, callee) ? [{ call, callee, certainty: value.certainty, on: 'database' }] : [];
}

/** `cache.set(...)`: whatever the store is, what it holds is a copy. */
function isCache(analysis: Analysis, callee: Node): boolean {
  return /cache|session|limiter/i.test(analysis.module.textOf(callee));
}

/** A call of the project's own function or method that changes something by its name. */
function projectDeed(analysis: Analysis, call: Call): Deed | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const callee = calleeOf(call);
  const called = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (called === undefined || !(isChangeName(called) || isOperationName(called))) return undefined;
  const values = alternatives(analysis.evaluator.value(callee, analysis.module));
  const name = isOperationName(called) ? operationOf(values) : called;
  if (name === undefined || !isChangeName(name) || isTechnicalName(name) || isTechnicalReceiver(callee)) return undefined;
  const isAwaited = settles(call);
  for (const value of values) {
    if (value.kind !== 'function') continue;
    return functionDeed(analysis, call, callee, name, value, isAwaited);
  }
  if (values.length > 0) return undefined;
  // A service that the code does not show the class of: injected by name, from a package of the workspace that is not built.
  return isAwaited && !isVagueChangeName(name) && isUnseenService(callee) ? { call, callee, certainty: 'likely', on: 'project' } : undefined;
}

/** `closeAccount.execute()`: a class that is one operation says by its own name what that does. */
function operationOf(values: readonly Value[]): string | undefined {
  for (const value of values) {
    if (value.kind !== 'function') continue;
    const owner = isFunction(value.node) ? enclosingClass(value.node) : parentOf(value.node)?.parent;
    if (owner && 'id' in owner && owner.id?.type === 'Identifier') return owner.id.name;
  }
  return undefined;
}

function functionDeed(analysis: Analysis, call: Extract<Call, { type: 'CallExpression' }>, callee: Node, name: string, value: Extract<Value, { kind: 'function' }>, isAwaited: boolean): Deed | undefined {
  if (handsOverResponse(analysis, call)) return undefined;
  if (value.module.isLinted) return isAwaited && !isVagueChangeName(name) ? ownDeed(analysis, call, callee, value.node) : undefined;
  const layer = fileLayerOf(analysis, value.module)?.layer;
  if (layer === 'router' || layer === 'dependency' || layer === 'schema') return undefined;
  const isLayered = layer === 'service' || layer === 'repository' || layer === 'entity';
  const isMethod = value.node.type === 'TSMethodSignature' || value.node.type === 'TSEmptyBodyFunctionExpression' || enclosingClass(value.node) !== undefined;
  if (isVagueChangeName(name) && !(isAwaited && isLayered)) return undefined;
  if (isLayered && (isAwaited || isMethod)) return { call, callee, certainty: 'certain', on: 'project', layer };
  if (isMethod && isAwaited) return { call, callee, certainty: 'certain', on: 'project', ...(layer ? { layer } : {}) };
  if (!isAwaited) return undefined;
  // A tool of no layer may only make something: `createClient()`. What it reaches tells.
  const reaches = isGivingName(name) ? reachesChange : reachesOutside;
  return { call, callee, certainty: reaches(analysis, value.node, value.module) ? 'certain' : 'likely', on: 'project', ...(layer ? { layer } : {}) };
}

/** A handler's own helper that changes something: `await markAsUsed(key)`. Its body tells: `ensureOwner()` may only look. */
function ownDeed(analysis: Analysis, call: Call, callee: Node, helper: Node): Deed | undefined {
  if (callee.type !== 'Identifier' || !isFunction(helper) || analysis.standing(call).within?.layer !== 'router') return undefined;
  const calls = callsWithin(helper.body);
  const changes = effectCalls(analysis, analysis.module, calls, isOutside).some((each) => libraryDeed(analysis, each).length > 0);
  return changes ? { call, callee, certainty: 'certain', on: 'project' } : undefined;
}

/** True for a call whose result is waited for, returned, or given to `Promise.all` or `.catch`. */
function settles(call: Call): boolean {
  const parent = parentOf(call);
  switch (parent?.type) {
    case 'AwaitExpression':
    case 'ReturnStatement':
    case 'ArrayExpression':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === call;
    case 'MemberExpression':
      return parent.object === call && /^(then|catch|finally)$/.test(memberName(parent) ?? '');
    case 'UnaryExpression':
      return parent.operator === 'void';
    case 'CallExpression':
      return parent.arguments.includes(call) && parent.callee.type === 'Identifier' && /^(waitUntil|after)$/.test(parent.callee.name);
    default:
      return false;
  }
}

function isTechnicalReceiver(callee: Node): boolean {
  if (callee.type !== 'MemberExpression') return false;
  const object = unwrap(callee.object);
  const name = object.type === 'MemberExpression' ? memberName(object) : object.type === 'Identifier' ? object.name : undefined;
  return name !== undefined && (isTechnicalName(name) || /^(res|response|reply|req|request|ctx|c|_?next|console|headers|searchParams|params)$/.test(name));
}

/** `this.users.create`, `orderService.cancel`: nothing but the receiver's name says that it is a service. */
function isUnseenService(callee: Node): boolean {
  if (callee.type !== 'MemberExpression') return false;
  const object = unwrap(callee.object);
  if (object.type === 'MemberExpression') return unwrap(object.object).type === 'ThisExpression';
  return object.type === 'Identifier' && /(service|repository|repo|usecase|manager|store|queries)s?$/i.test(object.name);
}

/** `setFlash(res, ...)`, `sendJson(res, data)`: a helper that is handed the response answers. */
function handsOverResponse(analysis: Analysis, call: Extract<Call, { type: 'CallExpression' }>): boolean {
  return call.arguments.some((argument) => {
    if (argument.type === 'Identifier' && /^(res|response|reply)$/.test(argument.name)) return true;
    return alternatives(argument.type === 'Identifier' ? analysis.evaluator.value(argument, analysis.module) : undefined).some(
      (value) => value.kind === 'library' && typeChain(value.library, value.type).some((type) => value.library.types[type]?.role === 'response'),
    );
  });
}
