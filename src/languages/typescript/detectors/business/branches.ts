import { calleeOf } from '../../calls.ts';
import { enclosingFunction, isFunction, keyName, memberName, parentOf, stringOf, walkOwn, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import type { Scope } from './scope.ts';
import { isTechnicalName } from './vocabulary.ts';

/** What a branch does. */
export interface Branch {
  /** It throws or answers with an error. */
  readonly refuses: boolean;
  /** The only refusal is `return false`, which may be any answer. */
  readonly isSoft: boolean;
  /** The refusal says that nothing was found. */
  readonly missing: boolean;
  /** The refusal says that the caller is unknown or not allowed. */
  readonly unauthorized: boolean;
  /** It ends the function or the loop. */
  readonly leaves: boolean;
  /** It changes something outside the function. */
  readonly acts: boolean;
  /** It surely does: a change that the code shows, and not only when another condition holds. */
  readonly surelyActs: boolean;
}

const NOTHING: Branch = { refuses: false, isSoft: false, missing: false, unauthorized: false, leaves: false, acts: false, surelyActs: false };

const MISSING = /404|not_?found|no_?such|missing/i;
const UNAUTHORIZED = /\b40[13]\b|unauthori[sz]ed|unauthenticated|forbidden|credentials|access_?denied/i;

/** What happens when a branch is taken. */
export function branchOf(scope: Scope, branch: Node | null | undefined): Branch {
  if (!branch) return NOTHING;
  let refusal = '';
  let leaves = false;
  const deeds = scope.deeds.filter(({ call }) => call.range[0] >= branch.range[0] && call.range[1] <= branch.range[1]);
  let acts = deeds.length > 0;
  for (const node of walkOwn(branch)) {
    if (isFunction(node)) continue;
    acts ||= isStep(scope, node);
    if (!isDirect(node, branch)) continue;
    refusal += refusalText(scope, node);
    leaves ||= node.type === 'ReturnStatement' || node.type === 'ThrowStatement' || node.type === 'ContinueStatement' || node.type === 'BreakStatement';
  }
  return { refuses: refusal !== '', isSoft: /^(return false;?)+$/.test(refusal), missing: MISSING.test(refusal), unauthorized: UNAUTHORIZED.test(refusal), leaves, acts, surelyActs: deeds.some(({ certainty, call }) => certainty === 'certain' && isDirect(call, branch)) };
}

/** What conditions within the branch do is theirs. */
function isDirect(node: Node, branch: Node): boolean {
  for (let at: Node | undefined = node; at; at = at === branch ? undefined : parentOf(at)) {
    if (at.type === 'IfStatement' || at.type === 'SwitchStatement' || at.type === 'CatchClause' || at.type === 'ForOfStatement' || at.type === 'ForStatement' || at.type === 'WhileStatement') return false;
  }
  return true;
}

/** `await sync(id);`: a call of the project whose result nobody wants was made for what it does. */
function isStep(scope: Scope, node: Node): boolean {
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'AwaitExpression' || node.expression.argument.type !== 'CallExpression') return false;
  const callee = calleeOf(node.expression.argument);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
  if (name === undefined || isTechnicalName(name) || /^(assert|check|ensure|validate|verify|require|authori[sz]e|throw|guard|can|must|log|audit|track|record|capture|wait|sleep|delay|load|init|invalidate|revalidate)/i.test(name)) return false;
  return alternatives(scope.analysis.evaluator.value(callee, scope.analysis.module)).some((value) => value.kind === 'function');
}

/** The code of a node that refuses the request; empty for any other. */
function refusalText(scope: Scope, node: Node): string {
  const text = (at: Node): string => scope.analysis.module.textOf(at).slice(0, 300);
  switch (node.type) {
    case 'ThrowStatement':
      return text(node);
    case 'ReturnStatement':
      return node.argument && isNegative(node.argument) && !answersList(node) ? text(node) : '';
    case 'NewExpression':
      return node.callee.type === 'Identifier' && /(Error|Exception)$/.test(node.callee.name) ? text(node) : '';
    case 'AssignmentExpression':
      return node.left.type === 'MemberExpression' && /^(status|statusCode)$/.test(memberName(node.left) ?? '') && isErrorStatus(node.right) ? text(node) : '';
    case 'CallExpression':
      return refusesByCall(node) ? text(node) : '';
    case 'Property':
      return /^(status|statusCode)$/.test(keyName(node) ?? '') && isErrorStatus(node.value) ? text(node) : '';
    default:
      return '';
  }
}

