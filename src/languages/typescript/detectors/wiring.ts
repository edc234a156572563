import type { TSESTree } from '@typescript-eslint/utils';
import type { Module } from '../module.ts';
import { parentOf, type Node } from '../syntax.ts';

/**
 * True when a file does nothing with an imported name but put the program together: it makes what the name stands for
 * and hands it on, `newTaskUsecase(newTaskRepository(db))`, or offers it, `export const login = new LoginController(useCase)`.
 */
export function isOnlyWired(identifier: TSESTree.Identifier, module: Module): boolean {
  const uses = (module.variableOf(identifier)?.references ?? []).filter((reference) => !reference.isTypeReference);
  return uses.length > 0 && uses.every(({ identifier: use }) => {
    const made = parentOf(use);
    return (made?.type === 'NewExpression' || made?.type === 'CallExpression') && made.callee === use && isHandedOn(made, module);
  });
}

/** What is made is an argument, a part of one, or a variable that is nothing else. */
function isHandedOn(made: Node, module: Module): boolean {
  const parent = parentOf(made);
  if (parent?.type === 'NewExpression' || parent?.type === 'CallExpression') return parent.callee !== made;
  if (parent?.type === 'Property') return isHandedOn(parentOf(parent) ?? parent, module);
  if (parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration') return true;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const uses = (module.variableOf(parent.id)?.references ?? []).filter((reference) => !reference.init);
  return isExportedDirectly(parent) || (uses.length > 0 && uses.every((use) => isHandedOn(use.identifier, module)));
}

function isExportedDirectly(declarator: TSESTree.VariableDeclarator): boolean {
  return declarator.parent.parent.type === 'ExportNamedDeclaration';
}
