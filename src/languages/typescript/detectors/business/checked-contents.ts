import type { BusinessFact } from '../../../../facts/fact.ts';
import { isWithin, unwrap, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import { branchOf } from './branches.ts';
import { businessFact, type Scope } from './scope.ts';

/**
 * Several checks of what the client sent against what was loaded, each with an answer of its own, and then a change: the handler knows
 * the rules of the operation. One such check may be a service's whole validation.
 */
export function checkedContentsIn(scope: Scope): BusinessFact[] {
  if (scope.layer !== 'router') return [];
  const checks = scope.nodes.flatMap((node) => {
    if (node.type !== 'IfStatement') return [];
    const { refuses, missing, unauthorized } = branchOf(scope, node.consequent);
    const check = refuses && !missing && !unauthorized ? checkOf(scope, node.test) : undefined;
    return check ? [{ node, check }] : [];
  });
  const [first, second] = checks;
  const acts = second && scope.deeds.some(({ call }) => call.range[0] > second.node.range[1]);
  return first && second && acts ? [businessFact(scope, 'decision', first.check.callee, 'certain')] : [];
}

/** The call of a function of the project that a condition, or the constant in it, is the answer of, where it gets both. */
function checkOf(scope: Scope, test: Node): Extract<Node, { type: 'CallExpression' }> | undefined {
  let node = unwrap(test);
  while (node.type === 'UnaryExpression' && node.operator === '!') node = unwrap(node.argument);
  if (node.type === 'MemberExpression') node = unwrap(node.object);
  if (node.type === 'Identifier') {
    const declared = scope.analysis.module.variableOf(node)?.defs[0]?.node as Node | undefined;
    if (declared?.type !== 'VariableDeclarator' || declared.id.type !== 'Identifier' || !declared.init || !isWithin(declared, scope.root)) return undefined;
    node = unwrap(declared.init);
  }
  if (node.type !== 'CallExpression') return undefined;
  const { analysis } = scope;
  if (!alternatives(analysis.evaluator.value(node.callee, analysis.module)).some(({ kind }) => kind === 'function')) return undefined;
  const given = node.arguments.flatMap((argument) => partsOf(argument)).map((part) => scope.origins.of(part));
  const isLoaded = given.some((origin) => origin?.kind === 'result' && (origin.from === 'query' || origin.from === 'project') && origin.names.length > 0);
  return isLoaded && given.some((origin) => origin?.kind === 'input' && origin.part === 'body') ? node : undefined;
}

/** The values in the arguments of a call, those in an object each for itself. */
function partsOf(node: Node): Node[] {
  if (node.type !== 'ObjectExpression') return [node];
  return node.properties.flatMap((property) => (property.type === 'Property' ? partsOf(property.value) : []));
}
