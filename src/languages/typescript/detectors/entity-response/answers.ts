import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { memberName, unwrap, walkOwn, type FunctionNode, type Node } from '../../syntax.ts';
import { alternatives, signatureOf, typeChain } from '../../values.ts';

/** Methods that send their first argument as the answer's body. */
const SENDS = new Set(['json', 'send', 'jsonp', 'success', 'ok']);

/** What a handler sends or returns; the parts of an object literal one by one. */
export function answersOf(analysis: Analysis, handler: FunctionNode): Node[] {
  return [...returnedBy(handler), ...sentBy(analysis, handler)].flatMap(parts);
}

function returnedBy(handler: FunctionNode): Node[] {
  if (handler.body.type !== 'BlockStatement') return [handler.body];
  return [...walkOwn(handler.body)].flatMap((node) => (node.type === 'ReturnStatement' && node.argument ? [node.argument] : []));
}

/** `res.json(user)`, `reply.send(user)`, `c.json(user)`, `ctx.body = user`. */
function sentBy(analysis: Analysis, handler: FunctionNode): Node[] {
  const { evaluator, module } = analysis;
  return [...walkOwn(handler.body)].flatMap((node): Node[] => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && memberName(node.left) === 'body') return isContext(analysis, node.left.object) ? [node.right] : [];
    if (node.type !== 'CallExpression') return [];
    const callee = calleeOf(node);
    const [body] = node.arguments;
    if (callee.type !== 'MemberExpression' || !SENDS.has(memberName(callee) ?? '') || !body || body.type === 'SpreadElement') return [];
    const isAnswer = alternatives(evaluator.value(callee, module)).some((value) => value.kind === 'library' && value.library.category === 'framework' && signatureOf(value)?.effect === 'respond');
    return isAnswer ? [body] : [];
  });
}

function isContext(analysis: Analysis, node: Node): boolean {
  return alternatives(analysis.evaluator.value(node, analysis.module)).some((value) => value.kind === 'library' &&
    typeChain(value.library, value.type).some((type) => ['context', 'response'].includes(value.library.types[type]?.role ?? '')));
}

/** `{ user, total }` answers with two things. */
function parts(answer: Node): Node[] {
  const node = unwrap(answer);
  if (node.type !== 'ObjectExpression') return [node];
  return node.properties.flatMap((property) => (property.type === 'Property' && property.kind === 'init' ? [unwrap(property.value)] : []));
}
