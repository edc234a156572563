import picomatch from 'picomatch';
import type { LayerGlob, LayerSettings } from './layers/find-layer.ts';
import { LAYERS, type Layer } from './layers/layer.ts';
import { LAYER_ALIASES, type LayerAlias } from './layers/names.ts';
import { show, suggestion } from './mistakes.ts';
import { AUTHS, FRAMEWORKS, ORMS, VALIDATIONS, type Auth, type Framework, type Orm, type Validation } from './settings-values.ts';

/** A layer's name, or a word that people use for it: `controller`, `dao`, `dto`. */
export type LayerName = Layer | LayerAlias;

/** What a project writes under `settings['backend-layers']`. Everything is optional. */
export interface BackendLayersSettings {
  /** All files that these settings apply to are of this layer; for a config with `files`. */
  readonly layer?: LayerName;
  /** Files of a layer: globs relative to the working directory, or folders. A glob that begins with `!` takes files out again. Of two layers that match, the last one wins. */
  readonly layers?: Readonly<Partial<Record<LayerName, string | readonly string[]>>>;
  /** Files without a layer: globs relative to the working directory, or folders. */
  readonly ignore?: string | readonly string[];
  /** Default: detected from `package.json`, as the next three. */
  readonly framework?: Framework | readonly Framework[];
  readonly orm?: Orm | readonly Orm[];
  readonly validation?: Validation | readonly Validation[];
  readonly auth?: Auth | readonly Auth[];
  /** Path under which all routes live: `/api/v1`. */
  readonly basePath?: string;
}

/** Settings that have been checked and made ready for use. Lists are empty where the project says nothing. */
export interface Settings extends LayerSettings {
  readonly framework: readonly Framework[];
  readonly orm: readonly Orm[];
  readonly validation: readonly Validation[];
  readonly auth: readonly Auth[];
  /** Without a slash at its end. */
  readonly basePath: string | undefined;
}

/** Every mistake in the settings, at once. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly mistakes: readonly string[];

  constructor(mistakes: readonly string[]) {
    super(`Wrong settings['backend-layers']:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}`);
    this.mistakes = mistakes;
  }
}

const KEYS = ['layer', 'layers', 'ignore', 'framework', 'orm', 'validation', 'auth', 'basePath'] as const satisfies readonly (keyof BackendLayersSettings)[];
const LAYER_NAMES: ReadonlyMap<string, Layer> = new Map<string, Layer>([...LAYERS.map((layer) => [layer, layer] as const), ...Object.entries(LAYER_ALIASES)]);

const DEFAULTS: Settings = { layer: undefined, layers: [], ignore: [], framework: [], orm: [], validation: [], auth: [], basePath: undefined };
/** ESLint hands the same object to every rule and file. */
const checked = new WeakMap<object, Settings | SettingsError>();

/**
 * The settings of a project, checked once for each object.
 *
 * @param raw what stands under `settings['backend-layers']`; `undefined` gives the defaults
 * @throws SettingsError with every mistake
 */
export function settingsOf(raw: unknown): Settings {
  if (raw === undefined) return DEFAULTS;
  if (!isRecord(raw)) throw new SettingsError([`The settings are ${show(raw)}; an object is expected.`]);
  const result = checked.get(raw) ?? check(raw);
  checked.set(raw, result);
  if (result instanceof SettingsError) throw result;
  return result;
}

/**
 * Settings with the types and the checks of an editor: returns what it gets.
 *
 * @throws SettingsError with every mistake
 */
export function defineSettings(settings: BackendLayersSettings): BackendLayersSettings {
  settingsOf(settings);
  return settings;
}

function check(raw: Readonly<Record<string, unknown>>): Settings | SettingsError {
  const mistakes: string[] = [];
  for (const key of Object.keys(raw)) if (!isOneOf(KEYS, key)) mistakes.push(unknownKey(key));
  const layers = layerGlobs(raw['layers'], mistakes);
  const ignore = globs(raw['ignore'], 'ignore', mistakes);
  for (const { glob } of ignore) {
    const layer = layers.find((entry) => entry.glob === glob)?.layer;
    if (layer) mistakes.push(`\`${glob}\` stands under \`ignore\` and under \`layers.${layer}\`. Keep one of them.`);
  }
  const settings: Settings = {
    layer: raw['layer'] === undefined ? undefined : layerNamed(raw['layer'], 'layer', mistakes),
    layers,
    ignore,
    framework: values(raw['framework'], 'framework', FRAMEWORKS, mistakes),
    orm: values(raw['orm'], 'orm', ORMS, mistakes),
    validation: values(raw['validation'], 'validation', VALIDATIONS, mistakes),
    auth: values(raw['auth'], 'auth', AUTHS, mistakes),
    basePath: basePathOf(raw['basePath'], mistakes),
  };
  return mistakes.length > 0 ? new SettingsError(mistakes) : settings;
}

function unknownKey(key: string): string {
  const layer = LAYER_NAMES.get(key);
  if (layer) return `\`${key}\` is no setting. Globs of a layer stand under \`layers\`: \`layers: { ${/^\w+$/.test(key) ? key : `'${key}'`}: ... }\`.`;
  return `\`${key}\` is no setting. ${suggestion(key, KEYS)}`;
}

