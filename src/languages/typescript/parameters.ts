import { withTypeArguments } from './annotations.ts';
import { calleeOf } from './calls.ts';
import { injectedValue, decoratorMeanings } from './decorators.ts';
import type { Evaluator } from './evaluator.ts';
import { callbackParameter } from './inference.ts';
import type { Module } from './module.ts';
import { registrationOf } from './registrations.ts';
import { isWithin, parameterBinding, parentOf, type FunctionNode, type Node } from './syntax.ts';
import { libraryParameter } from './utility-types.ts';
import { alternatives, carriedValue, libraryValue, oneOf, signatureOf, type LibraryValue, type Value } from './values.ts';

/** What a parameter (or a name destructured from one) receives. */
export function parameterValue(evaluator: Evaluator, node: FunctionNode, name: Node, module: Module): Value | undefined {
  const index = node.params.findIndex((parameter) => isWithin(name, parameter));
  const parameter = node.params[index];
  if (!parameter) return undefined;
  const binding = parameterBinding(parameter);
  const written = 'typeAnnotation' in binding ? binding.typeAnnotation?.typeAnnotation : undefined;
  const initial = parameter.type === 'AssignmentPattern' ? parameter.right : parameter.type === 'TSParameterProperty' && parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.right : undefined;
  const whole =
    oneOf([written && evaluator.annotated(written, module), initial && evaluator.value(initial, module)]) ??
    injectedValue(evaluator, parameter, module) ??
    decoratedInput(evaluator, parameter, module) ??
    receivedValue(evaluator, node, index, module) ??
    evaluator.convention(node, index, module);
  return whole ? evaluator.inPattern(binding, name, whole) : undefined;
}

/** `@Body() dto`: what the client sent. */
function decoratedInput(evaluator: Evaluator, parameter: Node, module: Module): LibraryValue | undefined {
  for (const { meaning, library } of decoratorMeanings(evaluator, parameter, module)) {
    if (meaning.input !== undefined && meaning.input !== 'input') return { kind: 'library', library, input: meaning.input, certainty: 'certain' };
  }
  return undefined;
}

/** What the framework or library that calls the function passes to it. */
function receivedValue(evaluator: Evaluator, node: FunctionNode, index: number, module: Module): Value | undefined {
  const parent = parentOf(node);
  if (parent?.type === 'CallExpression') {
    const argument = parent.arguments.indexOf(node as never);
    const value = argument < 0 ? undefined : evaluator.value(calleeOf(parent), module);
    const called = libraryValue(value);
    const callbacks = called ? signatureOf(called)?.callbacks : undefined;
    const types = callbacks?.[argument] ?? callbacks?.['*'];
    const type = types?.[index];
    if (called && type) return carriedValue(parent.typeArguments && signatureOf(called)?.binds !== false ? withTypeArguments(evaluator, called, parent.typeArguments, module) : called, type);
    const passed = oneOf(alternatives(value).map((each) => (each.kind === 'function' ? callbackParameter(evaluator, each, argument, index) : undefined)));
    if (passed) return passed;
  }
  const declared = declaredParameter(evaluator, node, index, module);
  if (declared) return declared;
  const registered = registrationOf(evaluator, node, module);
  const type = registered?.params[index];
  return registered && type ? carriedValue(registered.from, type) : undefined;
}

/** `const handler: RequestHandler = (req, res) => {}`: the type of the variable or property tells the parameters. */
function declaredParameter(evaluator: Evaluator, node: FunctionNode, index: number, module: Module): Value | undefined {
  const parent = parentOf(node);
  const written =
    parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.typeAnnotation :
    parent?.type === 'PropertyDefinition' ? parent.typeAnnotation :
    parent?.type === 'TSSatisfiesExpression' ? { typeAnnotation: parent.typeAnnotation } : undefined;
  const value = written ? evaluator.annotated(written.typeAnnotation, module) : undefined;
  const library = libraryValue(value);
  if (library) return libraryParameter(library, index);
  if (value?.kind !== 'function') return undefined;
  const parameter = value.node.params[index];
  const annotation = parameter && 'typeAnnotation' in parameter ? parameter.typeAnnotation?.typeAnnotation : undefined;
  return annotation ? evaluator.annotated(annotation, value.module, value.typeArguments) : undefined;
}
