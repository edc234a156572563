import type { ESLint } from 'eslint';
import { factsOf, SETTINGS_KEY, type FileFacts } from '../../facts/index.ts';
import { settingsOf, type Settings } from '../../settings.ts';
import { importListeners, type ImportSite } from './imports.ts';

/** What one lint of a file has shown beside its messages. Holds the file's tree: let go of it soon. */
export interface Observation {
  readonly facts: FileFacts;
  readonly imports: readonly ImportSite[];
  readonly settings: Settings;
}

const PROBE_PLUGIN = 'backend-layers-probe';
export const PROBE_RULE = `${PROBE_PLUGIN}/probe`;

/** A rule of our own that reports nothing: the facts are those that the other rules judge, of the same tree. */
export function createProbe(observe: (file: string, observation: Observation) => void): { readonly plugins: Record<string, ESLint.Plugin>; readonly rules: Record<string, 'error'> } {
  const plugin: ESLint.Plugin = {
    rules: {
      probe: {
        meta: { schema: [] },
        create(context) {
          const imports: ImportSite[] = [];
          // Blocks of a processor (Vue, Markdown) stand in a file of their own.
          observe(context.physicalFilename, { facts: factsOf(context), imports, settings: settingsOf(context.settings[SETTINGS_KEY]) });
          return importListeners(imports);
        },
      },
    },
  };
  return { plugins: { [PROBE_PLUGIN]: plugin }, rules: { [PROBE_RULE]: 'error' } };
}
