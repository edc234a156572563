import type { TSESTree } from '@typescript-eslint/utils';
import type { Evaluator } from './evaluator.ts';
import type { Module } from './module.ts';
import { functionsIn } from './named-functions.ts';
import { keyName, stringOf, type FunctionNode } from './syntax.ts';

/** A function of another file that a row of a table of routes names. */
export interface TabledHandler {
  readonly node: FunctionNode;
  readonly module: Module;
  /** "GET /users/:id" */
  readonly code: string;
  readonly row: TSESTree.ObjectExpression;
}

const VERB = /^(?:get|post|put|patch|delete|head|options)$/i;
const PATH_KEYS = new Set(['path', 'url', 'route']);

/**
 * The handlers of a table that somebody goes through to register them: `{ method: 'post', path: '/users', handler: createUser }`.
 * Method, path and handler have to be there and to be what their names say.
 */
export function tabledHandlers(evaluator: Evaluator, module: Module): TabledHandler[] {
  return module.nodes('ObjectExpression').flatMap((row): TabledHandler[] => {
    const method = row.properties.map((each) => (isNamed(each, 'method') ? stringOf(each.value) : undefined)).find((verb) => verb !== undefined && VERB.test(verb));
    const path = row.properties.map((each) => (each.type === 'Property' && PATH_KEYS.has(keyName(each) ?? '') ? stringOf(each.value) : undefined)).find((text) => text?.startsWith('/'));
    const handler = row.properties.find((each) => isNamed(each, 'handler'));
    if (method === undefined || path === undefined || handler?.type !== 'Property') return [];
    return functionsIn(evaluator, handler.value, module).flatMap((found) => (found.module === module ? [] : [{ ...found, code: `${method.toUpperCase()} ${path}`, row }]));
  });
}

function isNamed(property: TSESTree.ObjectLiteralElement, name: string): property is TSESTree.Property {
  return property.type === 'Property' && keyName(property) === name;
}
