import type { BusinessFact, Certainty } from '../../../../facts/fact.ts';
import { isFunction, isWithin, keyName, memberName, parentOf, unwrap, walk, type Node } from '../../syntax.ts';
import { isDomain, type Origin } from './origins.ts';
import { businessFact, type Scope } from './scope.ts';
import { storedDatesIn } from './stored-dates.ts';
import { isConversion, isPagingName, isPagingPath } from './vocabulary.ts';

const ARITHMETIC = new Set(['+', '-', '*', '/', '%', '**']);

/** Arithmetic on values of the domain whose result is kept or answered, and dates that are computed and stored. */
export function calculationsIn(scope: Scope): BusinessFact[] {
  const sums = scope.nodes.flatMap((node) => {
    const certainty = calculationAt(scope, node);
    return certainty ? [businessFact(scope, 'calculation', node, certainty)] : [];
  });
  const isIn = (inner: BusinessFact, outer: BusinessFact): boolean => inner.place.range[0] >= outer.place.range[0] && inner.place.range[1] <= outer.place.range[1];
  const sure = sums.filter(({ certainty }) => certainty === 'certain');
  const dates = storedDatesIn(scope).filter((date) => !sure.some((sum) => isIn(sum, date)));
  return [...sums.filter((sum) => !dates.some((date) => isIn(sum, date))), ...dates];
}

function calculationAt(scope: Scope, node: Node): Certainty | undefined {
  if (node.type === 'BinaryExpression') return isTopmost(node) && !isFreePlace(scope, node) ? arithmetic(scope, node) : undefined;
  if (node.type === 'AssignmentExpression' && /^[-+*/%]=$/.test(node.operator)) return isFreePlace(scope, node) ? undefined : accumulation(scope, node);
  if (node.type === 'CallExpression') return isFreePlace(scope, node) ? undefined : called(scope, node);
  return undefined;
}

function isTopmost(node: Extract<Node, { type: 'BinaryExpression' }>): boolean {
  if (!ARITHMETIC.has(node.operator)) return false;
  const parent = parentOf(node);
  return !(parent?.type === 'BinaryExpression' && ARITHMETIC.has(parent.operator));
}

/** Operands of a tree of arithmetic; numbers made of other values are looked through. */
function operandsOf(node: Node): Node[] {
  const value = unwrap(node);
  if (value.type === 'BinaryExpression' && ARITHMETIC.has(value.operator)) return [...operandsOf(value.left), ...operandsOf(value.right)];
  if (value.type === 'UnaryExpression' && (value.operator === '-' || value.operator === '+')) return operandsOf(value.argument);
  if (value.type === 'LogicalExpression') return operandsOf(value.left);
  if (value.type === 'CallExpression' && /^(Number|Math\.(round|floor|ceil|trunc|abs)|parseFloat|parseInt)$/.test(calleeText(value)) && value.arguments[0]) return operandsOf(value.arguments[0]);
  return [value];
}

function calleeText(node: Extract<Node, { type: 'CallExpression' }>): string {
  const { callee } = node;
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' ? `${callee.object.name}.${memberName(callee) ?? ''}` : '';
}

function operatorsOf(node: Node): string[] {
  const value = unwrap(node);
  if (value.type === 'BinaryExpression' && ARITHMETIC.has(value.operator)) return [value.operator, ...operatorsOf(value.left), ...operatorsOf(value.right)];
  return value.type === 'CallExpression' && value.arguments[0] && /^(Number|Math\.\w+)$/.test(calleeText(value)) ? operatorsOf(value.arguments[0]) : [];
}

function arithmetic(scope: Scope, node: Extract<Node, { type: 'BinaryExpression' }>): Certainty | undefined {
  const operands = operandsOf(node);
  if (operands.some(isText)) return undefined;
  const origins = operands.map((operand) => scope.origins.of(operand));
  if (origins.some((origin) => origin?.kind === 'protocol' || origin?.kind === 'error' || origin?.kind === 'config')) return undefined;
  if (operands.some((operand) => isPagingOperand(operand, scope))) return undefined;
  const domain = origins.filter(isDomain);
  const numbers = operands.flatMap((operand) => (operand.type === 'Literal' && typeof operand.value === 'number' ? [operand.value] : []));
  const operators = operatorsOf(node);
  if (domain.length === 0) return undefined;
  // `first + last` may be text.
  if (operators.every((operator) => operator === '+') && numbers.length === 0) return undefined;
  // Elapsed time, the next position, the last index.
  if (numbers.length + domain.length === operands.length && domain.length === 1 && numbers.every((number) => isConversion(number) || number === 0)) return undefined;
  const isClock = origins.some((origin) => origin?.kind === 'clock');
  // How long ago something was; when a token of a guard ends.
  if (isClock && (scope.layer === 'dependency' || operators.every((operator) => operator === '-' || operator === '/'))) return undefined;
  if (operands.length - numbers.length > domain.length && domain.length < 2 && !operands.some((operand, index) => origins[index]?.kind === 'constant' || origins[index]?.kind === 'clock')) return undefined;
  if (operands.every((operand) => isLength(scope, operand) || operand.type === 'Literal') && operators.every((operator) => operator === '+' || operator === '-')) return undefined;
  return keptOrAnswered(scope, node) ? sureOf(domain) : 'likely';
}

