import type { TSESTree } from '@typescript-eslint/utils';
import { hasDependency } from '../../../../project/package-json.ts';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { decoratorMeanings } from '../../decorators.ts';
import { delegatesOf } from '../../delegates.ts';
import { distantRegistrations, type DistantRegistration } from '../../distant-registrations.ts';
import { nameOf } from '../../function-name.ts';
import { loadModule, type Module } from '../../module.ts';
import { registrationOf, registrationsIn } from '../../registrations.ts';
import { decoratorsOf, enclosingClass, isFunction, isWithin, memberName, parentOf, stringOf, unwrapType, type FunctionNode, type Node } from '../../syntax.ts';
import { strongest, type Answer, type Validators } from './validators.ts';
import { DOCUMENT_VALIDATORS, MIDDLEWARE_ELSEWHERE, soundsLikeSchema } from './words.ts';

/** Calls that put middleware in front of all routes of a file. */
const FOR_ALL = new Set(['use', 'addHook', 'onBeforeHandle', 'onParse', 'onTransform', 'guard']);

/** Whether the way to a handler validates: its route, its wrappers, its router, the application as far as we can see it. */
export class RouteChecks {
  readonly #analysis: Analysis;
  readonly #validators: Validators;
  readonly #ofFiles = new Map<Module, boolean>();

  constructor(analysis: Analysis, validators: Validators) {
    this.#analysis = analysis;
    this.#validators = validators;
  }

