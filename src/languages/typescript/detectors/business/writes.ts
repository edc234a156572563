import type { Effect } from '../../../../knowledge/library.ts';
import { type Call } from '../../calls.ts';
import { memberName, parentOf, stringOf, unwrap, type Node } from '../../syntax.ts';
import { isDatabaseWriteName, isWriteSql } from './vocabulary.ts';

/** True for a call of a database library that changes rows: by its SQL, or by a name in its chain. */
export function isWrite(call: Call, callee: Node, effect: Effect): boolean {
  return sqlOf(call).some(isWriteSql) || (effect !== 'raw-sql' && chainNames(call, callee).some(isDatabaseWriteName));
}

/** The text of the SQL that a call is given. */
function sqlOf(call: Call): string[] {
  if (call.type === 'TaggedTemplateExpression') return [call.quasi.quasis[0]?.value.raw ?? ''];
  const [first] = call.arguments;
  if (!first) return [];
  if (first.type === 'TemplateLiteral') return [first.quasis[0]?.value.raw ?? ''];
  if (first.type === 'TaggedTemplateExpression') return [first.quasi.quasis[0]?.value.raw ?? ''];
  const text = stringOf(first);
  return text === undefined ? [] : [text];
}

/** The method names of a whole chain: `db`, `insert`, `values` of `db.insert(t).values(v)`. */
function chainNames(call: Call, callee: Node): string[] {
  const names: string[] = [];
  for (let at: Node = callee; at.type === 'MemberExpression'; ) {
    const name = memberName(at);
    // Only the last name of what the chain begins with is its method: `prisma.update.findMany` reads.
    if (name !== undefined && at === callee) names.push(name);
    const object = unwrap(at.object);
    if (object.type !== 'CallExpression') break;
    at = object.callee;
    if (at.type === 'MemberExpression') names.push(memberName(at) ?? '');
  }
  for (let at: Node | undefined = parentOf(call), below: Node = call; at; below = at, at = parentOf(at)) {
    if (at.type === 'MemberExpression' && at.object === below) names.push(memberName(at) ?? '');
    else if (at.type !== 'CallExpression' || at.callee !== below) break;
  }
  return names;
}
