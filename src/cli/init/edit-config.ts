import { Node, Project, SyntaxKind, type ArrayLiteralExpression, type CallExpression, type Expression, type SourceFile } from 'ts-morph';
import { elementText, PACKAGE, quoted, type PluginUse, type Style } from './config-text.ts';

/** What became of a configuration that was to be edited. */
export type EditedConfig =
  | { readonly kind: 'edited'; readonly text: string }
  | { readonly kind: 'has-plugin' }
  /** Its shape is not understood. */
  | { readonly kind: 'unknown'; readonly element: string; readonly importLine: string };

/** Functions that take the elements of a configuration, by the module that they come from. */
const CONFIG_FUNCTIONS: Readonly<Record<string, readonly string[]>> = {
  'eslint/config': ['defineConfig'],
  '@eslint/config-helpers': ['defineConfig'],
  'typescript-eslint': ['config'],
};

/**
 * Puts our element first in a flat configuration, so that parsers and options of the project come later and win.
 *
 * @param name of the file; its ending says how it is read
 */
export function editConfig(name: string, text: string, use: PluginUse): EditedConfig {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { allowJs: true }, skipLoadingLibFiles: true });
  const file = project.createSourceFile(name.replace(/\.([mc]?)js$/, '.$1ts'), text, { overwrite: true });
  if (text.includes(PACKAGE) && file.getDescendantsOfKind(SyntaxKind.StringLiteral).some((literal) => literal.getLiteralValue() === PACKAGE)) return { kind: 'has-plugin' };
  const style = styleOf(file, text);
  const isCommonJs = findExport(file)?.isCommonJs ?? name.endsWith('.cjs');
  const plugin = freeName(file);
  const importLine = isCommonJs
    ? `const ${plugin} = require(${quoted(PACKAGE, style)}).default${style.semicolon}`
    : `import ${plugin} from ${quoted(PACKAGE, style)}${style.semicolon}`;
  const place = findPlace(file, isCommonJs);
  if (!place) return { kind: 'unknown', element: elementText(use, plugin, style, ''), importLine };
  const edits = [...elementEdits(place, text, use, plugin, style), importEdit(file, importLine, style)];
  return { kind: 'edited', text: apply(text, edits) };
}

interface Edit {
  readonly at: number;
  readonly text: string;
}

function apply(text: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.at - a.at).reduce((result, { at, text: inserted }) => result.slice(0, at) + inserted + result.slice(at), text);
}

/** Where elements are listed, or what is to be wrapped in a list. */
type Place =
  | { readonly kind: 'list'; readonly start: number; readonly first: Node | undefined }
  | { readonly kind: 'wrap'; readonly expression: Expression; readonly isAwaited: boolean };

function findExport(file: SourceFile): { readonly expression: Expression; readonly isCommonJs: boolean } | undefined {
  const assigned = file.getExportAssignment(() => true);
  if (assigned) return { expression: assigned.getExpression(), isCommonJs: assigned.isExportEquals() };
  for (const statement of file.getStatements()) {
    const expression = Node.isExpressionStatement(statement) ? statement.getExpression() : undefined;
    if (Node.isBinaryExpression(expression) && expression.getLeft().getText() === 'module.exports') return { expression: expression.getRight(), isCommonJs: true };
  }
  const named = file.getExportDeclarations().flatMap((declaration) => declaration.getNamedExports()).find((each) => each.getAliasNode()?.getText() === 'default');
  const name = named?.getNameNode();
  return Node.isIdentifier(name) ? { expression: name, isCommonJs: false } : undefined;
}

function findPlace(file: SourceFile, isCommonJs: boolean): Place | undefined {
  const exported = findExport(file);
  if (!exported) return undefined;
  const expression = valueOf(exported.expression, file);
  if (Node.isArrayLiteralExpression(expression)) return listOf(expression);
  if (Node.isObjectLiteralExpression(expression)) return { kind: 'wrap', expression, isAwaited: false };
  if (Node.isCallExpression(expression) && isConfigFunction(expression, file)) return argumentsOf(expression);
  const isFromElsewhere = Node.isCallExpression(expression) || (Node.isIdentifier(expression) && originOf(expression.getText(), file) !== undefined);
  // What another function or file makes may be a promise, which only a module can wait for.
  return isFromElsewhere && !isCommonJs ? { kind: 'wrap', expression, isAwaited: true } : undefined;
}

/** What an expression stands for: without types and brackets, a variable's value in its place. */
function valueOf(expression: Expression, file: SourceFile): Expression {
  if (Node.isAsExpression(expression) || Node.isSatisfiesExpression(expression) || Node.isParenthesizedExpression(expression)) return valueOf(expression.getExpression(), file);
  const value = Node.isIdentifier(expression) ? file.getVariableDeclaration(expression.getText())?.getInitializer() : undefined;
  return value ? valueOf(value, file) : expression;
}

function listOf(array: ArrayLiteralExpression): Place {
  return { kind: 'list', start: array.getStart() + 1, first: array.getElements()[0] };
}

