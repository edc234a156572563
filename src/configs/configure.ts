import type { Linter } from 'eslint';
import { SETTINGS_KEY } from '../facts/index.ts';
import { settingsOf, type BackendLayersSettings } from '../settings.ts';
import type { Configs } from './index.ts';

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
 * @throws SettingsError with every mistake in the settings
 * @throws TypeError when the preset is unknown
 */
export function configure(configs: Configs, { preset = 'recommended', rules, ...settings }: ConfigureOptions): Linter.Config {
  if (!Object.hasOwn(configs, preset)) throw new TypeError(`Unknown preset "${preset}". Presets: ${Object.keys(configs).join(', ')}.`);
  settingsOf(settings);
  const config = configs[preset];
  const own = config.settings?.[SETTINGS_KEY] as BackendLayersSettings | undefined;
  return { ...config, settings: { [SETTINGS_KEY]: { ...own, ...settings } }, rules: { ...config.rules, ...rules } };
}
