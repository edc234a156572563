import type { ESLint, Linter } from 'eslint';
import { createConfigs, type Configs } from './configs/index.ts';
import { configure, type ConfigureOptions } from './configs/configure.ts';
import { rules } from './rules/index.ts';
import { version } from './version.ts';

const base = { meta: { name: 'eslint-plugin-backend-layers', version, namespace: 'backend-layers' }, rules } satisfies ESLint.Plugin;
const configs = createConfigs(base);

/** ESLint rules that keep a backend inside its layers: route, dependency, router, service, repository, database. */
const plugin = {
  ...base,
  configs,
  /** A preset with the settings of the project, checked at once: `export default [plugin.configure({ basePath: '/api/v1' })]`. */
  configure: (options: ConfigureOptions): Linter.Config => configure(configs, options),
};

export default plugin;
export type { BackendLayersSettings } from './settings.ts';
export type { Configs, ConfigureOptions };
