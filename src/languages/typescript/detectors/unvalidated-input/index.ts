import type { UnvalidatedInputFact } from '../../../../facts/fact.ts';
import { type Analysis, placeOf } from '../../analysis.ts';
import { walk, type FunctionNode, type Node } from '../../syntax.ts';
import { bodyReads } from './bodies.ts';
import { decoratedBodies } from './decorated.ts';
import { InputFlow } from './flow.ts';
import { RouteChecks } from './route-checks.ts';
import { Validators } from './validators.ts';
import { verifiesSignature } from './words.ts';

/**
 * Bodies that a handler uses and nothing checks. It asserts an absence, so it speaks only where the whole way of the body is in
 * sight: the route is in this file (or found by a decorator or the file's name), nothing on it may validate, and neither
 * does the handler nor what it calls.
 */
export function detectUnvalidatedInput(analysis: Analysis): UnvalidatedInputFact[] {
  if (!analysis.touches(['router'])) return [];
  const reads = bodyReads(analysis).filter(({ node }) => {
    const unit = analysis.units.at(node);
    return unit?.isHandler === true && unit.layer?.layer === 'router';
  });
  const validators = new Validators(analysis);
  const routes = new RouteChecks(analysis, validators);
  const decorated = decoratedBodies(analysis, routes, validators);
  const byHandler = new Map<FunctionNode, typeof reads>();
  for (const read of reads) {
    const unit = analysis.units.at(read.node);
    const handler = unit && analysis.units.nodeOf(unit);
    if (handler) byHandler.set(handler, [...(byHandler.get(handler) ?? []), read]);
  }
  const raw = [...byHandler].flatMap(([handler, inHandler]): UnvalidatedInputFact[] => {
    if (routes.ofHandler(handler) !== 'no' || givesRequestAway(analysis, validators, handler)) return [];
    const fates = inHandler.map(({ value, isBound }) => {
      const flow = new InputFlow(analysis, validators, handler);
      return isBound ? flow.followBound(value) : flow.follow([value]);
    });
    if (fates.includes('checked')) return [];
    return inHandler.flatMap(({ node }, index): UnvalidatedInputFact[] => {
      const fate = fates[index];
      if (fate !== 'used' && fate !== 'doubtful') return [];
      return [{
        kind: 'unvalidated-input', input: 'body', certainty: fate === 'used' ? 'certain' : 'likely',
        place: placeOf(node), code: analysis.quote(node), ...analysis.standing(node),
      }];
    });
  });
  return [...decorated, ...raw];
}

/** The handler passes the request itself to code that may check it, or checks who has written the body. */
function givesRequestAway(analysis: Analysis, validators: Validators, handler: FunctionNode): boolean {
  for (const node of walk(handler.body)) {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') continue;
    if (verifiesSignature(analysis.module.textOf(node.callee))) return true;
    if (!node.arguments.some((argument) => isRequestName(argument) && validators.isRequest(argument, analysis.module))) continue;
    if (validators.isCheck(node, analysis.module) || validators.ofMiddleware(node.callee, analysis.module) !== 'no') return true;
  }
  return false;
}

function isRequestName(node: Node): boolean {
  return node.type === 'Identifier' || node.type === 'MemberExpression';
}