function isText(node: Node): boolean {
  return node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string') || (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && /^(toString|toFixed|join|slice|substring|toLowerCase|toUpperCase|trim|padStart|padEnd|replace|charAt|format|toISOString)$/.test(memberName(node.callee) ?? ''));
}

function isLength(scope: Scope, node: Node): boolean {
  const declared = node.type === 'Identifier' ? (scope.analysis.module.variableOf(node)?.defs[0]?.node as Node | undefined) : undefined;
  if (declared?.type === 'VariableDeclarator' && declared.init && declared.id.type === 'Identifier') return declared.init.type === 'MemberExpression' && isLength(scope, declared.init);
  return node.type === 'MemberExpression' && /^(length|size)$/.test(memberName(node) ?? '');
}

function isPagingOperand(node: Node, scope: Scope): boolean {
  if (node.type === 'Identifier' && isPagingName(node.name)) return true;
  if (node.type === 'MemberExpression' && isPagingName(memberName(node) ?? '')) return true;
  return isPagingPath(scope.origins.of(node)?.names ?? []);
}

/** Ranges and defaults of a query string are parsing; what a helper is given may be anything. */
function sureOf(domain: readonly Origin[]): Certainty {
  return domain.every(({ kind, part, from }) => kind !== 'argument' && part !== 'query' && from !== 'unknown' && from !== 'external') ? 'certain' : 'likely';
}

/** `sum += order.total` over the domain. */
function accumulation(scope: Scope, node: Extract<Node, { type: 'AssignmentExpression' }>): Certainty | undefined {
  const operands = operandsOf(node.right);
  const domain = operands.map((operand) => scope.origins.of(operand)).filter(isDomain);
  if (domain.length === 0 || operands.some((operand) => isText(operand) || isLength(scope, operand) || isPagingOperand(operand, scope))) return undefined;
  const target = scope.origins.of(node.left);
  // How many rows a statement has changed.
  if (node.left.type === 'Identifier' && /count$/i.test(node.left.name) && operands.every((operand) => operand.type === 'CallExpression')) return undefined;
  if (node.operator === '+=' && !isNumberSoFar(scope, node.left) && !isDomain(target)) return undefined;
  return domain.some(({ kind }) => kind === 'result' || kind === 'context' || kind === 'user') ? sureOf(domain) : 'likely';
}

/** `let sum = 0`: what is added to is a number. */
function isNumberSoFar(scope: Scope, target: Node): boolean {
  const declared = target.type === 'Identifier' ? (scope.analysis.module.variableOf(target)?.defs[0]?.node as Node | undefined) : undefined;
  return declared?.type === 'VariableDeclarator' && declared.init?.type === 'Literal' && typeof declared.init.value === 'number';
}

/** `orders.reduce((sum, order) => sum + order.total, 0)`, `Math.max(...rows.map((row) => row.animals))`. */
function called(scope: Scope, node: Extract<Node, { type: 'CallExpression' }>): Certainty | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  if (memberName(callee) === 'reduce') return reduction(scope, node, callee.object);
  if (!/^Math\.(max|min)$/.test(calleeText(node)) || !node.arguments.some((argument) => argument.type === 'SpreadElement')) return undefined;
  const domain = node.arguments.flatMap((argument) => (argument.type === 'SpreadElement' ? [scope.origins.of(argument.argument)] : [])).filter(isDomain);
  return domain.length > 0 && !domain.some(({ names }) => isPagingPath(names)) ? sureOf(domain) : undefined;
}

function reduction(scope: Scope, node: Extract<Node, { type: 'CallExpression' }>, list: Node): Certainty | undefined {
  const [callback] = node.arguments;
  const origin = scope.origins.of(list);
  if (!isFunction(callback) || !isDomain(origin)) return undefined;
  for (const inner of walk(callback.body)) {
    if (inner.type !== 'BinaryExpression' || !ARITHMETIC.has(inner.operator)) continue;
    const operands = operandsOf(inner);
    if (operands.some(isText) || !operands.some((operand) => isDomain(scope.origins.of(operand)) && !isLength(scope, operand))) continue;
    const isNumeric = inner.operator !== '+' || operands.some((operand) => operand.type === 'Literal') || (node.arguments[1]?.type === 'Literal' && typeof node.arguments[1].value === 'number');
    if (isNumeric) return sureOf([origin]);
  }
  return undefined;
}

