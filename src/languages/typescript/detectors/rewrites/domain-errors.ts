import { dirname, relative } from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import { isOutsideLayers } from '../../../../layers/find-layer.ts';
import { listSourceFiles, sourcePattern } from '../../../../project/source-tree.ts';
import type { Analysis } from '../../analysis.ts';
import { exportsOf } from '../../exports.ts';
import { superValue } from '../../members.ts';
import { loadModule, type Module } from '../../module.ts';
import { constructorsOf, isFunction, isOptionalParameter, parameterBinding, stringOf, walkOwn, type ClassNode } from '../../syntax.ts';
import { alternatives } from '../../values.ts';

/** An error class of the project that a file can throw. */
export interface DomainError {
  readonly name: string;
  readonly node: ClassNode;
  /** The class that it extends; absent when that is `Error` itself. */
  readonly base: ClassNode | undefined;
  /** What its constructor does with a message: it may be left out, it must be given, or there is no place for one. */
  readonly message: 'optional' | 'required' | 'none';
  /** Absolute path of the file to import it from; absent when the file has the name already. */
  readonly importFrom?: string;
}

/** How many base classes lie between an error and `Error`. */
const MAX_BASES = 5;
/** How many files with errors are opened. */
const MAX_FILES = 40;
/** Where projects keep their errors: a folder or a file of that name. */
const ERROR_FILE = /(?:^|\/)(?:[\w-]+[.-])?(?:errors?|exceptions?)(?:\/|\.[cm]?ts$|[.-][\w-]+\.[cm]?ts$)/i;
const DECLARES_ERROR = sourcePattern(/\bclass\s+\w+\s+extends\s+\w*(?:Error|Exception)\b/);

const known = new WeakMap<Analysis, readonly DomainError[]>();

/** The error classes that a file has, and those that it could import; the nearest of a name, none where two are as near. */
export function domainErrors(analysis: Analysis): readonly DomainError[] {
  const errors = known.get(analysis) ?? findDomainErrors(analysis);
  known.set(analysis, errors);
  return errors;
}

function findDomainErrors(analysis: Analysis): DomainError[] {
  const { module } = analysis;
  const here = [...ownErrors(analysis, module), ...importedErrors(analysis)];
  const taken = new Set(module.scopes.scopes.flatMap((scope) => scope.variables.map((variable) => variable.name)));
  const found = exportedErrors(analysis).filter(({ name }) => !taken.has(name));
  const nearest = found.filter((each) => found.every((other) => other === each || other.name !== each.name || distance(module, each) < distance(module, other)));
  return [...here, ...nearest];
}

function distance(module: Module, { importFrom = '' }: DomainError): number {
  return relative(dirname(module.path), importFrom).replaceAll('\\', '/').split('/').length;
}

function ownErrors(analysis: Analysis, module: Module): DomainError[] {
  return module.nodes('ClassDeclaration').flatMap((node) => (node.parent.type === 'Program' || node.parent.type === 'ExportNamedDeclaration' ? errorOf(analysis, node, module, node.id?.name) : []));
}

function importedErrors(analysis: Analysis): DomainError[] {
  return analysis.module.nodes('ImportSpecifier').flatMap((specifier) => {
    if (specifier.importKind === 'type' || specifier.parent.type !== 'ImportDeclaration' || specifier.parent.importKind === 'type') return [];
    return alternatives(analysis.evaluator.value(specifier.local, analysis.module)).flatMap((value) => (value.kind === 'class' ? errorOf(analysis, value.node, value.module, specifier.local.name) : []));
  });
}

function exportedErrors(analysis: Analysis): DomainError[] {
  const files = listSourceFiles(analysis.module.path, DECLARES_ERROR).filter((path) => path !== analysis.module.path && ERROR_FILE.test(analysis.displayPath(path)) && !isOutsideLayers(analysis.displayPath(path), analysis.settings));
  return files.slice(0, MAX_FILES).flatMap((path) => {
    const module = loadModule(path);
    return [...(module ? exportsOf(module).named.keys() : [])].flatMap((name) =>
      alternatives(module && analysis.evaluator.exported(module, name)).flatMap((value) =>
        (value.kind === 'class' && value.module === module ? errorOf(analysis, value.node, module, name).map((error) => ({ ...error, importFrom: path })) : [])));
  });
}

function errorOf(analysis: Analysis, node: ClassNode, module: Module, name: string | undefined): DomainError[] {
  const bases = name === undefined || node.abstract ? undefined : basesOf(analysis, node, module);
  const maker = bases && [node, ...bases].map(constructorsOf).find((constructors) => constructors.length > 0);
  const message = bases && messageOf(maker);
  return name !== undefined && bases && message ? [{ name, node, base: bases[0], message }] : [];
}

/** The classes between an error class and `Error`; undefined when the way does not surely end there. */
function basesOf(analysis: Analysis, node: ClassNode, module: Module): ClassNode[] | undefined {
  const bases: ClassNode[] = [];
  for (let at = { node, module }; bases.length <= MAX_BASES;) {
    const { superClass } = at.node;
    if (superClass?.type === 'Identifier' && superClass.name === 'Error' && !at.module.variableOf(superClass)?.defs.length) return bases;
    const [value, other] = alternatives(superClass ? superValue(analysis.evaluator, at.node, at.module) : undefined);
    if (other || (value?.kind !== 'class' && value?.kind !== 'instance')) return undefined;
    at = value;
    bases.push(at.node);
  }
  return undefined;
}

/** What a constructor does with a message; undefined when it asks for more, or may not be called. */
function messageOf(constructors: readonly TSESTree.MethodDefinition[] | undefined): DomainError['message'] | undefined {
  const [maker, overload] = constructors ?? [];
  if (!maker) return 'optional';
  if (overload || !isFunction(maker.value) || maker.accessibility === 'private' || maker.accessibility === 'protected') return undefined;
  const [first, ...rest] = maker.value.params;
  if (!rest.every(isOptionalParameter)) return undefined;
  if (!first) return 'none';
  if (takesText(first) && isPassedOn(first, maker)) return isOptionalParameter(first) ? 'optional' : 'required';
  return isOptionalParameter(first) ? 'none' : undefined;
}

/** `super(message)`: what `super(`${entity} not found`)` takes is no message. */
function isPassedOn(parameter: TSESTree.Parameter, maker: TSESTree.MethodDefinition): boolean {
  const binding = parameterBinding(parameter);
  return [...walkOwn(maker.value)].some((node) => {
    const [message] = node.type === 'CallExpression' && node.callee.type === 'Super' ? node.arguments : [];
    return message?.type === 'Identifier' && binding.type === 'Identifier' && message.name === binding.name;
  });
}

function takesText(parameter: TSESTree.Parameter): boolean {
  const inner = parameter.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  const binding = parameterBinding(inner);
  const type = binding.type === 'Identifier' ? binding.typeAnnotation?.typeAnnotation : undefined;
  if (!type) return inner.type === 'AssignmentPattern' && stringOf(inner.right) !== undefined;
  return [type, ...(type.type === 'TSUnionType' ? type.types : [])].some((each) => each.type === 'TSStringKeyword');
}