  /** `unknown` also where no route is in sight: it may validate there. */
  ofHandler(handler: FunctionNode): Answer {
    const { evaluator, module } = this.#analysis;
    if (this.#fileValidates(module)) return 'yes';
    const registration = registrationOf(evaluator, handler, module);
    if (registration) return registration.call ? this.#ofCall(registration.call, handler, module) : 'unknown';
    const member = parentOf(handler);
    if (member?.type === 'MethodDefinition' && this.#isRoute(member)) return this.ofDecorators(member);
    const distant = distantRegistrations(module.path, nameOf(handler));
    return distant.length > 0 ? strongest(distant.map((each) => this.#ofDistant(each, handler))) : this.#ofExport(handler);
  }

  /** The route stands in another file, which may use the handler several times. */
  #ofDistant({ path, start }: DistantRegistration, handler: FunctionNode): Answer {
    const module = loadModule(path);
    if (!module) return 'unknown';
    if (this.#fileValidates(module)) return 'yes';
    const member = module.nodes('MethodDefinition').find((each) => each.range[0] === start);
    if (member) return this.ofDecorators(member, module);
    const row = module.nodes('ObjectExpression').find((each) => each.range[0] === start);
    if (row) return this.#validators.ofOptions(row, module);
    const call = module.nodes('CallExpression').find((each) => each.range[0] === start);
    return call ? this.#ofCall(call, handler, module) : 'unknown';
  }

  /** What stands on a method and its class: `@UsePipes`, `@ValidateBody(schema)`. */
  ofDecorators(member: TSESTree.MethodDefinition, module: Module = this.#analysis.module): Answer {
    const owner = enclosingClass(member);
    const decorators = [...decoratorsOf(member), ...(owner ? decoratorsOf(owner) : [])];
    return strongest(decorators.map((decorator): Answer => {
      const expression = unwrapType(decorator.expression);
      const callee = expression.type === 'CallExpression' ? calleeOf(expression) : expression;
      if (soundsLikeSchema(module.textOf(callee))) return 'yes';
      if (expression.type !== 'CallExpression') return 'no';
      if (this.#isKnown(callee, module)) return this.#ofRouteMiddleware(expression.arguments.slice(1), module);
      return expression.arguments.some((argument) => soundsLikeSchema(module.textOf(argument))) ? 'yes' : 'no';
    }));
  }

  /** `@httpPost('/users', validateBody('name'), TYPES.Auth)`: what stands behind the path. The tokens of a container lead nowhere. */
  #ofRouteMiddleware(given: readonly Node[], module: Module): Answer {
    return strongest(given.map((argument) => {
      const node = unwrapType(argument);
      const isCode = node.type === 'CallExpression' || this.#analysis.evaluator.value(node, module)?.kind === 'function';
      return isCode || soundsLikeSchema(module.textOf(node)) ? this.#validators.ofMiddleware(node, module) : 'no';
    }));
  }

  /** A decorator of a framework that we know: its arguments are paths, guards and documentation. */
  #isKnown(callee: Node, module: Module): boolean {
    const value = this.#analysis.evaluator.value(callee, module);
    return value?.kind === 'library' || (value?.kind === 'foreign' && value.package.startsWith('@nestjs/'));
  }

  #isRoute(member: TSESTree.MethodDefinition): boolean {
    return decoratorMeanings(this.#analysis.evaluator, member, this.#analysis.module).some(({ meaning }) => meaning.handler);
  }

  #ofCall(call: TSESTree.CallExpression, handler: FunctionNode, module: Module): Answer {
    return strongest(call.arguments.map((argument): Answer => {
      if (stringOf(argument) !== undefined || argument.type === 'Literal' || argument.type === 'TemplateLiteral') return 'no';
      if (argument === handler || unwrapType(argument) === handler) return 'no';
      const node = unwrapType(argument);
      if (isWithin(handler, node)) return this.#around(handler, node);
      if (node.type === 'ObjectExpression') return this.#validators.ofOptions(node, module);
      // The name of the handler itself, or of another one that is no middleware.
      if (this.#isHandlerName(node, handler, module) || this.#isDelegating(node, handler, module)) return 'no';
      return this.#validators.ofMiddleware(node, module);
    }));
  }

  /** In another file the handler has another tree, so that its name has to do. */
  #isHandlerName(node: Node, handler: FunctionNode, module: Module): boolean {
    const value = this.#analysis.evaluator.value(node, module);
    if (value?.kind !== 'function') return false;
    const home = this.#analysis.module;
    return value.node === handler || (module !== home && value.module.path === home.path && isFunction(value.node) && nameOf(value.node) === nameOf(handler));
  }

  /** `(req, res) => users.create(req, res)` in the place of the handler. */
  #isDelegating(node: Node, handler: FunctionNode, module: Module): boolean {
    return isFunction(node) && delegatesOf(this.#analysis.evaluator, node, module).some((each) => each.module.path === this.#analysis.module.path && nameOf(each.node) === nameOf(handler));
  }

  /** The wrappers, lists and options between a handler and the argument that it stands in. */
  #around(handler: Node, argument: Node): Answer {
    const answers: Answer[] = [];
    for (let at = handler, parent = parentOf(at); parent && at !== argument; at = parent, parent = parentOf(at)) {
      const inner = at;
      if (parent.type === 'CallExpression') answers.push(this.#validators.ofWrapper(parent, inner, this.#analysis.module));
      else if (parent.type === 'ArrayExpression') answers.push(...parent.elements.map((each) => (each && each !== inner ? this.#validators.ofMiddleware(each, this.#analysis.module) : 'no')));
      else if (parent.type === 'ObjectExpression') answers.push(this.#validators.ofOptions(parent, this.#analysis.module));
    }
    return strongest(answers);
  }

  /** A handler that the framework finds by its file: only what is wrapped around it can validate. */
  #ofExport(handler: FunctionNode): Answer {
    const answers: Answer[] = [];
    for (let at: Node = handler, parent = parentOf(at); parent; at = parent, parent = parentOf(at)) {
      if (parent.type === 'CallExpression') answers.push(this.#validators.ofWrapper(parent, at, this.#analysis.module));
      else if (parent.type === 'VariableDeclarator' || parent.type.startsWith('Export') || parent.type === 'Program') break;
      else if (isFunction(parent) || parent.type === 'Property' || parent.type === 'MethodDefinition') return 'unknown';
    }
    const { path } = this.#analysis.module;
    // Medusa finds routes by file, too, but validates them in `middlewares.ts`.
    const isElsewhere = MIDDLEWARE_ELSEWHERE.some((name) => hasDependency(path, name));
    return isFoundByFile(path) && !isElsewhere ? strongest(answers) : 'unknown';
  }

  /** Something in front of all routes of the file, or a document that the whole application is held against. */
  #fileValidates(module: Module): boolean {
    const known = this.#ofFiles.get(module);
    if (known !== undefined) return known;
    const answer = DOCUMENT_VALIDATORS.some((name) => hasDependency(module.path, name)) || this.#usesValidator(module);
    this.#ofFiles.set(module, answer);
    return answer;
  }

  #usesValidator(module: Module): boolean {
    const { evaluator } = this.#analysis;
    const calls = module.nodes('CallExpression').filter((call) => {
      const callee = calleeOf(call);
      return callee.type === 'MemberExpression' && FOR_ALL.has(memberName(callee) ?? '');
    });
    const isOfRoute = (node: Node) => registrationsIn(evaluator, module).get(node)?.layer === 'router';
    return calls.some((call) => call.arguments.some((argument) => {
      const node = unwrapType(argument);
      return argument.type !== 'Literal' && !isOfRoute(node) && !isPlugin(node) && this.#validators.ofMiddleware(argument, module) === 'yes';
    }));
  }
}

/** A function that takes the application (`register`, `use(plugin)`) is looked at by itself. */
function isPlugin(node: Node): boolean {
  return isFunction(node) && node.params.length === 1;
}

/** Next.js and Remix know handlers by the file's name. */
function isFoundByFile(path: string): boolean {
  return /[\\/](?:route\.[cm]?[jt]sx?|pages[\\/]api[\\/].+\.[cm]?[jt]sx?)$/.test(path) || /[\\/]app[\\/]routes[\\/].+\.[cm]?[jt]sx?$/.test(path);
}
