import type { Scope, ScopeManager } from '@typescript-eslint/scope-manager';
import { analyze } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { parseSync } from 'oxc-parser';
import { StampedCache } from '../../project/source-files.ts';
import { isMinified } from './minified.ts';
import { nestsTooDeep } from './nesting.ts';
import { isNode, type Node } from './syntax.ts';

export type Variable = Scope['variables'][number];

/** The nodes of a file by their type, in source order. */
export type NodesByType = ReadonlyMap<string, readonly Node[]>;

/** A parsed file: the linted one, or another one of the project. Everything is computed on first ask. */
export class Module {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
  readonly ast: TSESTree.Program;
  /** True for the file that ESLint is linting. */
  readonly isLinted: boolean;
  readonly #indexNodes: () => NodesByType;
  readonly #analyzeScopes: () => ScopeManager;
  #nodes: NodesByType | undefined;
  #scopes: ScopeManager | undefined;
  #variables: Map<Node, Variable> | undefined;
  #lineStarts: number[] | undefined;

  constructor(source: { path: string; text: string; ast: TSESTree.Program; isLinted: boolean; indexNodes: () => NodesByType; analyzeScopes: () => ScopeManager }) {
    this.path = source.path;
    this.text = source.text;
    this.ast = source.ast;
    this.isLinted = source.isLinted;
    this.#indexNodes = source.indexNodes;
    this.#analyzeScopes = source.analyzeScopes;
  }

  /** All nodes of one type. */
  nodes<T extends Node['type'] | `${Node['type']}`>(type: T): readonly Extract<Node, { type: T | `${T}` }>[] {
    this.#nodes ??= this.#indexNodes();
    return (this.#nodes.get(type) ?? []) as readonly Extract<Node, { type: T | `${T}` }>[];
  }

  /** The variable that an identifier refers to or declares; absent for globals. */
  variableOf(identifier: Node): Variable | undefined {
    this.#variables ??= Module.#bind(this.scopes);
    return this.#variables.get(identifier);
  }

  get scopes(): ScopeManager {
    return (this.#scopes ??= this.#analyzeScopes());
  }

  /** One-based line of an offset. */
  lineOf(offset: number): number {
    if (!this.#lineStarts) {
      this.#lineStarts = [0];
      for (let at = this.text.indexOf('\n'); at >= 0; at = this.text.indexOf('\n', at + 1)) this.#lineStarts.push(at + 1);
    }
    let low = 0;
    let high = this.#lineStarts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  textOf(node: Node): string {
    return this.text.slice(node.range[0], node.range[1]);
  }

  static #bind(scopes: ScopeManager): Map<Node, Variable> {
    const variables = new Map<Node, Variable>();
    for (const scope of scopes.scopes) {
      for (const reference of scope.references) if (reference.resolved) variables.set(reference.identifier, reference.resolved);
      for (const variable of scope.variables) for (const identifier of variable.identifiers) variables.set(identifier, variable);
    }
    return variables;
  }
}

/** Puts a node into the list of its type. */
export function addToIndex(nodes: Map<string, Node[]>, node: Node): void {
  const list = nodes.get(node.type);
  if (list) list.push(node);
  else nodes.set(node.type, [node]);
}

/** The nodes of a tree in the order of `walk`; each gets its parent on the way. */
function indexTree(root: Node): NodesByType {
  const nodes = new Map<string, Node[]>();
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    addToIndex(nodes, node);
    const keys = visitorKeys[node.type] ?? [];
    for (let index = keys.length - 1; index >= 0; index--) {
      const child = (node as unknown as Record<string, unknown>)[keys[index] ?? ''];
      if (Array.isArray(child)) for (let at = child.length - 1; at >= 0; at--) enter(child[at], node, stack);
      else enter(child, node, stack);
    }
  }
  return nodes;
}

function enter(child: unknown, parent: Node, stack: Node[]): void {
  if (!isNode(child)) return;
  (child as { parent?: Node }).parent = parent;
  stack.push(child);
}

const parsed = new StampedCache<Module | undefined>();

/**
 * Another file of the project, parsed with the native parser (docs/architecture.md says what it costs).
 *
 * @param path absolute path
 * @returns undefined when the file cannot be read or parsed
 */
export function loadModule(path: string): Module | undefined {
  return parsed.get(path, (text) => parseModule(path, text));
}

function parseModule(path: string, text: string): Module | undefined {
  if (!/\.[cm]?[jt]sx?$/.test(path) || isMinified(text) || nestsTooDeep(text)) return undefined;
  const { program, errors } = parseSync(path, text, { astType: 'ts', range: true, preserveParens: false });
  if (errors.some((error) => error.severity === 'Error') && program.body.length === 0) return undefined;
  const ast = program as unknown as TSESTree.Program;
  const nodes = indexTree(ast);
  return new Module({
    path, text, ast, isLinted: false,
    indexNodes: () => nodes,
    analyzeScopes: () => analyze(ast, { sourceType: 'module', childVisitorKeys: visitorKeys, lib: [] }),
  });
}
