import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from '../../../../facts/fact.ts';
import { wordsOf } from '../../../../layers/file-name.ts';
import { columnsOf } from '../../../../project/prisma-schema.ts';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { keyName, memberName, parentOf, unwrap, type FunctionNode, type Node } from '../../syntax.ts';
import { libraryValue } from '../../values.ts';
import { secretName } from '../sensitive-field/words.ts';

/** Options by which a query says already what it gives. */
const SHAPING = new Set(['select', 'include', 'omit']);
/** A rewrite that chooses the columns leaves out more than a report would accuse. */
const SECRET_WORDS = new Set(['password', 'hash', 'hashed', 'secret', 'salt', 'token', 'encrypted', 'pin', 'otp']);
/** A menu shows this many names. */
const MAX_SHOWN = 4;

/**
 * `select` with the model's columns, without those that hold secrets, where a handler answers with a query of its own.
 *
 * @param query the query whose result is sent as it is
 * @param answers all that the handler sends
 */
export function selectFields(analysis: Analysis, handler: FunctionNode, query: TSESTree.CallExpression, answers: readonly Node[]): Rewrite[] {
  const delegate = calleeOf(query);
  if (handler.returnType || delegate.type !== 'MemberExpression' || delegate.object.type !== 'MemberExpression') return [];
  const library = libraryValue(analysis.evaluator.value(delegate, analysis.module))?.library;
  const accessor = memberName(delegate.object);
  const columns = library?.models === 'prisma-schema' && accessor !== undefined ? columnsOf(analysis.module.path, accessor) : undefined;
  const fields = columns?.filter((name) => secretName(name, '') === undefined && !wordsOf(name).some(({ text: word }) => SECRET_WORDS.has(word))) ?? [];
  const at = fields.length > 0 && areEnough(analysis, query, fields, answers) ? placeIn(query) : undefined;
  if (!at) return [];
  const names = fields.slice(0, MAX_SHOWN).map((name) => `\`${name}\``).join(', ');
  const text = `${at.before}select: { ${fields.map((name) => `${name}: true`).join(', ')} }${at.after}`;
  return [{ title: `Select ${names}${fields.length > MAX_SHOWN ? ` and ${fields.length - MAX_SHOWN} more` : ''}.`, edits: [{ range: [at.offset, at.offset], text }] }];
}

/** Where the option goes in the query's argument; undefined when that says already what the query gives, or cannot be seen. */
function placeIn(query: TSESTree.CallExpression): { offset: number; before: string; after: string } | undefined {
  const [options, more] = query.arguments;
  if (!options) return { offset: query.range[1] - 1, before: '{ ', after: ' }' };
  if (more || options.type !== 'ObjectExpression') return undefined;
  if (options.properties.some((each) => each.type !== 'Property' || SHAPING.has(keyName(each) ?? ''))) return undefined;
  const last = options.properties.at(-1);
  return last ? { offset: last.range[1], before: ', ', after: '' } : { offset: options.range[0] + 1, before: ' ', after: ' ' };
}

/** True when the code reads nothing else of the row: it is the answer itself, or a variable whose every use is known. */
function areEnough(analysis: Analysis, query: TSESTree.CallExpression, fields: readonly string[], answers: readonly Node[]): boolean {
  if (answers.some((answer) => unwrap(answer) === query)) return true;
  let holder: Node | undefined = parentOf(query);
  if (holder?.type === 'AwaitExpression') holder = parentOf(holder);
  if (holder?.type !== 'VariableDeclarator' || holder.id.type !== 'Identifier' || holder.id.typeAnnotation) return false;
  const references = analysis.module.variableOf(holder.id)?.references ?? [];
  return references.every(({ identifier, init }) => init === true || answers.some((answer) => unwrap(answer) === identifier) || isHarmless(identifier, fields));
}

/** `!user`, `if (user)`, `user === null`, `user.id` */
function isHarmless(mention: Node, fields: readonly string[]): boolean {
  const around = parentOf(mention);
  switch (around?.type) {
    case 'UnaryExpression':
      return around.operator === '!';
    case 'IfStatement':
      return around.test === mention;
    case 'BinaryExpression':
      return [around.left, around.right].some((each) => each.type === 'Literal' && each.value === null);
    case 'MemberExpression':
      return around.object === mention && fields.includes(memberName(around) ?? '');
    default:
      return false;
  }
}
