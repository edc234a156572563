import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { memberName, walkOwn, type Node } from '../../syntax.ts';
import { alternatives, signatureOf, type Value } from '../../values.ts';
import { isGlobal } from './globals.ts';

/** Methods of globals that give another value each time. */
const GLOBAL_METHODS: Readonly<Record<string, ReadonlySet<string>>> = {
  Date: new Set(['now']),
  Math: new Set(['random']),
  performance: new Set(['now']),
};
/** Functions and classes of packages that do and that `knowledge/` has no other use for; `bare`: only without arguments. */
const PACKAGES: Readonly<Record<string, { readonly names: ReadonlySet<string>; readonly bare?: true }>> = {
  ulidx: { names: new Set(['ulid']) },
  shortid: { names: new Set(['generate', 'default.generate']) },
  'short-uuid': { names: new Set(['generate', 'default.generate']) },
  dayjs: { names: new Set(['default', '*', 'default.utc']), bare: true },
  moment: { names: new Set(['default', '*', 'default.utc']), bare: true },
  'moment-timezone': { names: new Set(['default', '*', 'default.utc']), bare: true },
  luxon: { names: new Set(['DateTime.now', 'DateTime.utc', 'DateTime.local']), bare: true },
  bson: { names: new Set(['ObjectId']), bare: true },
};

/** The part of an expression that gives another value each time it is evaluated: `Date.now()`, `new Date()`, `uuid()`. */
export function freshPart(analysis: Analysis, expression: Node): Node | undefined {
  for (const node of walkOwn(expression)) if (isFresh(analysis, node)) return node;
  return undefined;
}

function isFresh(analysis: Analysis, node: Node): boolean {
  const { module } = analysis;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
  const callee = calleeOf(node);
  if (isGlobal(callee, 'Date', module)) return node.type === 'CallExpression' || node.arguments.length === 0;
  if (callee.type === 'MemberExpression' && callee.object.type === 'Identifier') {
    const methods = Object.hasOwn(GLOBAL_METHODS, callee.object.name) ? GLOBAL_METHODS[callee.object.name] : undefined;
    if (methods && isGlobal(callee.object, callee.object.name, module)) return methods.has(memberName(callee) ?? '');
  }
  return alternatives(analysis.evaluator.value(callee, module)).some((value) => isFreshValue(value, node.arguments.length === 0));
}

function isFreshValue(value: Value, isBare: boolean): boolean {
  if (value.kind === 'library') return signatureOf(value)?.effect === 'fresh';
  const known = value.kind === 'foreign' && Object.hasOwn(PACKAGES, value.package) ? PACKAGES[value.package] : undefined;
  return value.kind === 'foreign' && known?.names.has(value.name) === true && (isBare || known.bare !== true);
}
