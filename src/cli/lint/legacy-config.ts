import { existsSync } from 'node:fs';
import path from 'node:path';
import { property } from '../../project/json.ts';
import { readManifest } from '../../project/package-json.ts';

/** The old format of ESLint's configuration. */
const LEGACY_CONFIGS = ['.eslintrc', '.eslintrc.js', '.eslintrc.cjs', '.eslintrc.json', '.eslintrc.yml', '.eslintrc.yaml'];

/** The name of the file in a folder that holds a configuration of the old format; it may be a field of `package.json`. */
export function legacyConfigIn(folder: string): string | undefined {
  const file = LEGACY_CONFIGS.find((name) => existsSync(path.join(folder, name)));
  return file ?? (property(readManifest(folder)?.raw, 'eslintConfig') === undefined ? undefined : 'package.json');
}
