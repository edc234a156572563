import { makeFolder, must, writeFiles } from './workspace.ts';

/** The versions of ESLint that we promise to work with; the lowest is that of `peerDependencies`. */
export const ESLINT_10 = '10.15.0';
export const ESLINT_9 = '9.39.5';
export const ESLINT_LOWEST = '9.0.0';

/** A new project in which a user has installed the packed plugin and other packages, and nothing else. */
export async function installConsumer(tarball: string, packages: readonly string[]): Promise<string> {
  const folder = makeFolder();
  writeFiles(folder, { 'package.json': '{ "name": "consumer", "private": true, "type": "module" }\n' });
  await must('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', '--save-dev', ...packages, tarball], folder);
  return folder;
}