/** `return false` of a filter refuses nobody. */
function answersList(node: Node): boolean {
  const owner = enclosingFunction(node);
  const call = owner ? parentOf(owner) : undefined;
  return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && /^(filter|some|every|find|findIndex|findLast|map|sort)$/.test(memberName(call.callee) ?? '');
}

/** Names of codes that say what went wrong. */
const ERROR_CODE = /^ERR(OR)?(_|$)|(^|_)(ERROR|DENIED|FORBIDDEN|UNAUTHORIZED|NOT_FOUND|CONFLICT|EXCEEDED|LIMIT_REACHED|ALREADY_EXISTS|INVALID(_[A-Z]+)?)$/;

/** `return false`, `return { success: false }`, `return { error }`. */
function isNegative(node: Node, depth = 0): boolean {
  if (node.type === 'Literal') return node.value === false;
  if (node.type !== 'ObjectExpression') return false;
  return node.properties.some((property) => {
    if (property.type !== 'Property') return false;
    const key = keyName(property) ?? '';
    // `{ response: { code: Status.LIMIT_REACHED } }`
    if (depth === 0 && property.value.type === 'ObjectExpression' && isNegative(property.value, 1)) return true;
    if (/^(code|errorCode)$/.test(key) && ERROR_CODE.test(stringOf(property.value) ?? (property.value.type === 'MemberExpression' ? memberName(property.value) : undefined) ?? '')) return true;
    return /^(error|errors)$/.test(key) || (/^(ok|success)$/.test(key) && property.value.type === 'Literal' && property.value.value === false);
  });
}

const ERROR_ANSWERS = /^(throw|abort|reject|badRequest|unauthorized|forbidden|notFound|conflict|gone|unprocessable\w*|notAcceptable|methodNotAllowed|tooManyRequests|paymentRequired|internalServerError|fail|failure|clientError|sendError|errorResponse|error|(badRequest|unauthorized|notAuthenticated|forbidden|notFound|conflict|gone|tooManyRequests|payloadTooLarge|unprocessable\w*|internalServerError)Response)$/;
const ERROR_HELPER = /^(error|fail|bad|throw|forbid|deny|reject|unauthori[sz]ed|notFound|conflict|boom|httpError|createError|createHttpError)|(Error|Failure|Forbidden|Unauthorized|NotFound|BadRequest|Conflict)(Response)?$/;

function refusesByCall(node: Extract<Node, { type: 'CallExpression' }>): boolean {
  const name = node.callee.type === 'MemberExpression' ? memberName(node.callee) : node.callee.type === 'Identifier' ? node.callee.name : undefined;
  if (name === undefined) return false;
  if (/^(logger|log|console)\b/.test(node.callee.type === 'MemberExpression' && node.callee.object.type === 'Identifier' ? node.callee.object.name : '')) return false;
  if (name === 'next') return node.arguments.length > 0 && !(node.arguments[0]?.type === 'Literal');
  if (node.callee.type === 'MemberExpression' ? ERROR_ANSWERS.test(name) : ERROR_HELPER.test(name)) return true;
  return /^(status|code|sendStatus|writeHead|setStatus|json|send|text|body|html|newResponse|response|HttpException|sendResponse|answer)$/.test(name) && node.arguments.slice(0, 3).some(isErrorStatus);
}

const ERROR_STATUS_NAME = /(^|_)(BAD_REQUEST|UNAUTHORIZED|PAYMENT_REQUIRED|FORBIDDEN|NOT_FOUND|METHOD_NOT_ALLOWED|NOT_ACCEPTABLE|CONFLICT|GONE|PRECONDITION_FAILED|UNPROCESSABLE\w*|LOCKED|TOO_MANY_REQUESTS|INTERNAL_SERVER_ERROR|SERVICE_UNAVAILABLE)$|^(BadRequest|Unauthorized|Forbidden|NotFound|Conflict|Gone|UnprocessableEntity)$/;

/** A literal or named status of 400 and above. */
function isErrorStatus(node: Node): boolean {
  if (node.type === 'Literal') return typeof node.value === 'number' && node.value >= 400 && node.value < 600;
  return node.type === 'MemberExpression' && ERROR_STATUS_NAME.test(memberName(node) ?? '');
}
