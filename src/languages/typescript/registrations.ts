import type { TSESTree } from '@typescript-eslint/utils';
import { findLibrary, LIBRARIES } from '../../knowledge/index.ts';
import type { Library, Registration } from '../../knowledge/library.ts';
import { withTypeArguments } from './annotations.ts';
import { calleeOf } from './calls.ts';
import type { Evaluator } from './evaluator.ts';
import type { Module } from './module.ts';
import { functionsIn, functionsInside, type FoundFunction } from './named-functions.ts';
import { isFunction, keyName, memberName, parentOf, unwrap, type FunctionNode, type Node } from './syntax.ts';
import { holdersIn } from './typed-holders.ts';
import { alternatives, libraryValue, signatureOf, type LibraryValue } from './values.ts';

/** A function of the user that a framework calls. */
export interface RegisteredFunction {
  readonly layer: Registration['layer'];
  readonly params: Registration['params'];
  readonly library: Library;
  /** The router or application that it is registered with. */
  readonly from: LibraryValue;
  /** The user's own code of the registration: "router.get". */
  readonly code: string;
  /** Absent where the type of an object, or what is made of it, registers: `const service: ServiceImpl<typeof Eliza> = {}`. */
  readonly call?: TSESTree.CallExpression;
}

/** A registered function that stands in another file than its registration. */
export interface ForeignFunction extends FoundFunction {
  readonly registered: RegisteredFunction;
  /** Offset of the registration, in its own file. */
  readonly start: number;
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
  for (const site of sitesIn(evaluator, module)) collect(evaluator, module, site, found);
  return found;
}

/** A place where functions are handed to a framework. */
interface Site {
  readonly node: Node;
  /** What is handed over. */
  readonly given: readonly Node[];
  readonly code: string;
  readonly call?: TSESTree.CallExpression;
  readonly from: LibraryValue;
  readonly registration: Registration;
}

function* sitesIn(evaluator: Evaluator, module: Module): Generator<Site> {
  for (const call of module.nodes('CallExpression')) {
    if (call.arguments.length === 0 || !mayRegister(call, module)) continue;
    for (const value of alternatives(evaluator.value(calleeOf(call), module))) {
      const registration = value.kind === 'library' ? signatureOf(value)?.registers : undefined;
      if (value.kind !== 'library' || !registration) continue;
      const from = call.typeArguments ? withTypeArguments(evaluator, value, call.typeArguments, module) : value;
      yield { node: call, given: call.arguments, code: shortened(module.textOf(calleeOf(call))), call, from, registration: standing(registration, module) };
    }
  }
  for (const made of module.nodes('NewExpression')) {
    if (made.arguments.length === 0 || made.callee.type !== 'Identifier' || !MAKERS.has(made.callee.name)) continue;
    const from = libraryValue(evaluator.value(made, module));
    const registration = from?.type === undefined ? undefined : from.library.types[from.type]?.made;
    if (from && registration) yield { node: made, given: made.arguments, code: `new ${made.callee.name}`, from, registration };
  }
  for (const { node, from, registration, code } of holdersIn(evaluator, module)) yield { node, given: [node], code: shortened(code), from, registration };
}

function shortened(code: string): string {
  const line = code.replace(/\s+/g, '');
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
}

/** Exported names of the classes that take functions when they are made. */
const MAKERS: ReadonlySet<string> = new Set(LIBRARIES.flatMap((library) => Object.entries(library.exports).flatMap(([name, { instance }]) => (instance !== undefined && library.types[instance]?.made ? [name] : []))));

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

function collect(evaluator: Evaluator, module: Module, site: Site, { own, foreign }: Registrations): void {
  const { from, registration, code, call } = site;
  const entry = { params: registration.params, library: from.library, from, code, ...(call ? { call } : {}) };
  const keep = ({ node, module: home }: FoundFunction, layer: Registration['layer'], params: Registration['params'] = registration.params): void => {
    const registered = { ...entry, layer, params };
    if (home !== module) foreign.push({ node, module: home, registered, start: site.node.range[0] });
    else if (!own.has(node)) own.set(node, registered);
  };
  const given = site.given.slice(registration.from ?? 0, registration.until).filter((argument) => argument.type !== 'SpreadElement');
  const { members } = registration;
  if (members === undefined) {
    const handlers = given.flatMap((argument) => functionsIn(evaluator, argument, module).map((found) => ({ found, argument })));
    const lastOwn = handlers.findLast(({ found }) => found.module === module)?.found.node;
    for (const { found, argument } of handlers) {
      // Handlers before the last are middleware of the route.
      const isLast = found.module === module ? found.node === lastOwn : argument === given.at(-1);
      keep(found, registration.layer === 'router' && !isLast ? 'dependency' : registration.layer, registration.byArity?.[found.node.params.length]);
    }
  } else if (!registration.properties) {
    for (const argument of given) for (const found of functionsInside(evaluator, argument, module, members)) keep(found, registration.layer);
  }
  for (const { name, value } of registration.properties ? propertiesOf(site.given, registration.properties) : []) {
    const layer = registration.layer === 'router' && name !== 'handler' && registration.properties?.includes('handler') ? 'dependency' : registration.layer;
    const found = members === undefined ? functionsIn(evaluator, value, module) : functionsInside(evaluator, value, module, members);
    for (const each of found) keep(each, layer);
  }
}

/** The properties of some names among the options that are handed over. */
function propertiesOf(given: readonly Node[], names: readonly string[]): { name: string; value: Node }[] {
  return given.flatMap((argument) => {
    const options = unwrap(argument);
    if (options.type !== 'ObjectExpression') return [];
    return options.properties.flatMap((property) => {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      return property.type === 'Property' && name !== undefined && names.includes(name) ? [{ name, value: property.value }] : [];
    });
  });
}
