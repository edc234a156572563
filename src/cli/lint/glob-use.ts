import type { Settings } from '../../settings.ts';

/** A glob of the settings: `layers.service` and what it says. */
export interface SettingsGlob {
  readonly setting: string;
  readonly glob: string;
}

interface Glob extends SettingsGlob {
  readonly matches: (path: string) => boolean;
}

/** Which globs of the settings match a file: those that match none are probably mistaken. */
export class GlobUse {
  readonly #unmatched = new Map<string, Glob>();
  readonly #matched = new Set<string>();

  see(file: string, settings: Settings): void {
    const globs: Glob[] = [...settings.layers.map((entry) => ({ ...entry, setting: `layers.${entry.layer}` })), ...settings.ignore.map((entry) => ({ ...entry, setting: 'ignore' }))];
    for (const entry of globs) {
      const key = `${entry.setting} ${entry.glob}`;
      if (this.#matched.has(key)) continue;
      if (entry.matches(file)) {
        this.#matched.add(key);
        this.#unmatched.delete(key);
      } else this.#unmatched.set(key, entry);
    }
  }

  unmatched(): SettingsGlob[] {
    return [...this.#unmatched.values()].map(({ setting, glob }) => ({ setting, glob }));
  }
}
