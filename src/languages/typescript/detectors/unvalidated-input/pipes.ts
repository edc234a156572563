import type { TSESTree } from '@typescript-eslint/utils';
import { listSourceFiles, sourcePattern } from '../../../../project/source-tree.ts';
import type { Analysis } from '../../analysis.ts';
import { calleeOf } from '../../calls.ts';
import { loadModule, type Module } from '../../module.ts';
import { keyName, memberName, unwrapType, type Node } from '../../syntax.ts';

/**
 * The pipes that a NestJS application puts in front of all handlers: none, its own `ValidationPipe` (which looks at classes
 * only), or others that may do anything. `unknown`: the application is not in this package.
 */
export type GlobalPipes = 'none' | 'nest' | 'custom' | 'unknown';

const HAS_PIPES = sourcePattern(/useGlobalPipes|APP_PIPE|NestFactory/);

/** Source: https://docs.nestjs.com/pipes#global-scoped-pipes */
export function globalPipes(analysis: Analysis): GlobalPipes {
  const modules = listSourceFiles(analysis.module.path, HAS_PIPES).flatMap((path) => loadModule(path) ?? []);
  const pipes = modules.flatMap((module) => pipesOf(module).map((pipe) => isNestPipe(pipe, module)));
  if (pipes.length > 0) return pipes.every(Boolean) ? 'nest' : 'custom';
  return modules.some((module) => /\bNestFactory\b/.test(module.text)) ? 'none' : 'unknown';
}

/** The arguments of `useGlobalPipes()`, and what is provided as `APP_PIPE`. */
function pipesOf(module: Module): Node[] {
  const used = module.nodes('CallExpression').flatMap((call): Node[] => {
    const callee = calleeOf(call);
    return callee.type === 'MemberExpression' && memberName(callee) === 'useGlobalPipes' ? call.arguments : [];
  });
  const provided = module.nodes('ObjectExpression').flatMap((object) => (isAppPipe(object) ? [object] : []));
  return [...used, ...provided];
}

function isAppPipe(object: TSESTree.ObjectExpression): boolean {
  return object.properties.some((each) => each.type === 'Property' && keyName(each) === 'provide' && each.value.type === 'Identifier' && each.value.name === 'APP_PIPE');
}

/** `new ValidationPipe(...)` of NestJS, however it is written down. */
function isNestPipe(pipe: Node, module: Module): boolean {
  const node = unwrapType(pipe);
  if (node.type === 'NewExpression') return isNestClass(node.callee, module);
  if (node.type === 'Identifier') {
    const declared = module.variableOf(node)?.defs[0]?.node as Node | undefined;
    return declared?.type === 'VariableDeclarator' && declared.init !== null && isNestPipe(declared.init, module);
  }
  if (node.type !== 'ObjectExpression') return false;
  return node.properties.some((each) => {
    if (each.type !== 'Property') return false;
    const name = keyName(each);
    if (name === 'useClass') return isNestClass(each.value, module);
    if (name === 'useValue') return isNestPipe(each.value, module);
    return name === 'useFactory' && module.nodes('NewExpression').some((made) => made.range[0] > each.range[0] && made.range[1] < each.range[1] && isNestClass(made.callee, module));
  });
}

function isNestClass(callee: Node, module: Module): boolean {
  const node = unwrapType(callee);
  const declared = node.type === 'Identifier' ? (module.variableOf(node)?.defs[0]?.node as Node | undefined) : undefined;
  return declared?.type === 'ImportSpecifier' && declared.parent.type === 'ImportDeclaration' && declared.parent.source.value === '@nestjs/common';
}