/** Logging, headers, cookies, messages, slices and the like: arithmetic there is not the domain's. */
function isFreePlace(scope: Scope, node: Node): boolean {
  for (let at: Node | undefined = parentOf(node), below: Node = node; at && at !== scope.root; below = at, at = parentOf(at)) {
    if (at.type === 'TemplateLiteral') return true;
    if (at.type === 'MemberExpression' && at.computed && at.property === below) return true;
    if (at.type === 'BinaryExpression' && !ARITHMETIC.has(at.operator)) return true;
    if (at.type === 'Property' && /^(max_?age|ttl|expires_?in|timeout|delay|retry_?after|width|height|x|y|size|index|position|order|rank|percentComplete|durationMs|duration|elapsed\w*|took|latency)$/i.test(keyName(at) ?? '')) return true;
    if (at.type === 'Property' && isPagingName(keyName(at) ?? '')) return true;
    if (at.type === 'VariableDeclarator' && at.id.type === 'Identifier' && (isPagingName(at.id.name) || /^(duration|elapsed|took|latency|delay|timeout|ttl|index|idx|i|position|retryafter|maxage|age)(ms|seconds|sec)?$/i.test(at.id.name))) return true;
    if (at.type === 'CallExpression' && at.callee !== below && isFreeCall(scope, at)) return true;
    if (at.type === 'ForStatement' && (at.test === below || at.update === below || at.init === below)) return true;
    if (at.type === 'ThrowStatement') return true;
    if (isFunction(at) && isComparator(at)) return true;
    if (isFunction(at) && parentOf(at)?.type !== 'CallExpression') return false;
  }
  return false;
}

/** `(a, b) => a.size - b.size` of a sort. */
function isComparator(callback: Node): boolean {
  const call = parentOf(callback);
  return call?.type === 'CallExpression' && call.callee.type === 'MemberExpression' && /^(sort|toSorted)$/.test(memberName(call.callee) ?? '');
}

function isFreeCall(scope: Scope, node: Extract<Node, { type: 'CallExpression' }>): boolean {
  const { callee } = node;
  const text = scope.analysis.module.textOf(callee);
  if (/^(console|logger|log|this\.logger|req\.log|ctx\.log|fastify\.log|res|response|reply|ctx\.res)\./i.test(text) && !/\.(json|send|status\([^)]*\)\.(json|send))$/.test(text)) return true;
  if (/(^|\.)(slice|substring|substr|padStart|padEnd|repeat|splice|charAt|at|setTimeout|setInterval|sleep|delay|wait|limit|offset|skip|take|setHeader|setCookie|cookie|header|set|expire|setex|fill|Array|nanoid|randomBytes|randomInt|alloc|log\w*|debug|info|warn|error|startTimer|observe|record\w*)$/.test(text)) return true;
  return false;
}

/** The result goes into a value that is stored, passed on or answered, not into a test. */
function keptOrAnswered(scope: Scope, node: Node): boolean {
  for (let at: Node | undefined = parentOf(node), below: Node = node; at && at !== scope.root; below = at, at = parentOf(at)) {
    switch (at.type) {
      case 'Property':
      case 'ReturnStatement':
      case 'AssignmentExpression':
      case 'ArrowFunctionExpression':
        return true;
      case 'CallExpression':
        if (at.callee !== below && !/^(Number|Math\.\w+|parseInt|parseFloat|BigInt)$/.test(calleeText(at))) return true;
        break;
      case 'NewExpression':
        break;
      case 'VariableDeclarator':
        return at.id.type === 'Identifier' && usedBeyondTests(scope, at.id);
      case 'IfStatement':
      case 'WhileStatement':
        return false;
      default:
    }
  }
  return false;
}

/** A variable that is read somewhere else than in a condition. */
function usedBeyondTests(scope: Scope, name: Node): boolean {
  const references = scope.analysis.module.variableOf(name)?.references ?? [];
  return references.some(({ identifier, writeExpr }) => {
    if (writeExpr) return false;
    for (let at: Node | undefined = parentOf(identifier), below = identifier as Node; at && at !== scope.root; below = at, at = parentOf(at)) {
      if (at.type === 'IfStatement') return at.test !== below || !isWithin(identifier, at.test);
      if (at.type === 'TemplateLiteral' || at.type === 'BinaryExpression') return false;
      if (at.type === 'Property' || at.type === 'ReturnStatement' || at.type === 'CallExpression' || at.type === 'AssignmentExpression') return true;
    }
    return false;
  });
}
