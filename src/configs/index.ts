import * as parser from '@typescript-eslint/parser';
import type { ESLint, Linter } from 'eslint';
import { SETTINGS_KEY } from '../facts/index.ts';
import { LAYERS, type Layer } from '../layers/layer.ts';
import { RESPONSIBILITIES, type Responsibility } from '../responsibilities.ts';
import type { BackendLayersSettings } from '../settings.ts';

/** The prefix of our rules in a configuration. */
export const PLUGIN_NAME = 'backend-layers';

/** Every kind of source file that the plugin reads; naming them makes ESLint lint them without more configuration. */
const SOURCE_FILES = ['**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}'];

/** Nobody wrote them by hand, and the TypeScript parser takes a second for one. */
const MINIFIED_FILES = ['**/*.min.{js,mjs,cjs}'];

/** What `strict` asks of rules beyond `recommended`. */
const STRICT_OPTIONS: Readonly<Record<string, object>> = {
  'no-database-in-router': { handles: true },
  'no-database-in-service': { handles: true, ormRepositories: 'forbid' },
};

type Rules = NonNullable<Linter.Config['rules']>;

function rulesWhere(applies: (row: Responsibility) => boolean, options: (row: Responsibility) => object | undefined = () => undefined): Rules {
  return Object.fromEntries(RESPONSIBILITIES.filter(applies).map((row) => {
    const given = options(row);
    return [`${PLUGIN_NAME}/${row.rule}`, given ? ['error', given] : 'error'];
  }));
}

const recommendedRules = rulesWhere((row) => row.preset === 'recommended');
const strictRules = rulesWhere((row) => row.preset !== 'off', (row) => ({ certainty: 'likely', ...STRICT_OPTIONS[row.rule] }));

/** Rules that the documentation of a framework contradicts. */
const FRAMEWORK_RULES = {
  express: {},
  fastify: {},
  // https://docs.nestjs.com/exception-filters: services throw HttpException in the framework's own guides.
  nestjs: { 'no-http-in-service': ['error', { exceptions: 'allow' }] },
  hono: {},
  koa: {},
  next: {},
  // https://trpc.io/docs/server/error-handling: TRPCError is thrown by whatever a procedure calls.
  trpc: { 'no-http-in-service': ['error', { exceptions: 'allow' }] },
} as const satisfies Record<string, Record<string, Linter.RuleEntry>>;

export type FrameworkPreset = keyof typeof FRAMEWORK_RULES;
type PresetName = 'recommended' | 'strict' | 'services-use-orm' | Layer | FrameworkPreset;
export type Configs = Readonly<Record<Exclude<PresetName, 'entity'>, Linter.Config>>;

/** Makes the configurations of a plugin object; they hold the plugin itself and bring the TypeScript parser. */
export function createConfigs(plugin: ESLint.Plugin): Configs {
  const config = (name: string, rules: Rules, settings?: BackendLayersSettings): Linter.Config => ({
    name: `${PLUGIN_NAME}/${name}`,
    files: SOURCE_FILES,
    ignores: MINIFIED_FILES,
    plugins: { [PLUGIN_NAME]: plugin },
    languageOptions: { parser },
    ...(settings ? { settings: { [SETTINGS_KEY]: settings } } : {}),
    rules,
  });
  const layers = LAYERS.filter((layer) => layer !== 'entity').map((layer) => [
    layer,
    config(layer, rulesWhere((row) => row.preset === 'recommended' && (row.layers.length === 0 || row.layers.includes(layer))), { layer }),
  ]);
  const frameworks = Object.entries(FRAMEWORK_RULES).map(([framework, rules]) => [
    framework,
    config(framework, { ...recommendedRules, ...prefixed(rules) }, { framework } as BackendLayersSettings),
  ]);
  const withoutServiceDatabase = Object.fromEntries(Object.entries(recommendedRules).filter(([rule]) => rule !== `${PLUGIN_NAME}/no-database-in-service`)) as Rules;
  return Object.fromEntries([
    ['recommended', config('recommended', recommendedRules)],
    ['strict', config('strict', strictRules)],
    ['services-use-orm', config('services-use-orm', withoutServiceDatabase)],
    ...layers,
    ...frameworks,
  ] as [string, Linter.Config][]) as unknown as Configs;
}

function prefixed(rules: Readonly<Record<string, Linter.RuleEntry>>): Rules {
  return Object.fromEntries(Object.entries(rules).map(([rule, entry]) => [`${PLUGIN_NAME}/${rule}`, entry]));
}
