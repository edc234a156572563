import { dirname, relative } from 'node:path';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Rewrite } from '../../../../facts/fact.ts';
import { resolveImport } from '../../../../project/resolve.ts';
import type { Module } from '../../module.ts';
import { parentOf, type Node } from '../../syntax.ts';

type Edit = Rewrite['edits'][number];

/** An imported name that nothing mentions any more: a part of an import, or all of it. */
interface Superfluous {
  readonly declaration: TSESTree.ImportDeclaration;
  readonly specifier?: TSESTree.ImportSpecifier;
}

const ENDING = /\.[cm]?[jt]sx?$/;

/**
 * The edits by which a file imports a name, and no longer another that a rewrite has made superfluous.
 *
 * @param wanted a name that another file exports; absent when the name is there already
 * @param dropped the one mention of an imported name that the rewrite removes
 * @returns undefined when it is not certain how the file would write the import
 */
export function importEdits(module: Module, wanted: { readonly name: string; readonly path: string } | undefined, dropped: Node): Edit[] | undefined {
  const superfluous = onlyMentioned(module, dropped);
  const removal = superfluous ? [without(module, superfluous)] : [];
  if (!wanted) return removal;
  const beside = importsOf(module).find((each) => each.importKind !== 'type' && namedSpecifiers(each).length > 0 && leadsTo(module, each.source.value, wanted.path));
  const neighbour = beside && namedSpecifiers(beside).at(-1);
  if (neighbour) return [insertion(neighbour.range[1], `, ${wanted.name}`), ...removal];
  const line = importLine(module, wanted);
  const last = importsOf(module).at(-1);
  if (line === undefined || !last) return undefined;
  if (superfluous && !superfluous.specifier) return [{ range: superfluous.declaration.range, text: line }];
  return [insertion(endOfLine(module, last), `\n${line}`), ...removal];
}

function insertion(at: number, text: string): Edit {
  return { range: [at, at], text };
}

/** Behind the comment that may stand at the end of a statement's line. */
function endOfLine(module: Module, { range }: Node): number {
  return range[1] + (/^[ \t]*\/\/[^\r\n]*/.exec(module.text.slice(range[1]))?.[0].length ?? 0);
}

function importsOf(module: Module): TSESTree.ImportDeclaration[] {
  return module.ast.body.filter((statement) => statement.type === 'ImportDeclaration');
}

function namedSpecifiers(declaration: TSESTree.ImportDeclaration): TSESTree.ImportSpecifier[] {
  return declaration.specifiers.filter((specifier) => specifier.type === 'ImportSpecifier');
}

function leadsTo(module: Module, specifier: string, path: string): boolean {
  const resolution = resolveImport(specifier, module.path);
  return resolution.kind === 'file' && resolution.path === path;
}

/** The import of a name that is mentioned nowhere else; absent where the import could not be left without it. */
function onlyMentioned(module: Module, mention: Node): Superfluous | undefined {
  const variable = mention.type === 'Identifier' ? module.variableOf(mention) : undefined;
  const specifier = variable?.references.length === 1 ? (variable.defs[0]?.node as Node | undefined) : undefined;
  const declaration = specifier && parentOf(specifier);
  if (declaration?.type !== 'ImportDeclaration' || (specifier?.type !== 'ImportSpecifier' && specifier?.type !== 'ImportDefaultSpecifier')) return undefined;
  if (declaration.specifiers.length === 1) return { declaration };
  // `import base, { Name }` would keep empty braces.
  const named = namedSpecifiers(declaration);
  return specifier.type === 'ImportSpecifier' && named.length > 1 ? { declaration, specifier } : undefined;
}

function without(module: Module, { declaration, specifier }: Superfluous): Edit {
  if (!specifier) {
    const lineBreak = /^\r?\n/.exec(module.text.slice(declaration.range[1]))?.[0].length ?? 0;
    return { range: [declaration.range[0], declaration.range[1] + lineBreak], text: '' };
  }
  const named = namedSpecifiers(declaration);
  const at = named.indexOf(specifier);
  const next = named[at + 1];
  return { range: next ? [specifier.range[0], next.range[0]] : [named[at - 1]?.range[1] ?? specifier.range[0], specifier.range[1]], text: '' };
}

/** The import as the file writes its others: quotes, semicolon, and what stands for a file's ending. */
function importLine(module: Module, { name, path }: { readonly name: string; readonly path: string }): string | undefined {
  const example = importsOf(module).find((each) => resolveImport(each.source.value, module.path).kind === 'file');
  if (!example) return undefined;
  const specifier = specifierOf(module, path, ENDING.exec(example.source.value)?.[0]);
  if (!leadsTo(module, specifier, path)) return undefined;
  const quote = example.source.raw.startsWith('"') ? '"' : "'";
  return `import { ${name} } from ${quote}${specifier}${quote}${module.textOf(example).endsWith(';') ? ';' : ''}`;
}

function specifierOf(module: Module, path: string, ending: string | undefined): string {
  const way = relative(dirname(module.path), path).replaceAll('\\', '/');
  const whole = way.startsWith('.') ? way : `./${way}`;
  if (ending === undefined) return whole.replace(ENDING, '').replace(/(?<=.)\/index$/, '');
  return /js|jsx$/.test(ending) ? whole.replace(/ts(x?)$/, 'js$1') : whole;
}
