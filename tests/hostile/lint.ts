import { ESLint, Linter } from 'eslint';
import plugin from '../../src/index.ts';
import { makeFolder, removeFolder, writeFiles, type Files } from '../setup/workspace.ts';

export const PREFIX = 'backend-layers';

/** Every rule, at its most talkative. */
export const everyRule: Linter.Config = {
  ...plugin.configs.strict,
  rules: Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`${PREFIX}/${rule}`, ['error', { certainty: 'likely' }]])),
};

/** `file:line rule`, for the files of a project that is written to the disk for it; `fatal` for what does not parse. */
export async function lintProject(files: Files, config: Linter.Config | Linter.Config[] = plugin.configs.recommended, only: readonly string[] = ['.']): Promise<string[]> {
  const folder = makeFolder();
  try {
    writeFiles(folder, files);
    return await lintFolder(folder, config, only);
  } finally {
    removeFolder(folder);
  }
}

export async function lintFolder(folder: string, config: Linter.Config | Linter.Config[] = plugin.configs.recommended, only: readonly string[] = ['.']): Promise<string[]> {
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: config });
  const results = await eslint.lintFiles([...only]);
  return results.flatMap(({ filePath, messages }) => messages.map((message) => `${filePath.slice(folder.length + 1).replaceAll('\\', '/')}:${message.line} ${message.fatal ? 'fatal' : (message.ruleId ?? message.message).replace(`${PREFIX}/`, '')}`));
}

const linter = new Linter({ configType: 'flat', cwd: '/project' });

/** What a file alone gives; it is not on the disk. */
export function lintText(text: string, filename = 'src/routes/users.routes.ts', config: Linter.Config = everyRule): Linter.LintMessage[] {
  return linter.verify(text, [config], `/project/${filename}`);
}
