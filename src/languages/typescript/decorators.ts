import type { TSESTree } from '@typescript-eslint/utils';
import type { DecoratorMeaning, Library } from '../../knowledge/library.ts';
import type { Evaluator } from './evaluator.ts';
import type { Module } from './module.ts';
import { decoratorsOf, isFunction, unwrap, walkOwn, type Node } from './syntax.ts';
import { alternatives, type Value } from './values.ts';

/** How many decorators composed of decorators are opened. */
const MAX_COMPOSITION = 3;

export interface FoundDecorator {
  readonly meaning: DecoratorMeaning;
  readonly library: Library;
  /** As the user wrote it, without arguments: "@Controller". */
  readonly code: string;
  readonly node: TSESTree.Decorator;
}

/** What the decorators of a class, member or parameter mean; composed decorators of the project are opened. */
export function decoratorMeanings(evaluator: Evaluator, node: Node, module: Module): FoundDecorator[] {
  return decoratorsOf(node).flatMap((decorator) => {
    const expression = unwrap(decorator.expression);
    const callee = expression.type === 'CallExpression' ? expression.callee : expression;
    const code = `@${module.textOf(callee)}`;
    return meaningsOf(evaluator, callee, module, MAX_COMPOSITION).map((each) => ({ ...each, code, node: decorator }));
  });
}

function meaningsOf(evaluator: Evaluator, callee: Node, module: Module, depth: number): { meaning: DecoratorMeaning; library: Library }[] {
  return alternatives(evaluator.value(callee, module)).flatMap((value) => {
    if (value.kind === 'library') {
      const meaning = value.exportName === undefined || value.receiver ? undefined : value.library.exports[value.exportName]?.decorator;
      return meaning ? [{ meaning, library: value.library }] : [];
    }
    return value.kind === 'function' && depth > 0 ? composedMeanings(evaluator, value, depth - 1) : [];
  });
}

/** `export const Api = (path) => applyDecorators(Controller(path), UseGuards(...))`: the decorators that it calls in what it returns. */
function composedMeanings(evaluator: Evaluator, value: Extract<Value, { kind: 'function' }>, depth: number): { meaning: DecoratorMeaning; library: Library }[] {
  if (!isFunction(value.node)) return [];
  const found: { meaning: DecoratorMeaning; library: Library }[] = [];
  for (const inner of walkOwn(value.node.body)) {
    if (inner.type === 'CallExpression') found.push(...meaningsOf(evaluator, inner.callee, value.module, depth));
  }
  return found;
}

/** The library value that a decorator injects: `@InjectRepository(User) users`. */
export function injectedValue(evaluator: Evaluator, node: Node, module: Module): Value | undefined {
  for (const { meaning, library } of decoratorMeanings(evaluator, node, module)) {
    if (meaning.injects !== undefined) return { kind: 'library', library, type: meaning.injects, certainty: 'certain' };
  }
  return undefined;
}
