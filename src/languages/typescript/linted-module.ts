import type { ScopeManager } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { addToIndex, Module, type NodesByType } from './module.ts';
import { walk, type Node } from './syntax.ts';

/** One step of ESLint's own walk over a file. Source: https://eslint.org/docs/latest/extend/languages */
interface Step {
  readonly kind: number;
  readonly phase: number;
  readonly target: unknown;
}

/** What we need of ESLint's SourceCode, whatever parser made it. */
export interface LintedSource {
  readonly text: string;
  readonly ast: unknown;
  readonly scopeManager: unknown;
  readonly parserServices?: unknown;
  traverse?(): Iterable<Step>;
}

const VISIT_NODE = 1;
const ENTER = 1;

/** The linted file as a module: ESLint's tree, scopes and walk are used as they are. */
export function moduleOf(source: LintedSource, filename: string): Module {
  const ast = source.ast as TSESTree.Program;
  return new Module({
    path: filename,
    text: source.text,
    ast,
    isLinted: true,
    indexNodes: () => indexNodes(source, ast),
    analyzeScopes: () => source.scopeManager as ScopeManager,
  });
}

function indexNodes(source: LintedSource, ast: TSESTree.Program): NodesByType {
  const nodes = new Map<string, Node[]>();
  if (source.traverse) {
    for (const step of source.traverse()) if (step.kind === VISIT_NODE && step.phase === ENTER) addToIndex(nodes, step.target as Node);
  } else for (const node of walk(ast)) addToIndex(nodes, node);
  return nodes;
}
