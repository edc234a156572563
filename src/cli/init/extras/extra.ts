import type { Change } from '../changes.ts';
import type { PackageManager } from '../package-manager.ts';

/** What `init` sets up beside the configuration, when asked. */
export const EXTRAS = ['editor', 'hook', 'ci', 'agents', 'skill'] as const;
export type ExtraId = (typeof EXTRAS)[number];

/** What an extra needs to know. */
export interface ExtraContext {
  readonly cwd: string;
  readonly manager: PackageManager;
  readonly usesTypeScript: boolean;
}

/** What an extra would change. */
export interface ExtraPlan {
  readonly changes: readonly Change[];
  /** What is there already, and what the user has to do by hand. */
  readonly notes: readonly string[];
  /** Packages to install. */
  readonly install: readonly string[];
}

export const NOTHING: ExtraPlan = { changes: [], notes: [], install: [] };

export function note(...notes: readonly string[]): ExtraPlan {
  return { ...NOTHING, notes };
}
