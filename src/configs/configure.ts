import type { Linter } from 'eslint';
import { SETTINGS_KEY } from '../facts/index.ts';
import type { BackendLayersRule } from '../create-layer-rule.ts';
import { didYouMean, quoted, show, suggestion } from '../mistakes.ts';
import { optionMistakes } from '../rule-options.ts';
import { SettingsError, settingsOf, type BackendLayersSettings } from '../settings.ts';
import { PLUGIN_NAME, type Configs } from './index.ts';

/** The settings of a project, the preset they go with, and rules that differ from it. */
export interface ConfigureOptions extends BackendLayersSettings {
  /** Default: `recommended`. */
  readonly preset?: keyof Configs;
  /** Rules that differ from the preset, by their full name. */
  readonly rules?: Linter.Config['rules'];
}

/** Rules of the plugin by their short name. */
type Rules = Readonly<Record<string, BackendLayersRule>>;

const SEVERITIES = ['off', 'warn', 'error', 0, 1, 2] as const;

/**
 * A preset with the settings of the project.
 *
 * @throws SettingsError with every mistake in the settings, the preset, and the names, severities and options of rules
 */
export function configure(configs: Configs, known: Rules, options: ConfigureOptions): Linter.Config {
  if (typeof options !== 'object' || Array.isArray(options)) settingsOf(options);
  const { preset = 'recommended', rules, ...settings } = options;
  const mistakes = [
    ...presetMistakes(configs, preset),
    ...Object.entries(rules ?? {}).flatMap(([name, entry]) => ruleMistakes(known, name, entry)),
    ...settingsMistakes(settings),
  ];
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  const config = configs[preset];
  const own = config.settings?.[SETTINGS_KEY] as BackendLayersSettings | undefined;
  return { ...config, settings: { [SETTINGS_KEY]: { ...own, ...settings } }, rules: { ...config.rules, ...rules } };
}

function presetMistakes(configs: Configs, preset: string): string[] {
  return Object.hasOwn(configs, preset) ? [] : [`\`preset\`: \`${preset}\` is no preset. ${suggestion(preset, Object.keys(configs))}`];
}

/** Rules of other plugins are none of our business; ours have their full name. */
function ruleMistakes(known: Rules, name: string, entry: unknown): string[] {
  if (Object.hasOwn(known, name)) return [`\`rules\`: \`${name}\` lacks the name of the plugin. Write \`${PLUGIN_NAME}/${name}\`.`];
  if (!name.startsWith(`${PLUGIN_NAME}/`)) return [];
  const own = name.slice(PLUGIN_NAME.length + 1);
  const rule = Object.hasOwn(known, own) ? known[own] : undefined;
  if (!rule) return [`\`rules\`: \`${name}\` is no rule. ${suggestion(own, Object.keys(known))}`];
  const [severity, options] = (Array.isArray(entry) ? entry : [entry]) as readonly unknown[];
  const wrong = SEVERITIES.some((each) => each === severity) ? [] : [severityMistake(severity)];
  return [...wrong, ...optionMistakes(rule.meta.options, options)].map((mistake) => `\`rules\`: \`${name}\`: ${mistake}`);
}

function severityMistake(severity: unknown): string {
  const words = SEVERITIES.filter((each) => typeof each === 'string');
  return `${show(severity)} is no severity.${typeof severity === 'string' ? didYouMean(severity, words) : ''} Allowed: ${quoted(words)}.`;
}

function settingsMistakes(settings: BackendLayersSettings): readonly string[] {
  try {
    settingsOf(settings);
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes;
    throw error;
  }
}
