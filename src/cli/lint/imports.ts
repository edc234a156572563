import type { Rule } from 'eslint';

/** One import of any form. */
export interface ImportSite {
  readonly specifier: string;
  readonly line: number;
  /** Offsets of the whole statement or call; a fact of the flow has the same. */
  readonly range: readonly [start: number, end: number];
  readonly typeOnly: boolean;
}

/** What we need of a node; the tree's own types end in `languages/`. */
interface SeenNode {
  readonly range?: [number, number] | undefined;
  readonly loc?: { readonly start: { readonly line: number } } | null | undefined;
  readonly source?: unknown;
  readonly importKind?: string;
  readonly exportKind?: string;
  readonly moduleReference?: { readonly expression?: unknown };
  readonly arguments?: readonly unknown[];
}

/** Listeners that collect the imports of a file while ESLint walks over it. */
export function importListeners(found: ImportSite[]): Rule.RuleListener {
  const add = (node: SeenNode, source: unknown): void => {
    const specifier = stringOf(source);
    if (specifier === undefined || !node.range || !node.loc) return;
    found.push({ specifier, line: node.loc.start.line, range: [node.range[0], node.range[1]], typeOnly: node.importKind === 'type' || node.exportKind === 'type' });
  };
  const bySource = (node: unknown): void => add(node as SeenNode, (node as SeenNode).source);
  return {
    ImportDeclaration: bySource,
    ExportNamedDeclaration: bySource,
    ExportAllDeclaration: bySource,
    ImportExpression: bySource,
    TSImportEqualsDeclaration: (node: SeenNode) => add(node, node.moduleReference?.expression),
    'CallExpression[callee.name="require"]': (node: SeenNode) => add(node, node.arguments?.[0]),
  };
}

function stringOf(node: unknown): string | undefined {
  const value = typeof node === 'object' && node !== null && 'value' in node ? node.value : undefined;
  return typeof value === 'string' ? value : undefined;
}