function layerNamed(value: unknown, where: string, mistakes: string[]): Layer | undefined {
  const layer = typeof value === 'string' ? LAYER_NAMES.get(value) : undefined;
  if (layer) return layer;
  mistakes.push(typeof value === 'string'
    ? `\`${where}\`: \`${value}\` is no layer. ${suggestion(value, [...LAYER_NAMES.keys()], LAYERS)}`
    : `\`${where}\` is ${show(value)}; the name of one layer is expected.`);
  return undefined;
}

function layerGlobs(value: unknown, mistakes: string[]): (LayerGlob & { readonly layer: Layer })[] {
  if (value === undefined) return [];
  if (!isRecord(value)) {
    mistakes.push(`\`layers\` is ${show(value)}; an object from layers to globs is expected.`);
    return [];
  }
  const layerOf = new Map<string, Layer>();
  return Object.entries(value).flatMap(([name, given]) => {
    const layer = layerNamed(name, 'layers', mistakes);
    const compiled = globs(given, `layers.${name}`, mistakes);
    if (!layer) return [];
    for (const { glob } of compiled) {
      const other: Layer = layerOf.get(glob) ?? layer;
      if (other !== layer) mistakes.push(`\`${glob}\` stands under \`layers.${other}\` and under \`layers.${name}\`. Keep one of them.`);
      layerOf.set(glob, layer);
    }
    return compiled.map((entry) => ({ ...entry, layer }));
  });
}

/** Compiles a glob or a list of them; those that begin with `!` take files away from all others of the list. */
function globs(value: unknown, where: string, mistakes: string[]): LayerGlob[] {
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) mistakes.push(`\`${where}\` is an empty list; give a glob or leave it out.`);
  const compiled = list.flatMap((entry) => compile(entry, where, mistakes) ?? []);
  const without = compiled.filter((entry) => entry.negative);
  const positive = compiled.filter((entry) => !entry.negative);
  if (without.length > 0 && positive.length === 0) mistakes.push(`\`${where}\` only takes files out; give a glob that does not begin with \`!\` as well.`);
  return positive.map(({ glob, matches }) => ({
    glob,
    matches: without.length === 0 ? matches : (path) => matches(path) && !without.some((entry) => entry.matches(path)),
  }));
}

function compile(value: unknown, where: string, mistakes: string[]): (LayerGlob & { readonly negative: boolean }) | undefined {
  const fault = globFault(value);
  if (typeof value !== 'string' || fault) {
    mistakes.push(`\`${where}\`${typeof value === 'string' ? `: \`${value}\`` : ''} ${fault ?? 'is wrong'}`);
    return undefined;
  }
  const negative = isNegative(value);
  const pattern = (negative ? value.slice(1) : value).replace(/^(?:\.\/)+/, '');
  const last = pattern.split('/').at(-1) ?? '';
  const isFolder = last === '' || !/[*?.[\]{}()!+@]/.test(last);
  try {
    const matches = picomatch(isFolder ? `${pattern.replace(/\/$/, '')}{,/**}` : literalGroups(pattern), { dot: true, windows: false, strictBrackets: true, nonegate: true });
    return { glob: value, negative, matches: (path) => matches(path) };
  } catch (error) {
    mistakes.push(`\`${where}\`: \`${value}\` is no glob: ${error instanceof Error ? error.message : String(error)}.`);
    return undefined;
  }
}

/** What is wrong with a glob, to follow its name. */
function globFault(value: unknown): string | undefined {
  if (typeof value !== 'string') return `is ${show(value)}; a glob or a list of globs is expected.`;
  const pattern = isNegative(value) ? value.slice(1) : value;
  if (/^(?:\.\/)*$/.test(pattern.trim())) return 'is an empty glob.';
  if (/\\[\w*.@-]/.test(pattern)) return 'has backslashes; write forward slashes, also on Windows.';
  if (/^(?:\/|[A-Za-z]:)/.test(pattern)) return 'is absolute; globs are relative to the working directory.';
  return /^(?:\.\/)*\.\.(?:\/|$)/.test(pattern) ? 'leads out of the working directory; globs are relative to it.' : undefined;
}

function isNegative(glob: string): boolean {
  return glob.startsWith('!') && glob[1] !== '(';
}

/** Next's route groups: `app/(auth)/**` means the folder `(auth)`, as it does in ESLint's `files`. */
function literalGroups(pattern: string): string {
  return pattern.replace(/(?<![@!+?*\\])\(([^()|]*)\)/g, String.raw`\($1\)`);
}

function values<const T extends string>(value: unknown, where: string, known: readonly T[], mistakes: string[]): T[] {
  if (value === undefined) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) mistakes.push(`\`${where}\` is an empty list; name something or leave it out.`);
  return list.flatMap((entry) => {
    if (typeof entry === 'string' && isOneOf(known, entry)) return [entry];
    mistakes.push(typeof entry === 'string'
      ? `\`${where}\`: \`${entry}\` is not known. ${suggestion(entry, known)}`
      : `\`${where}\` is ${show(value)}; a name or a list of names is expected.`);
    return [];
  });
}

function basePathOf(value: unknown, mistakes: string[]): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^\/[^\s*?#\\]*$/.test(value)) return value.length > 1 ? value.replace(/\/+$/, '') : value;
  mistakes.push(`\`basePath\` is ${show(value)}; a path that begins with \`/\` is expected, such as \`/api/v1\`.`);
  return undefined;
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return list.some((entry) => entry === value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
