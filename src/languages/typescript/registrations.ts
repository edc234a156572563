import type { TSESTree } from '@typescript-eslint/utils';
import { findLibrary, LIBRARIES } from '../../knowledge/index.ts';
import type { Library, Registration } from '../../knowledge/library.ts';
import { withTypeArguments } from './annotations.ts';
import { calleeOf } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import type { Module } from './module.ts';
import { isFunction, keyName, memberName, parentOf, unwrap, type FunctionNode, type Node } from './syntax.ts';
import { alternatives, signatureOf, type LibraryValue } from './values.ts';

/** A function of the user that a framework calls. */
export interface RegisteredFunction {
  readonly layer: Registration['layer'];
  readonly params: Registration['params'];
  readonly library: Library;
  /** The router or application that it is registered with. */
  readonly from: LibraryValue;
  /** The user's own code of the registration: "router.get". */
  readonly code: string;
  readonly call: TSESTree.CallExpression;
}

/** A registered function that stands in another file than its registration. */
export interface ForeignFunction {
  readonly node: FunctionNode;
  readonly module: Module;
  readonly registered: RegisteredFunction;
}

interface Registrations {
  readonly own: Map<Node, RegisteredFunction>;
  readonly foreign: ForeignFunction[];
}

const registrations = new WeakMap<Evaluator, Map<Module, Registrations>>();

/** How the framework came to know a function of this file; undefined when it does not. */
export function registrationOf(evaluator: Evaluator, node: FunctionNode, module: Module): RegisteredFunction | undefined {
  return registrationsIn(evaluator, module).get(node);
}

/** All functions that a file registers with a framework. While they are being found, none is known. */
export function registrationsIn(evaluator: Evaluator, module: Module): ReadonlyMap<Node, RegisteredFunction> {
  return allRegistrations(evaluator, module).own;
}

/** The functions of other files that a file registers. */
export function foreignRegistrations(evaluator: Evaluator, module: Module): readonly ForeignFunction[] {
  return allRegistrations(evaluator, module).foreign;
}

function allRegistrations(evaluator: Evaluator, module: Module): Registrations {
  const byModule = registrations.get(evaluator) ?? new Map<Module, Registrations>();
  registrations.set(evaluator, byModule);
  const known = byModule.get(module);
  if (known) return known;
  const found: Registrations = { own: new Map(), foreign: [] };
  byModule.set(module, found);
  for (const call of module.nodes('CallExpression')) {
    if (call.arguments.length === 0 || !mayRegister(call, module)) continue;
    for (const value of alternatives(evaluator.value(calleeOf(call), module))) {
      const registration = value.kind === 'library' ? signatureOf(value)?.registers : undefined;
      if (value.kind !== 'library' || !registration) continue;
      const from = call.typeArguments ? withTypeArguments(evaluator, value, call.typeArguments, module) : value;
      collect(evaluator, module, call, from, standing(registration, module), found);
    }
  }
  return found;
}

/** A framework that finds its functions by folder runs those of one folder before the others. */
function standing(registration: Registration, module: Module): Registration {
  const folders = registration.beforeIn === undefined ? [] : module.path.split(/[/\\]/).slice(0, -1);
  return registration.beforeIn !== undefined && folders.includes(registration.beforeIn) ? { ...registration, layer: 'dependency' } : registration;
}

/** For each method that registers functions in some framework: the fewest arguments that such a call has. */
const REGISTERING_METHODS: ReadonlyMap<string, number> = fewestArguments();

function fewestArguments(): Map<string, number> {
  const fewest = new Map<string, number>();
  for (const library of LIBRARIES) {
    for (const type of Object.values(library.types)) {
      for (const [name, member] of Object.entries(type.members ?? {})) {
        const signature = member.call ?? (member.type === undefined ? undefined : library.types[member.type]?.call);
        if (!signature?.registers) continue;
        const needed = signature.registers.properties ? 1 : (signature.registers.from ?? 0) + 1;
        fewest.set(name, Math.min(fewest.get(name) ?? needed, needed));
      }
    }
  }
  return fewest;
}

