import { STATUS_CODES } from 'node:http';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from '../../../../facts/fact.ts';
import type { Analysis } from '../../analysis.ts';
import { keyName, memberName, stringOf, unwrap, type Node } from '../../syntax.ts';
import { domainErrors, type DomainError } from './domain-errors.ts';
import { importEdits } from './import-edits.ts';

/** More choices than this are no help. */
const MAX_OFFERS = 3;

/** What is thrown, in the words of its name or status (`notfound`) and of its message. */
interface Failure {
  readonly word: string | undefined;
  readonly message: Node | undefined;
}

type Thrown = TSESTree.NewExpression | TSESTree.CallExpression;

/** A domain error of the project with the same meaning, in place of an HTTP exception that is thrown. */
export function insteadOfException(analysis: Analysis, thrown: Thrown): Rewrite[] {
  if (unwrap(thrown).parent?.type !== 'ThrowStatement') return [];
  const failure = failureOf(thrown);
  if (!failure?.word) return [];
  const { word, message } = failure;
  return domainErrors(analysis).filter((error) => wordOf(error.name) === word && accepts(error, message, 'unknown')).flatMap((error) => rewriteTo(analysis, thrown, error, message));
}

/** The domain errors that a message speaks of, else the one that all others derive from, in place of `new Error('...')` or a thrown text. */
export function insteadOfError(analysis: Analysis, thrown: Node): Rewrite[] {
  const message = messageOf(thrown);
  if (message === null) return [];
  const fits = domainErrors(analysis).filter((error) => accepts(error, message, 'text'));
  const said = message ? letters(analysis.module.textOf(message)) : '';
  const spoken = fits.filter(({ name }) => said.includes(wordOf(name)));
  const common = fits.filter((error) => fits.length === 1 || fits.some((other) => other.base === error.node));
  const offers = spoken.length > 0 ? spoken : common.length === 1 ? common : [];
  return offers.slice(0, MAX_OFFERS).flatMap((error) => rewriteTo(analysis, thrown, error, message));
}

function rewriteTo(analysis: Analysis, thrown: Node, error: DomainError, message: Node | undefined): Rewrite[] {
  const { module } = analysis;
  const edits = importEdits(module, error.importFrom === undefined ? undefined : { name: error.name, path: error.importFrom }, rootOf(thrown));
  if (!edits) return [];
  const text = `new ${error.name}(${message ? module.textOf(message) : ''})`;
  return [{ title: `Throw \`${error.name}\`.`, edits: [...edits, { range: thrown.range, text }] }];
}

/** `createError` of `createError.NotFound()`: the name that is no longer mentioned. */
function rootOf(thrown: Node): Node {
  let node = 'callee' in thrown ? unwrap(thrown.callee) : thrown;
  while (node.type === 'MemberExpression') node = unwrap(node.object);
  return node;
}

/** Whether the error's constructor surely takes the message; what is handed to `Error` may be absent, but is no other type. */
function accepts({ message: takes }: DomainError, message: Node | undefined, given: 'text' | 'unknown'): boolean {
  if (!message) return takes !== 'required';
  return takes !== 'none' && (isText(message) || (given === 'text' && takes === 'optional'));
}

/** Undefined: no message; null: more than a message, which would be lost. */
function messageOf(thrown: Node): Node | undefined | null {
  if (isText(thrown)) return thrown;
  if (thrown.type !== 'NewExpression' && thrown.type !== 'CallExpression') return null;
  const [message, more] = thrown.arguments;
  return more || message?.type === 'SpreadElement' ? null : message;
}

/** `NotFoundException('...')`, `createError(404, '...')`, `TRPCError({ code: 'NOT_FOUND', message: '...' })`; undefined when there is more to it. */
function failureOf(thrown: Thrown): Failure | undefined {
  const callee = unwrap(thrown.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  let word = name === undefined ? undefined : wordOf(name);
  let message: Node | undefined;
  const details = thrown.arguments.flatMap((argument) => (argument.type === 'ObjectExpression' ? argument.properties.map(namedDetail) : [argument]));
  for (const detail of details) {
    const status = statusOf(detail);
    if (status !== undefined) word = status;
    else if (!message && isText(detail)) message = detail;
    else return undefined;
  }
  return { word, message };
}

/** The value of `message` or `code`; the property itself when it says something else. */
function namedDetail(property: TSESTree.ObjectLiteralElement): Node {
  return property.type === 'Property' && ['message', 'code'].includes(keyName(property) ?? '') ? property.value : property;
}

/** `404`, `'NOT_FOUND'`, `HttpStatus.NOT_FOUND` */
function statusOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node.value === 'number') return letters(STATUS_CODES[node.value] ?? String(node.value));
  const name = node.type === 'MemberExpression' ? memberName(node) : stringOf(node);
  return name !== undefined && /^[A-Z]+(?:_[A-Z]+)*$/.test(name) ? letters(name) : undefined;
}

function isText(node: Node): boolean {
  if (node.type === 'TemplateLiteral') return true;
  return (node.type === 'Literal' && typeof node.value === 'string') || (node.type === 'BinaryExpression' && node.operator === '+' && isText(node.left));
}

/** `NotFoundException` and `NotFoundError`: `notfound`. */
function wordOf(name: string): string {
  return letters(name.replace(/(?:Error|Exception)$/, ''));
}

function letters(text: string): string {
  return text.replace(/[^a-z]/gi, '').toLowerCase();
}
