import type { Linter } from 'eslint';
import { SETTINGS_KEY } from '../facts/index.ts';
import { RESPONSIBILITIES } from '../responsibilities.ts';
import { SettingsError, settingsOf, suggestion, type BackendLayersSettings } from '../settings.ts';
import { PLUGIN_NAME, type Configs } from './index.ts';

/** The settings of a project, the preset they go with, and rules that differ from it. */
export interface ConfigureOptions extends BackendLayersSettings {
  /** Default: `recommended`. */
  readonly preset?: keyof Configs;
  /** Rules that differ from the preset, by their full name. */
  readonly rules?: Linter.Config['rules'];
}

/**
 * A preset with the settings of the project.
 *
 * @throws SettingsError with every mistake in the settings, the preset and the names of rules
 */
export function configure(configs: Configs, options: ConfigureOptions): Linter.Config {
  if (typeof options !== 'object' || Array.isArray(options)) settingsOf(options);
  const { preset = 'recommended', rules, ...settings } = options;
  const mistakes = [...presetMistakes(configs, preset), ...Object.keys(rules ?? {}).flatMap(ruleMistakes), ...settingsMistakes(settings)];
  if (mistakes.length > 0) throw new SettingsError(mistakes);
  const config = configs[preset];
  const own = config.settings?.[SETTINGS_KEY] as BackendLayersSettings | undefined;
  return { ...config, settings: { [SETTINGS_KEY]: { ...own, ...settings } }, rules: { ...config.rules, ...rules } };
}

function presetMistakes(configs: Configs, preset: string): string[] {
  return Object.hasOwn(configs, preset) ? [] : [`\`preset\`: \`${preset}\` is no preset. ${suggestion(preset, Object.keys(configs))}`];
}

/** Rules of other plugins are none of our business; ours have their full name. */
function ruleMistakes(name: string): string[] {
  const ids = RESPONSIBILITIES.map(({ rule }) => rule as string);
  if (ids.includes(name)) return [`\`rules\`: \`${name}\` lacks the name of the plugin. Write \`${PLUGIN_NAME}/${name}\`.`];
  const own = name.startsWith(`${PLUGIN_NAME}/`) ? name.slice(PLUGIN_NAME.length + 1) : undefined;
  return own === undefined || ids.includes(own) ? [] : [`\`rules\`: \`${name}\` is no rule. ${suggestion(own, ids)}`];
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
