import { exportsOf } from '../exports.ts';
import type { Module } from '../module.ts';
import { enclosingClass, enclosingFunction, parentOf, type FunctionNode, type Node } from '../syntax.ts';

/**
 * True for what is made for others, which is what injection needs: a function that does nothing but make it
 * (`getUserService = (db) => new UserService(db)`), or a variable of the file that other files import.
 */
export function isProvided(made: Node, module: Module): boolean {
  const maker = enclosingFunction(made);
  return maker ? resultOf(maker) === wholeOf(made) : isExported(made, module);
}

/** `createAdminClient(url) { ...; return createClient(url) }`: a function of the file that gives back what it makes. */
export function isGivenBack(made: Node): boolean {
  const maker = enclosingFunction(made);
  if (!maker || enclosingFunction(maker) || enclosingClass(maker)) return false;
  const whole = wholeOf(made);
  return maker.body === whole || parentOf(whole)?.type === 'ReturnStatement';
}

/** What a function gives back that does nothing else. */
function resultOf({ body }: FunctionNode): Node | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [only, ...others] = body.body;
  return only?.type === 'ReturnStatement' && others.length === 0 ? (only.argument ?? undefined) : undefined;
}

/** The expression whose value what is made may be: `await made`, `real ? made : mock`, `made.$extends(audit)`. */
function wholeOf(made: Node): Node {
  for (let at = made; ;) {
    const parent = parentOf(at);
    const isSame =
      parent?.type === 'AwaitExpression' || parent?.type === 'TSAsExpression' || parent?.type === 'LogicalExpression' ||
      (parent?.type === 'ConditionalExpression' && parent.test !== at) ||
      (parent?.type === 'MemberExpression' && parentOf(parent)?.type === 'CallExpression') ||
      (parent?.type === 'CallExpression' && parent.callee === at);
    if (!isSame) return at;
    at = parent;
  }
}

function isExported(made: Node, module: Module): boolean {
  const holder = parentOf(wholeOf(made));
  if (holder?.type === 'ExportDefaultDeclaration') return true;
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier') return false;
  const { name } = holder.id;
  const { named, whole } = exportsOf(module);
  return [...[...named.values()].map((entry) => (entry.kind === 'node' ? entry.node : undefined)), whole].some((node) => node?.type === 'Identifier' && node.name === name);
}
