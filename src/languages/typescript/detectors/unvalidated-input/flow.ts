import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { boundIdentifiers } from '../../exports.ts';
import type { Module, Variable } from '../../module.ts';
import { isWithin, memberName, parentOf, stringOf, unwrapType, type FunctionNode, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';
import type { Validators } from './validators.ts';
import { isLogName, mayValidate } from './words.ts';

/** What a function does with what the client sent. `doubtful`: it gives it to code that we cannot see. */
export type Fate = 'checked' | 'used' | 'doubtful' | 'unused';

/** How many values derived from the input are followed. */
const MAX_VALUES = 200;

/** Calls that make another value of the input, which is as unchecked as before. */
const CONVERSIONS = /^(?:plainTo|to[A-Z]|from[A-Z]|assign|clone|pick|omit|map|filter|trim|stringify|parse$|entries|keys|values|decode|verify|deserialize|Number$|String$|Boolean$|Date$|BigInt$|parseInt$|parseFloat$|structuredClone$|cloneDeep$|merge$)/;
const TYPE_TESTS = /^(?:isArray|isInteger|isSafeInteger|isFinite|isNaN)$/;

/** Follows the client's input through a function. */
export class InputFlow {
  readonly #analysis: Analysis;
  readonly #validators: Validators;
  readonly #owner: FunctionNode;
  readonly #seen = new Set<Node>();
  readonly #variables = new Set<Variable>();
  #isChecked = false;
  #isUsed = false;
  #isDoubtful = false;

  constructor(analysis: Analysis, validators: Validators, owner: FunctionNode) {
    this.#analysis = analysis;
    this.#validators = validators;
    this.#owner = owner;
  }

  /** The fate of some mentions of the input. */
  follow(mentions: readonly Node[]): Fate {
    for (const mention of mentions) this.#visit(mention);
    return this.#isChecked ? 'checked' : this.#isUsed ? 'used' : this.#isDoubtful ? 'doubtful' : 'unused';
  }

  /** The fate of what a pattern or parameter binds. */
  followBound(pattern: Node): Fate {
    this.#bind(pattern);
    return this.follow([]);
  }

  #bind(pattern: Node): void {
    for (const name of boundIdentifiers(pattern)) {
      const variable = this.#analysis.module.variableOf(name);
      if (!variable || this.#variables.has(variable)) continue;
      this.#variables.add(variable);
      for (const reference of variable.references) if (reference.isRead() && isWithin(reference.identifier, this.#owner)) this.#visit(reference.identifier);
    }
  }

  /** Goes up from a mention to the code that does something with it. */
  #visit(mention: Node): void {
    if (this.#isChecked || this.#seen.size > MAX_VALUES || this.#seen.has(mention)) return;
    this.#seen.add(mention);
    for (let at = mention, parent = parentOf(at); parent; at = parent, parent = parentOf(at)) {
      const goesOn = this.#step(at, parent);
      if (!goesOn) return;
    }
  }

  /** True when the parent carries the value on. */
  #step(at: Node, parent: Node): boolean {
    switch (parent.type) {
      case 'TSAsExpression': case 'TSTypeAssertion': case 'TSNonNullExpression': case 'TSSatisfiesExpression': case 'ChainExpression': case 'AwaitExpression':
      case 'ObjectExpression': case 'ArrayExpression': case 'SpreadElement': case 'TemplateLiteral': case 'SequenceExpression':
        return true;
      case 'Property':
        return parent.value === at;
      case 'MemberExpression':
        return parent.object === at ? true : this.#uses();
      case 'LogicalExpression':
        return true;
      case 'ConditionalExpression':
        return parent.test !== at;
      case 'IfStatement': case 'WhileStatement': case 'ExpressionStatement': case 'SwitchStatement':
        return false;
      case 'UnaryExpression':
        return parent.operator === 'typeof' ? (asksWhetherThere(parent) ? false : this.#checks()) : parent.operator === '+' || parent.operator === '-' ? true : false;
      case 'BinaryExpression':
        // `body.role in ROLES` checks a value; `'role' in body` asks only whether there is one.
        if (parent.operator === 'in') return parent.left === at ? this.#checks() : false;
        if (parent.operator === 'instanceof') return this.#checks();
        if (/^[<>]=?$/.test(parent.operator)) return at.type === 'MemberExpression' && memberName(at) === 'length' ? this.#checks() : false;
        return /^[=!]==?$/.test(parent.operator) ? false : this.#uses();
      case 'VariableDeclarator':
        if (parent.init === at) this.#bind(parent.id);
        return false;
      case 'AssignmentExpression':
        return this.#assigned(at, parent);
      case 'CallExpression': case 'NewExpression':
        return this.#called(at, parent);
      default:
        return this.#uses();
    }
  }

  #assigned(at: Node, parent: TSESTree.AssignmentExpression): boolean {
    if (parent.left === at) return false;
    if (parent.left.type === 'MemberExpression') return this.#uses();
    this.#bind(parent.left);
    return false;
  }

  #called(at: Node, call: TSESTree.CallExpression | TSESTree.NewExpression): boolean {
    const callee = calleeOf(call);
    const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
    if (call.callee === at || at.type === 'MemberExpression' && unwrapType(call.callee) === at) {
      // `body.name.trim()`, `body.items.map(...)`, `body.email.match(/.../)`.
      if (name !== undefined && mayValidate(name)) return this.#checks();
      this.#uses();
      return true;
    }
    if (isLogName(name) || (callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && isLogName(callee.object.name))) return false;
    if ((name !== undefined && TYPE_TESTS.test(name)) || this.#validators.isCheck(call, this.#analysis.module)) return this.#checks();
    this.#givenTo(callee, name);
    return name !== undefined && (call.type === 'NewExpression' || CONVERSIONS.test(name));
  }

  /** What the called code does with it, where we can see that. */
  #givenTo(callee: Node, name: string | undefined): void {
    const { evaluator, module } = this.#analysis;
    const values = alternatives(evaluator.value(callee, module));
    if (values.length === 0) {
      if (isNamedElsewhere(callee, module) || (name !== undefined && CONVERSIONS.test(name))) this.#uses();
      else this.#isDoubtful = true;
    }
    for (const value of values) {
      if (value.kind === 'function') {
        if (this.#validators.ofCallee(value.node, value.module) === 'yes') this.#checks();
        else this.#uses();
      } else if (value.kind === 'class') {
        const constructor = value.node.body.body.find((each) => each.type === 'MethodDefinition' && each.kind === 'constructor');
        if (constructor?.type === 'MethodDefinition' && this.#validators.ofCallee(constructor.value, value.module) === 'yes') this.#checks();
        else this.#uses();
      } else if (value.kind === 'library' || value.kind === 'foreign') this.#uses();
      else this.#isDoubtful = true;
    }
  }

  #uses(): false {
    this.#isUsed = true;
    return false;
  }

  #checks(): false {
    this.#isChecked = true;
    return false;
  }
}

/** `typeof body === 'undefined'` says nothing about what is in it. */
function asksWhetherThere(test: TSESTree.UnaryExpression): boolean {
  const parent = parentOf(test);
  return parent?.type === 'BinaryExpression' && [parent.left, parent.right].some((each) => stringOf(each) === 'undefined');
}

/** A global, an import or a member of the class: its name is all that there is to go by, and it does not say that it checks. */
function isNamedElsewhere(callee: Node, module: Module): boolean {
  let root = callee;
  while (root.type === 'MemberExpression') root = unwrapType(root.object);
  if (root.type === 'ThisExpression') return true;
  const definition = root.type === 'Identifier' ? module.variableOf(root)?.defs[0] : undefined;
  if (root.type !== 'Identifier') return false;
  return definition === undefined || (definition.node as Node).type.startsWith('Import');
}
