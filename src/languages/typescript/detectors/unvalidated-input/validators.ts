import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../analysis.ts';
import { calleeOf, type Call } from '../../calls.ts';
import { requiredSource } from '../../exports.ts';
import type { Module } from '../../module.ts';
import { isFunction, keyName, memberName, unwrapType, walk, type Node } from '../../syntax.ts';
import { alternatives, signatureOf, typeChain, type FunctionLike, type Value } from '../../values.ts';
import { builtinOf } from '../builtins.ts';
import { definitionOf } from '../definitions.ts';
import { HARMLESS_PACKAGES, mayValidate, readsSchema, soundsLikeSchema, surelyValidates } from './words.ts';

/** Whether something validates: it does, it surely does not, or nobody can tell. */
export type Answer = 'yes' | 'no' | 'unknown';

/** How many functions of the project are opened one inside the other. */
const MAX_DEPTH = 3;
/** Options under which frameworks and wrappers take a schema of the request. */
const SCHEMA_KEYS = new Set(['body', 'validate', 'validator', 'validators', 'validation', 'input', 'payload', 'bodySchema', 'schemas', 'request', 'requestSchema']);
/** Globals whose `parse` reads a format and checks nothing. */
const FORMATS = new Set(['JSON', 'Date', 'URL', 'Number', 'path', 'qs', 'querystring', 'superjson', 'cookie', 'yaml', 'YAML', 'Papa']);

/** Whether a name sounds like validation. */
type Sound = (name: string | undefined) => boolean;

