import type { HttpFact } from '../../../facts/fact.ts';
import type { Layer } from '../../../layers/layer.ts';
import { type Analysis, placeOf } from '../analysis.ts';
import { asInstance } from '../annotations.ts';
import { findMember, libraryBases } from '../members.ts';
import type { Module } from '../module.ts';
import { isWithin, memberName, parameterBinding, unwrap, type Node } from '../syntax.ts';
import { alternatives, type LibraryValue, type Value } from '../values.ts';
import { insteadOfException } from './rewrites/throw-domain-error.ts';
import { callsIn, effectCalls, originOf, rolesOf } from './effects.ts';

const LAYERS: readonly Layer[] = ['service', 'repository'];
const RECEIVED = new Set(['request', 'response', 'context']);

/** What services and repositories know of HTTP: received objects, answers, exceptions, status constants. */
export function detectHttp(analysis: Analysis): HttpFact[] {
  if (!analysis.touches(LAYERS)) return [];
  const exceptions = thrownExceptions(analysis);
  const statuses = statusConstants(analysis).filter(({ place }) => !exceptions.some(({ whole }) => place.range[0] >= whole.range[0] && place.range[1] <= whole.range[1]));
  return [...receivedObjects(analysis), ...answers(analysis), ...writes(analysis), ...exceptions.map(({ fact }) => fact), ...statuses];
}

function factAt(analysis: Analysis, node: Node, concern: HttpFact['concern'], value: LibraryValue): HttpFact {
  return { kind: 'http', concern, place: placeOf(node), code: analysis.quote(node), certainty: value.certainty, ...analysis.standing(node), library: value.library.name, origin: originOf(value) };
}

/** Parameters that are the framework's request, response or context. */
function receivedObjects(analysis: Analysis): HttpFact[] {
  return analysis.units.all.flatMap((unit) => {
    const node = unit.layer && LAYERS.includes(unit.layer.layer) ? analysis.units.nodeOf(unit) : undefined;
    return (node?.params ?? []).flatMap((parameter) => {
      const binding = parameterBinding(parameter);
      const written = 'typeAnnotation' in binding ? binding.typeAnnotation?.typeAnnotation : undefined;
      const value = written ? analysis.evaluator.annotated(written, analysis.module) : undefined;
      for (const each of libraryBases(analysis.evaluator, value)) {
        const role = rolesOf(each).find((name) => RECEIVED.has(name));
        if (role) return [factAt(analysis, binding, role as HttpFact['concern'], each)];
      }
      return [];
    });
  });
}

/** Calls that write the response. */
function answers(analysis: Analysis): HttpFact[] {
  return effectCalls(analysis, analysis.module, callsIn(analysis, LAYERS), (effect, library) => effect === 'respond' && library.category === 'framework').map(({ callee, value }) => factAt(analysis, callee, 'response', value));
}

/** Properties of the answer that are written: `ctx.body = order`, `reply.statusCode = 201`. */
function writes(analysis: Analysis): HttpFact[] {
  return analysis.module.nodes('AssignmentExpression').flatMap(({ left }) => {
    const name = left.type === 'MemberExpression' ? memberName(left) : undefined;
    const layer = name === undefined ? undefined : analysis.standing(left).within?.layer;
    if (left.type !== 'MemberExpression' || name === undefined || !layer || !LAYERS.includes(layer)) return [];
    const owner = alternatives(analysis.evaluator.value(left.object, analysis.module)).find((value) => value.kind === 'library' && findMember(value, name)?.effect === 'respond');
    return owner?.kind === 'library' ? [factAt(analysis, left, 'response', owner)] : [];
  });
}

/** Exceptions of the HTTP framework, and classes of the project that derive from one. */
function thrownExceptions(analysis: Analysis): { fact: HttpFact; whole: Node }[] {
  const { module, evaluator } = analysis;
  const made = module.nodes('NewExpression').map((node) => ({ node, callee: unwrap(node.callee), value: asInstance(evaluator.value(node.callee, module)) }));
  const called = module.nodes('ThrowStatement').flatMap((statement) => {
    const node = unwrap(statement.argument);
    return node.type === 'CallExpression' ? [{ node, callee: unwrap(node.callee), value: evaluator.value(node, module) }] : [];
  });
  return [...made, ...called].flatMap(({ node, callee, value }) => {
    if (called.some((each) => each.node !== node && isWithin(node, each.node))) return [];
    const exception = exceptionOf(analysis, value);
    if (!exception) return [];
    const fact = factAt(analysis, callee, 'exception', exception);
    const rewrites = fact.within && LAYERS.includes(fact.within.layer) ? insteadOfException(analysis, node) : [];
    return [{ fact: { ...fact, rewrites }, whole: node }];
  });
}

/** The library exception that a value is, or derives from. */
function exceptionOf(analysis: Analysis, value: Value | undefined): LibraryValue | undefined {
  for (const each of alternatives(value)) {
    if (each.kind === 'library' && rolesOf(each).includes('http-exception')) return each;
    if (each.kind !== 'instance' || !each.node.superClass) continue;
    const base = baseException(analysis, each.node.superClass, each.module, 0);
    if (base) return base;
  }
  return undefined;
}

function baseException(analysis: Analysis, superClass: Node, module: Module, depth: number): LibraryValue | undefined {
  for (const base of alternatives(asInstance(analysis.evaluator.value(superClass, module)))) {
    if (base.kind === 'library' && rolesOf(base).includes('http-exception')) return base;
    if (base.kind === 'instance' && base.node.superClass && depth < 5) return baseException(analysis, base.node.superClass, base.module, depth + 1);
  }
  return undefined;
}

/** `HttpStatus.NOT_FOUND`, `StatusCodes.CONFLICT`. */
function statusConstants(analysis: Analysis): HttpFact[] {
  return analysis.module.nodes('MemberExpression').flatMap((node) => {
    const owner = unwrap(node.object);
    if (owner.type !== 'Identifier') return [];
    for (const value of alternatives(analysis.evaluator.value(owner, analysis.module))) {
      if (value.kind === 'library' && rolesOf(value).includes('http-status')) return [factAt(analysis, node, 'status', value)];
    }
    return [];
  });
}
