import type { TSESTree } from '@typescript-eslint/utils';
import type { UnvalidatedInputFact } from '../../../../facts/fact.ts';
import { type Analysis, placeOf } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { decoratorMeanings } from '../../decorators.ts';
import { decoratorsOf, parameterBinding, unwrapType, type Node } from '../../syntax.ts';
import { libraryValue } from '../../values.ts';
import { bodyType } from './dto.ts';
import { InputFlow } from './flow.ts';
import { globalPipes } from './pipes.ts';
import type { RouteChecks } from './route-checks.ts';
import type { Validators } from './validators.ts';

/** Decorators that give the body as it was parsed; `@RawBody` and messages of other transports are not for us. */
const BODY_DECORATORS = new Set(['Body', 'BodyParam']);

/** `@Body()` parameters whose type no pipe can check, in handlers that no pipe stands before. */
export function decoratedBodies(analysis: Analysis, routes: RouteChecks, validators: Validators): UnvalidatedInputFact[] {
  return analysis.module.nodes('MethodDefinition').flatMap((member) => member.value.params.flatMap((parameter) => {
    const framework = bodyFramework(analysis, parameter);
    if (framework === undefined || member.value.body === null || !isUnchecked(analysis, framework, parameter) || routes.ofDecorators(member) !== 'no') return [];
    const function_ = member.value;
    const fate = new InputFlow(analysis, validators, function_).followBound(parameterBinding(parameter));
    if (fate !== 'used' && fate !== 'doubtful') return [];
    return [{
      kind: 'unvalidated-input', input: 'body', certainty: fate === 'used' ? 'certain' : 'likely',
      place: placeOf(parameter), code: `${decoratorsOf(parameter).map((each) => `${analysis.quote(each)} `).join('')}${analysis.quote(parameter)}`, ...analysis.standing(function_.body),
    }];
  }));
}

/** The framework whose `@Body()` a parameter has, when it has no pipe or option of its own. */
function bodyFramework(analysis: Analysis, parameter: Node): 'NestJS' | 'routing-controllers' | undefined {
  for (const { meaning, library, node } of decoratorMeanings(analysis.evaluator, parameter, analysis.module)) {
    const expression = unwrapType(node.expression);
    if (meaning.input !== 'body' || expression.type !== 'CallExpression') continue;
    const name = libraryValue(analysis.evaluator.value(calleeOf(expression), analysis.module))?.exportName;
    if (name === undefined || !BODY_DECORATORS.has(name)) continue;
    const isPlain = expression.arguments.every((argument) => argument.type === 'Literal' || (library.name !== 'NestJS' && isHarmless(argument)));
    if (isPlain && (library.name === 'NestJS' || library.name === 'routing-controllers')) return library.name;
  }
  return undefined;
}

/** `@Body({ required: true })` of routing-controllers. */
function isHarmless(options: Node): boolean {
  return options.type === 'ObjectExpression' && options.properties.every((each) => each.type === 'Property' && each.key.type === 'Identifier' && each.key.name === 'required');
}

function isUnchecked(analysis: Analysis, framework: 'NestJS' | 'routing-controllers', parameter: TSESTree.Parameter): boolean {
  const binding = parameterBinding(parameter);
  const type = bodyType(analysis, 'typeAnnotation' in binding ? binding.typeAnnotation?.typeAnnotation : undefined);
  if (type !== 'plain' && type !== 'bare') return false;
  if (framework === 'routing-controllers') return true;
  const pipes = globalPipes(analysis);
  // NestJS's own pipe checks classes only; whether it lets a class without rules through depends on its options.
  return type === 'plain' ? pipes !== 'custom' : pipes === 'none';
}
