import type { ESLint, Linter } from 'eslint';
import { createConfigs, type Configs } from './configs/index.ts';
import { configure, type ConfigureOptions } from './configs/configure.ts';
import type { BackendLayersRule } from './create-layer-rule.ts';
import type { RuleId } from './responsibilities.ts';
import { rules } from './rules/index.ts';
import { version } from './version.ts';

const base = { meta: { name: 'eslint-plugin-backend-layers', version, namespace: 'backend-layers' }, rules } satisfies ESLint.Plugin;
const configs = createConfigs(base);

/** What `import backendLayers from 'eslint-plugin-backend-layers'` gives. */
export interface BackendLayersPlugin {
  readonly meta: { name: string; version: string; namespace: string };
  readonly rules: Readonly<Record<RuleId, BackendLayersRule>>;
  readonly configs: Configs;
  /** A preset with the settings of the project, checked at once: `export default [plugin.configure({ basePath: '/api/v1' })]`. */
  configure(options: ConfigureOptions): Linter.Config;
}

/** ESLint rules that keep a backend inside its layers: route, dependency, router, service, repository, database. */
const plugin: BackendLayersPlugin = { ...base, configs, configure: (options) => configure(configs, rules, options) };

export default plugin;
export type { BackendLayersSettings } from './settings.ts';
export type { Configs, ConfigureOptions };