function argumentsOf(call: CallExpression): Place {
  const [first] = call.getArguments();
  if (Node.isArrayLiteralExpression(first)) return listOf(first);
  const open = call.getFirstChildByKindOrThrow(SyntaxKind.OpenParenToken).getEnd();
  return { kind: 'list', start: open, first };
}

function isConfigFunction(call: CallExpression, file: SourceFile): boolean {
  const callee = call.getExpression();
  const [name, property] = Node.isPropertyAccessExpression(callee) ? [callee.getExpression().getText(), callee.getName()] : [callee.getText(), undefined];
  const origin = originOf(name, file);
  if (!origin) return false;
  return (CONFIG_FUNCTIONS[origin.module] ?? []).includes(property ?? origin.name);
}

/** Where a name of the file comes from: an import, or `require`. */
function originOf(name: string, file: SourceFile): { readonly module: string; readonly name: string } | undefined {
  for (const declaration of file.getImportDeclarations()) {
    const module = declaration.getModuleSpecifierValue();
    if (declaration.getDefaultImport()?.getText() === name || declaration.getNamespaceImport()?.getText() === name) return { module, name: 'default' };
    const named = declaration.getNamedImports().find((each) => (each.getAliasNode() ?? each.getNameNode()).getText() === name);
    if (named) return { module, name: named.getName() };
  }
  for (const declaration of file.getVariableDeclarations()) {
    const module = /^require\(\s*['"](?<module>[^'"]+)['"]\s*\)$/.exec(declaration.getInitializer()?.getText() ?? '')?.groups?.['module'];
    if (module === undefined) continue;
    const bound = declaration.getNameNode();
    if (Node.isIdentifier(bound) && bound.getText() === name) return { module, name: 'default' };
    const element = Node.isObjectBindingPattern(bound) ? bound.getElements().find((each) => each.getName() === name) : undefined;
    if (element) return { module, name: element.getPropertyNameNode()?.getText() ?? element.getName() };
  }
  return undefined;
}

function elementEdits(place: Place, text: string, use: PluginUse, plugin: string, style: Style): Edit[] {
  if (place.kind === 'wrap') {
    const { expression, isAwaited } = place;
    const element = elementText(use, plugin, style, style.indent);
    return [
      { at: expression.getStart(), text: `[${style.newline}${style.indent}${element},${style.newline}${style.indent}${isAwaited ? 'await ' : ''}` },
      { at: expression.getEnd(), text: `,${style.newline}]${isAwaited ? '.flat()' : ''}` },
    ];
  }
  const { start, first } = place;
  const gap = first ? text.slice(start, first.getStart()) : '';
  if (!gap.includes('\n')) return [{ at: start, text: `${elementText(use, plugin, style, indentAt(start, text))}${first ? ', ' : ''}` }];
  const indent = /[^\S\n]*$/.exec(text.slice(0, first?.getStart()))?.[0] ?? style.indent;
  return [{ at: start, text: `${style.newline}${indent}${elementText(use, plugin, style, indent)},` }];
}

/** After the last import, or before the first statement, but below what must stand first. */
function importEdit(file: SourceFile, line: string, style: Style): Edit {
  const isImport = (statement: Node): boolean => Node.isImportDeclaration(statement) || (Node.isVariableStatement(statement) && /=\s*require\(/.test(statement.getText()));
  const imports = file.getStatements().filter(isImport);
  const last = imports.at(-1);
  if (last) return { at: last.getEnd(), text: style.newline + line };
  const text = file.getFullText();
  const head = /^(?:\uFEFF|#![^\n]*\n|\/\/ *@ts-[^\n]*\n|\s*['"]use strict['"];?\n)*/.exec(text)?.[0].length ?? 0;
  return { at: head, text: line + style.newline + (text.slice(head).startsWith(style.newline) ? '' : style.newline) };
}

/** The indentation of the line that a place is in. */
function indentAt(place: number, text: string): string {
  return /^[^\S\n]*/.exec(text.slice(text.lastIndexOf('\n', place - 1) + 1))?.[0] ?? '';
}

function styleOf(file: SourceFile, text: string): Style {
  const statement = file.getImportDeclarations()[0] ?? file.getStatements()[0];
  const literal = file.getDescendantsOfKind(SyntaxKind.StringLiteral)[0]?.getText() ?? '\'';
  const indent = /\n(?<indent>[ \t]+)\S/.exec(text)?.groups?.['indent'] ?? '  ';
  return {
    quote: literal.startsWith('"') ? '"' : '\'',
    semicolon: statement === undefined || statement.getText().endsWith(';') ? ';' : '',
    indent: indent.startsWith('\t') ? '\t' : indent.slice(0, 4),
    newline: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

function freeName(file: SourceFile): string {
  const names = new Set(file.getDescendantsOfKind(SyntaxKind.Identifier).map((identifier) => identifier.getText()));
  return ['backendLayers', 'backendLayersPlugin', 'eslintPluginBackendLayers'].find((name) => !names.has(name)) ?? '_backendLayers';
}