/** Says of middleware, wrappers, options and functions whether they validate what the client sent. */
export class Validators {
  readonly #analysis: Analysis;
  readonly #functions = new Map<Sound, Map<Node, Answer>>();

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
  }

  /** A call that checks a value: by its origin, or by a name that makes us careful. */
  isCheck(call: Call, module: Module, sounds: Sound = mayValidate): boolean {
    const callee = calleeOf(call);
    const name = callee.type === 'MemberExpression' ? memberName(callee) : callee.type === 'Identifier' ? callee.name : undefined;
    const values = alternatives(this.#analysis.evaluator.value(callee, module));
    if (values.some((value) => value.kind === 'library' && (signatureOf(value)?.effect === 'validate' || value.library.category === 'validation'))) return true;
    if (!sounds(name) || (callee.type === 'MemberExpression' && readsFormat(callee.object, module)) || builtinOf(callee, module)) return false;
    if (values.some((value) => value.kind === 'library')) return false;
    // `checkPermission`, `ensureOwner`: what they do says more than what they are called.
    const own = surelyValidates(name) ? [] : values.filter((value) => value.kind === 'function' && isFunction(value.node));
    return own.length === 0 || own.some((value) => value.kind === 'function' && (testsByHand(value.node) || this.ofFunction(value.node, value.module) === 'yes'));
  }

  /** A middleware of a route or router, or a list of them. */
  ofMiddleware(expression: Node, module: Module, depth = 0): Answer {
    const node = unwrapType(expression);
    if (depth > MAX_DEPTH) return 'unknown';
    if (isFunction(node)) return this.ofFunction(node, module);
    if (node.type === 'SpreadElement') return this.ofMiddleware(node.argument, module, depth);
    if (node.type === 'ArrayExpression') return strongest(node.elements.map((each) => (each ? this.ofMiddleware(each, module, depth) : 'no')));
    if (node.type === 'CallExpression') return this.#ofFactory(node, node.arguments, module, depth);
    if (node.type === 'ObjectExpression') return this.ofOptions(node, module);
    if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return 'unknown';
    if (soundsLikeSchema(lastName(node))) return 'yes';
    return this.#ofValues(node, module) ?? this.#ofDefinition(node, module, depth);
  }

  #ofDefinition(node: Node, module: Module, depth: number): Answer {
    const defined = definitionOf(node, module);
    return defined && defined.node !== node ? this.ofMiddleware(defined.node, defined.module, depth + 1) : 'unknown';
  }

  /** `validate(schema)`, `requireRole('admin')`, `wrap(handler)`: what a call makes. */
  #ofFactory(call: TSESTree.CallExpression, given: readonly Node[], module: Module, depth: number): Answer {
    if (soundsLikeSchema(lastName(calleeOf(call))) || this.isCheck(call, module)) return 'yes';
    if (given.some((argument) => this.#isSchema(argument, module))) return 'yes';
    // `upload.single('file')`, where `upload = multer()`.
    const callee = calleeOf(call);
    const root = callee.type === 'MemberExpression' ? definitionOf(callee.object, module) : undefined;
    const made = root?.node.type === 'CallExpression' || root?.node.type === 'NewExpression' ? this.#ofValues(calleeOf(root.node), root.module) : undefined;
    const answer = this.#ofValues(callee, module) ?? made ?? 'unknown';
    return strongest([answer, ...given.filter((argument) => isFunction(unwrapType(argument))).map((argument) => this.ofMiddleware(argument, module, depth + 1))]);
  }

  /** A wrapper around a handler: everything that it gets besides the handler counts. */
  ofWrapper(call: TSESTree.CallExpression, handler: Node, module: Module): Answer {
    return this.#ofFactory(call, call.arguments.filter((argument) => argument !== handler), module, 1);
  }

  #isSchema(argument: Node, module: Module): boolean {
    const node = unwrapType(argument);
    if (node.type === 'ObjectExpression') return this.ofOptions(node, module) === 'yes' || node.properties.some((each) => each.type === 'Property' && this.#isSchema(each.value, module));
    if ((node.type === 'Identifier' || node.type === 'MemberExpression') && soundsLikeSchema(lastName(node))) return true;
    return alternatives(this.#analysis.evaluator.value(node, module)).some((value) => value.kind === 'library' && value.library.category === 'validation');
  }

  /** The options of a route: `{ schema: { body } }`, `{ options: { validate } }`, `{ preHandler: [validate] }`. */
  ofOptions(expression: Node, module: Module): Answer {
    const defined = definitionOf(expression, module);
    if (defined?.node.type !== 'ObjectExpression') return 'unknown';
    return strongest(defined.node.properties.map((property): Answer => {
      if (property.type === 'SpreadElement') return this.ofOptions(property.argument, defined.module);
      const key = keyName(property) ?? '';
      if (key === 'schema') return this.#ofSchemaOption(property.value, defined.module);
      if (SCHEMA_KEYS.has(key)) return 'yes';
      if (key === 'options' || key === 'config') return this.ofOptions(property.value, defined.module) === 'yes' ? 'yes' : 'no';
      if (/^pre|^before|middleware|^on[A-Z]/i.test(key)) return this.ofMiddleware(property.value, defined.module);
      return 'no';
    }));
  }

  /** Fastify's `schema` has a part for each of body, query, params and response. */
  #ofSchemaOption(expression: Node, module: Module): Answer {
    const defined = definitionOf(expression, module);
    if (defined?.node.type !== 'ObjectExpression') return 'yes';
    const keys = defined.node.properties.map((each) => (each.type === 'Property' ? keyName(each) : undefined));
    const isPartial = keys.every((key) => key !== undefined && /^(?:response|params|querystring|query|headers|tags|summary|description|security|operationId|hide|deprecated|consumes|produces)$/.test(key));
    return isPartial ? 'no' : 'yes';
  }

  #ofValues(node: Node, module: Module): Answer | undefined {
    const values = alternatives(this.#analysis.evaluator.value(node, module));
    return values.length === 0 ? undefined : strongest(values.map((value) => this.#ofValue(value)));
  }

  #ofValue(value: Value): Answer {
    switch (value.kind) {
      case 'function':
        return this.ofFunction(value.node, value.module);
      case 'foreign':
        return HARMLESS_PACKAGES.has(value.package) ? 'no' : 'unknown';
      case 'library':
        if (value.library.category === 'validation' || signatureOf(value)?.effect === 'validate') return 'yes';
        return 'no';
      default:
        return 'unknown';
    }
  }

  /** A function of the project: it validates when anything in it does; where it only reads the body, nobody can tell. */
  ofFunction(node: FunctionLike, module: Module, sounds: Sound = surelyValidates, depth = 0): Answer {
    const answers = this.#functions.get(sounds) ?? new Map<Node, Answer>();
    this.#functions.set(sounds, answers);
    const known = answers.get(node);
    if (known) return known;
    if (!isFunction(node) || depth > MAX_DEPTH) return 'unknown';
    // While it is being looked at, it says nothing of itself.
    answers.set(node, 'no');
    const answer = this.#lookInto(node, module, sounds, depth);
    answers.set(node, answer);
    return answer;
  }

  /** A function that the handler gives the body to: a schema in it is in the way of the body, the rules of the business are not. */
  ofCallee(node: FunctionLike, module: Module): Answer {
    return this.ofFunction(node, module, readsSchema);
  }

  #lookInto(node: Node, module: Module, sounds: Sound, depth: number): Answer {
    let answer: Answer = 'no';
    for (const inner of walk(node)) {
      if (inner.type === 'CallExpression' || inner.type === 'NewExpression') {
        if (this.isCheck(inner, module, sounds)) return 'yes';
        for (const value of alternatives(this.#analysis.evaluator.value(calleeOf(inner), module))) {
          if (value.kind === 'function' && this.ofFunction(value.node, value.module, sounds, depth + 1) === 'yes') return 'yes';
        }
      } else if (inner.type === 'MemberExpression' && memberName(inner) === 'body' && this.#isBody(inner, module)) answer = 'unknown';
    }
    return answer;
  }

  #isBody(node: Node, module: Module): boolean {
    return alternatives(this.#analysis.evaluator.value(node, module)).some((value) => value.kind === 'library' && value.input === 'body');
  }

  /** The request or the context as a whole, which a function may take the body from. */
  isRequest(node: Node, module: Module): boolean {
    return alternatives(this.#analysis.evaluator.value(node, module)).some((value) => value.kind === 'library' && value.input === undefined &&
      typeChain(value.library, value.type).some((type) => ['request', 'context'].includes(value.library.types[type]?.role ?? '')));
  }
}

/** The answer of several together: one that validates is enough. */
export function strongest(answers: readonly Answer[]): Answer {
  return answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
}

/** A function that looks at the types and forms of values itself. */
function testsByHand(node: Node): boolean {
  for (const inner of walk(node)) {
    if (inner.type === 'UnaryExpression' && inner.operator === 'typeof') return true;
    if (inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && /^(?:isArray|isInteger|test|match)$/.test(memberName(inner.callee) ?? '')) return true;
  }
  return false;
}

function lastName(node: Node): string {
  return node.type === 'MemberExpression' ? (memberName(node) ?? '') : node.type === 'Identifier' ? node.name : '';
}

function readsFormat(owner: Node, module: Module): boolean {
  const node = unwrapType(owner);
  if (node.type !== 'Identifier') return node.type === 'CallExpression' && requiredSource(node) !== undefined;
  return FORMATS.has(node.name) || builtinOf(node, module) !== undefined;
}
