import type { Layer } from '../../layers/layer.ts';
import type { Configs } from '../../configs/index.ts';

export const PACKAGE = 'eslint-plugin-backend-layers';

/** What a configuration shall say of our plugin. */
export interface PluginUse {
  readonly preset: keyof Configs;
  /** Rules that differ from the preset, as source text by their name without prefix. */
  readonly rules: Readonly<Record<string, string>>;
  readonly layers: Readonly<Partial<Record<Layer, readonly string[]>>>;
  readonly basePath: string | undefined;
  /** Globs of the files to hold to it; undefined for all. */
  readonly files: readonly string[] | undefined;
}

/** How a file is written. */
export interface Style {
  readonly quote: '\'' | '"';
  readonly semicolon: '' | ';';
  readonly indent: string;
  readonly newline: string;
}

export const DEFAULT_STYLE: Style = { quote: '\'', semicolon: ';', indent: '  ', newline: '\n' };

/** The element of a configuration array, its lines joined with the indentation of where it will stand. */
export function elementText(use: PluginUse, plugin: string, style: Style, indent: string): string {
  const text = (value: string): string => quoted(value, style);
  const preset = /^\w+$/.test(use.preset) ? `${plugin}.configs.${use.preset}` : `${plugin}.configs[${text(use.preset)}]`;
  const settings = [
    ...(use.preset === 'recommended' ? [] : [`preset: ${text(use.preset)},`]),
    ...(use.basePath === undefined ? [] : [`basePath: ${text(use.basePath)},`]),
    ...block('layers', Object.entries(use.layers).map(([layer, globs]) => `${layer}: [${globs.map(text).join(', ')}],`), style),
    ...block('rules', Object.entries(use.rules).map(([rule, entry]) => `${text(`backend-layers/${rule}`)}: ${entry.replaceAll('\'', style.quote)},`), style),
  ];
  const isPlain = use.basePath === undefined && Object.keys(use.layers).length === 0 && Object.keys(use.rules).length === 0;
  const config = isPlain ? [preset] : [`${plugin}.configure({`, ...settings.map((line) => style.indent + line), '})'];
  const lines = use.files === undefined ? config : spread(config, `files: [${use.files.map(text).join(', ')}],`, style);
  return lines.join(`${style.newline}${indent}`);
}

/** A preset for some files only, as every shape of configuration takes it. */
function spread(config: readonly string[], files: string, { indent }: Style): string[] {
  const [first = '', ...rest] = config;
  const inner = [`...${first}`, ...rest];
  return ['{', ...inner.map((line, at) => `${indent}${line}${at === inner.length - 1 ? ',' : ''}`), `${indent}${files}`, '}'];
}

function block(name: string, lines: readonly string[], { indent }: Style): string[] {
  return lines.length === 0 ? [] : [`${name}: {`, ...lines.map((line) => indent + line), '},'];
}

export function quoted(value: string, { quote }: Pick<Style, 'quote'>): string {
  return quote + value.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote;
}

/** What a project without a configuration needs beside the plugin. */
export interface NewConfig {
  readonly use: PluginUse;
  /** Folders with output of other programs. */
  readonly ignores: readonly string[];
  /** Rules of plugins which the project does not have, that comments in its code silence. */
  readonly foreignRules: readonly string[];
  readonly hasUnusedComments: boolean;
}

/** The text of a new configuration file. */
export function newConfigText({ use, ignores, foreignRules, hasUnusedComments }: NewConfig): string {
  const style = DEFAULT_STYLE;
  const hasForeign = foreignRules.length > 0;
  const comments = hasForeign || hasUnusedComments ? commentsElement(foreignRules, style) : [];
  return [
    `import backendLayers from '${PACKAGE}';`,
    '',
    ...(hasForeign ? [
      '// Comments in the code silence these rules of plugins that are not here; without a definition ESLint calls each of them an error.',
      'const undefinedRules = (...names) => ({ rules: Object.fromEntries(names.map((name) => [name, { create: () => ({}) }])) });',
      '',
    ] : []),
    'export default [',
    ...(ignores.length > 0 ? [`  { ignores: [${ignores.map((glob) => quoted(glob, style)).join(', ')}] },`] : []),
    ...comments,
    `  ${elementText(use, 'backendLayers', style, style.indent)},`,
    '];',
    '',
  ].join('\n');
}

function commentsElement(foreignRules: readonly string[], style: Style): string[] {
  const plugins = new Map<string, string[]>();
  for (const rule of foreignRules) {
    // As ESLint takes it apart: only a scope has a slash of its own.
    const slash = rule.startsWith('@') ? rule.lastIndexOf('/') : rule.indexOf('/');
    // A rule without a plugin is one of ESLint's own that is gone.
    if (slash > 0) plugins.set(rule.slice(0, slash), [...(plugins.get(rule.slice(0, slash)) ?? []), rule.slice(slash + 1)]);
  }
  const lines = [...plugins].map(([name, rules]) => `      ${quoted(name, style)}: undefinedRules(${rules.map((rule) => quoted(rule, style)).join(', ')}),`);
  return [
    '  {',
    ...(lines.length > 0 ? ['    plugins: {', ...lines, '    },'] : []),
    '    linterOptions: { reportUnusedDisableDirectives: \'off\' },',
    '  },',
  ];
}
