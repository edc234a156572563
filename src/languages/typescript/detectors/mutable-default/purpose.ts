import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../../analysis.ts';
import type { Module, Variable } from '../../module.ts';
import { enclosingFunction, parentOf, walk, type FunctionNode, type Node } from '../../syntax.ts';
import { argumentOf, calledName, callsIn, functionCalled, nameNodeOf, nameOf } from './callers.ts';
import { holderOf } from './mutations.ts';

interface Changed {
  readonly owner: FunctionNode;
  readonly variable: Variable;
  readonly pattern: TSESTree.AssignmentPattern;
}

/** True when changing the parameter hurts nobody, or is what the function is for. */
export function isOnPurpose(analysis: Analysis, changed: Changed): boolean {
  return isCallback(changed.owner) || isOnlyForTheCaller(changed) || isAccumulator(analysis, changed) || isNeverPassed(analysis.module, changed);
}

/** A function that is given to a call at once is called by code that knows what it does: a reducer changes its accumulator. */
function isCallback(owner: FunctionNode): boolean {
  const parent = parentOf(owner);
  return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.arguments.includes(owner as TSESTree.Expression);
}

/** The function gives nothing back and hands the parameter to nobody: the change is all that it does with it. */
function isOnlyForTheCaller({ owner, variable }: Changed): boolean {
  if (owner.body.type !== 'BlockStatement') return false;
  for (const node of walk(owner.body)) if (node.type === 'ReturnStatement' && node.argument && enclosingFunction(node) === owner) return false;
  return variable.references.every((reference) => reference.isWrite() || parentOf(reference.identifier as Node)?.type === 'MemberExpression');
}

/** Collecting into what the caller passed is the purpose: the function calls itself, or a caller in this file reads it afterwards. */
function isAccumulator(analysis: Analysis, { owner, variable, pattern }: Changed): boolean {
  const name = nameOf(owner);
  if (name === undefined) return false;
  const index = owner.params.findIndex((parameter) => parameter === pattern);
  if (callsIn(owner).some((call) => calledName(call) === name && call.arguments.length > index)) return true;
  for (const reference of variable.references) {
    const call = argumentOf(reference.identifier);
    const target = call && functionCalled(analysis, call);
    if (target && callsIn(target).some((inner) => calledName(inner) === name)) return true;
  }
  return index >= 0 && analysis.module.nodes('CallExpression').some((call) => calledName(call) === name && isReadAfter(call, call.arguments[index], analysis.module));
}

function isReadAfter(call: TSESTree.CallExpression, argument: Node | undefined, module: Module): boolean {
  const variable = argument?.type === 'Identifier' ? module.variableOf(argument) : undefined;
  const declarator = variable?.defs[0]?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init || !holderOf(declarator.init, module)) return false;
  return variable?.references.some((reference) => reference.identifier.range[0] > call.range[1]) === true;
}

/** All callers stand in this file, and none of them passes anything: the parameter is a variable in disguise. */
function isNeverPassed(module: Module, { owner, pattern }: Changed): boolean {
  const name = nameNodeOf(owner);
  const index = owner.params.findIndex((parameter) => parameter === pattern);
  const variable = name ? module.variableOf(name) : undefined;
  if (index < 0 || !variable || isExported(name)) return false;
  const uses = variable.references.filter((reference) => !reference.isWrite());
  return uses.length > 0 && uses.every((reference) => {
    const call = parentOf(reference.identifier);
    if (call?.type !== 'CallExpression' || call.callee !== reference.identifier) return false;
    const argument = call.arguments[index];
    return !call.arguments.some((each) => each.type === 'SpreadElement') && (argument === undefined || holderOf(argument, module) !== undefined);
  });
}

function isExported(name: Node | undefined): boolean {
  for (let at = name && parentOf(name); at && at.type !== 'BlockStatement'; at = parentOf(at)) if (at.type.startsWith('Export')) return true;
  return false;
}
