import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { decoratorMeanings } from '../../decorators.ts';
import type { Module } from '../../module.ts';
import { decoratorsOf, unwrapType, type ClassNode, type Node } from '../../syntax.ts';
import { alternatives } from '../../values.ts';

/**
 * What a pipe can do with the written type of a body. `plain`: nothing, because nothing of the type is left at run time.
 * `bare`: a class, but one whose fields have no rules. `ruled`: a class with rules. `unknown`: nobody can tell.
 */
export type BodyType = 'plain' | 'bare' | 'ruled' | 'unknown';

/** How many base classes of a request body are read. */
const MAX_BASES = 6;
/** Types that leave `Object` at run time, whatever their arguments are. */
const ERASED = new Set(['Record', 'Partial', 'Pick', 'Omit', 'Required', 'Readonly', 'Array', 'ReadonlyArray', 'Object']);
/** Decorators of these say nothing about which values are right. */
const SILENT_PACKAGES = new Set(['@nestjs/swagger', 'class-transformer', '@nestjs/graphql', 'typeorm', '@nestjs/mongoose']);
/** Functions that make a class out of another: `PartialType(CreateUserDto)`. */
const MAPPED = new Set(['PartialType', 'PickType', 'OmitType', 'IntersectionType']);

export function bodyType(analysis: Analysis, type: TSESTree.TypeNode | undefined): BodyType {
  switch (type?.type) {
    case undefined:
    case 'TSAnyKeyword': case 'TSUnknownKeyword': case 'TSObjectKeyword': case 'TSStringKeyword': case 'TSNumberKeyword': case 'TSBooleanKeyword':
    case 'TSTypeLiteral': case 'TSUnionType': case 'TSArrayType': case 'TSLiteralType':
      return 'plain';
    case 'TSTypeReference':
      return ofReference(analysis, type);
    default:
      return 'unknown';
  }
}

function ofReference(analysis: Analysis, type: TSESTree.TSTypeReference): BodyType {
  const { module, evaluator } = analysis;
  const { typeName } = type;
  if (typeName.type === 'Identifier' && ERASED.has(typeName.name) && !module.variableOf(typeName)?.defs.length) return 'plain';
  const value = evaluator.annotation(type, module);
  if (value?.kind === 'class' || value?.kind === 'instance') return classRules(analysis, value.node, value.module, MAX_BASES);
  return value?.kind === 'shape' ? 'plain' : 'unknown';
}

function classRules(analysis: Analysis, node: ClassNode, module: Module, bases: number): BodyType {
  const own = ownRules(analysis, node, module);
  if (own !== 'bare' || !node.superClass) return own;
  return bases === 0 ? 'unknown' : baseRules(analysis, node.superClass, module, bases - 1);
}

function ownRules(analysis: Analysis, node: ClassNode, module: Module): BodyType {
  const fields = node.body.body.filter((each) => each.type === 'PropertyDefinition');
  if (decoratorsOf(node).some((each) => !isSilent(analysis, each, module))) return 'unknown';
  for (const field of fields) {
    if (decoratorMeanings(analysis.evaluator, field, module).some(({ meaning }) => meaning.validates)) return 'ruled';
    if (decoratorsOf(field).some((each) => !isSilent(analysis, each, module))) return 'unknown';
  }
  // Fields as parameters of the constructor, or none at all: not the way that DTOs are written.
  return fields.length > 0 || node.superClass ? 'bare' : 'unknown';
}

function isSilent(analysis: Analysis, decorator: TSESTree.Decorator, module: Module): boolean {
  const expression = unwrapType(decorator.expression);
  const callee = expression.type === 'CallExpression' ? calleeOf(expression) : expression;
  return alternatives(analysis.evaluator.value(callee, module)).some((value) => (value.kind === 'foreign' || value.kind === 'library') && SILENT_PACKAGES.has(value.package ?? ''));
}

function baseRules(analysis: Analysis, base: Node, module: Module, bases: number): BodyType {
  const node = unwrapType(base);
  if (node.type === 'CallExpression') {
    const callee = calleeOf(node);
    if (callee.type !== 'Identifier' || !MAPPED.has(callee.name)) return 'unknown';
    const answers = node.arguments.map((argument) => baseRules(analysis, argument, module, bases));
    return answers.find((answer) => answer !== 'bare') ?? 'bare';
  }
  const value = analysis.evaluator.value(node, module);
  return value?.kind === 'class' ? classRules(analysis, value.node, value.module, bases) : 'unknown';
}