/** Cheap reasons why a call registers nothing: its arguments hold no function, no framework has such a method, the function is the file's own. */
function mayRegister(call: TSESTree.CallExpression, module: Module): boolean {
  const callee = calleeOf(call);
  if (callee.type === 'MemberExpression') {
    const needed = REGISTERING_METHODS.get(memberName(callee) ?? '');
    if (needed === undefined || call.arguments.length < needed) return false;
  } else if (callee.type === 'Identifier') {
    const definition = module.variableOf(callee)?.defs[0]?.node as Node | undefined;
    const declaration = definition ? parentOf(definition) : undefined;
    if (isFunction(definition) || (declaration?.type === 'ImportDeclaration' && findLibrary(declaration.source.value).length === 0)) return false;
  } else return false;
  return call.arguments.some((argument) => argument.type !== 'Literal' && argument.type !== 'TemplateLiteral');
}

function collect(evaluator: Evaluator, module: Module, call: TSESTree.CallExpression, from: LibraryValue, registration: Registration, { own, foreign }: Registrations): void {
  const code = module.textOf(calleeOf(call)).replace(/\s+/g, '');
  const entry = { params: registration.params, library: from.library, from, code: code.length > 40 ? `${code.slice(0, 37)}...` : code, call };
  const given = call.arguments.slice(registration.from ?? 0, registration.until).filter((argument) => argument.type !== 'SpreadElement');
  const handlers = given.flatMap((argument) => functionsIn(evaluator, argument, module).map((handler) => ({ ...handler, argument })));
  const ownHandlers = handlers.filter((handler) => handler.module === module);
  for (const { node, module: home, argument } of handlers) {
    const isOwn = home === module;
    // Handlers before the last are middleware of the route.
    const isLast = isOwn ? node === ownHandlers.at(-1)?.node : argument === given.at(-1);
    const layer = registration.layer === 'router' && !isLast ? 'dependency' : registration.layer;
    const params = registration.byArity?.[node.params.length] ?? registration.params;
    if (!isOwn) foreign.push({ node, module: home, registered: { ...entry, params, layer } });
    else if (!own.has(node)) own.set(node, { ...entry, params, layer });
  }
  for (const argument of call.arguments) {
    const options = unwrap(argument);
    if (options.type !== 'ObjectExpression' || !registration.properties) continue;
    for (const property of options.properties) {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      if (property.type !== 'Property' || name === undefined || !registration.properties.includes(name)) continue;
      const layer = registration.layer === 'router' && name !== 'handler' && registration.properties.includes('handler') ? 'dependency' : registration.layer;
      for (const { node, module: home } of functionsIn(evaluator, property.value, module)) {
        if (home !== module) foreign.push({ node, module: home, registered: { ...entry, layer } });
        else if (!own.has(node)) own.set(node, { ...entry, layer });
      }
    }
  }
}

interface Found {
  readonly node: FunctionNode;
  readonly module: Module;
}

/** The functions that an argument names: inline, by name, in arrays, bound, wrapped in another call. */
export function functionsIn(evaluator: Evaluator, argument: Node, module: Module, depth = 0): Found[] {
  const node = unwrap(argument);
  if (isFunction(node)) return [{ node, module }];
  if (depth > 4) return [];
  if (node.type === 'ArrayExpression') return node.elements.flatMap((element) => (element && element.type !== 'SpreadElement' ? functionsIn(evaluator, element, module, depth + 1) : []));
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    if (callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'bind') return functionsIn(evaluator, callee.object, module, depth + 1);
    return node.arguments.flatMap((each) => (each.type === 'SpreadElement' ? [] : functionsIn(evaluator, each, module, depth + 1)));
  }
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return [];
  const wrapped = node.type === 'Identifier' ? initializerOf(node, module) : undefined;
  if (wrapped?.type === 'CallExpression' || wrapped?.type === 'ArrayExpression') return functionsIn(evaluator, wrapped, module, depth + 1);
  return alternatives(evaluator.value(node, module)).flatMap((value) => (value.kind === 'function' && isFunction(value.node) ? [{ node: value.node, module: value.module }] : []));
}

function initializerOf(node: Node, module: Module): Node | undefined {
  const definition = module.variableOf(node)?.defs[0]?.node as Node | undefined;
  return definition?.type === 'VariableDeclarator' && definition.init ? unwrap(definition.init) : undefined;
}
