import path from 'node:path';
import { property, strings } from '../../../project/json.ts';
import type { Change } from '../changes.ts';
import { note, type ExtraContext, type ExtraPlan } from './extra.ts';
import { JsonFile } from './json-file.ts';

const EXTENSION = 'dbaeumer.vscode-eslint';
/** Settings with which the extension would show nothing. */
const SWITCHED_OFF = ['eslint.enable', 'eslint.useFlatConfig'];

/** Recommends the extension of VS Code, and takes away what would keep it silent; nothing else is needed. */
export function planEditor({ cwd, usesTypeScript }: ExtraContext): ExtraPlan {
  const extensions = new JsonFile(path.join(cwd, '.vscode/extensions.json'));
  const settings = new JsonFile(path.join(cwd, '.vscode/settings.json'));
  for (const [name, { value }] of [['extensions', extensions], ['settings', settings]] as const) {
    if (value === undefined) return note(`\`.vscode/${name}.json\` is no JSON: it stays as it is.`);
  }
  const changes: Change[] = [];
  const recommended = property(extensions.value, 'recommendations');
  if (!strings(recommended).includes(EXTENSION)) changes.push(extensions.set(Array.isArray(recommended) ? ['recommendations', recommended.length] : ['recommendations'], Array.isArray(recommended) ? EXTENSION : [EXTENSION]).change());
  const off = SWITCHED_OFF.filter((name) => property(settings.value, name) === false);
  for (const name of off) settings.set([name], true);
  const validated = property(settings.value, 'eslint.validate');
  const misses = usesTypeScript && Array.isArray(validated) && !strings(validated).includes('typescript');
  if (misses) settings.set(['eslint.validate', validated.length], 'typescript');
  if (off.length > 0 || misses) changes.push(settings.change());
  return { changes, install: [], notes: ['JetBrains and Neovim need no file of the project: turn ESLint on in their settings.'] };
}
