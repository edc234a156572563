import { realpathSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { ResolverFactory, type NapiResolveOptions } from 'oxc-resolver';
import { currentPass, isBlocking } from './disk.ts';
import { splitPackage } from './specifier.ts';

const OPTIONS: NapiResolveOptions = {
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.d.ts'],
  extensionAlias: { '.js': ['.ts', '.tsx', '.js', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'], '.jsx': ['.tsx', '.jsx'] },
  conditionNames: ['import', 'require', 'node', 'types', 'default'],
  mainFields: ['types', 'module', 'main'],
  // Links are followed by us, and only out of node_modules: elsewhere a file keeps the name under which ESLint lints it.
  symlinks: false,
  // Deprecated in Node, and it would make answers depend on the shell that started the editor.
  nodePath: false,
};

const withTsconfig = new ResolverFactory({ ...OPTIONS, tsconfig: 'auto' });
const withoutTsconfig = new ResolverFactory(OPTIONS);

let clearedIn = -1;

/** What the native resolver says. */
export interface NativeAnswer {
  readonly path?: string;
  /** The configuration is broken, or cannot be read: the answer is that of a project without one, and its path mappings are still to be tried. */
  readonly isWithoutConfig: boolean;
}

/**
 * Asks the native resolver. A configuration that it cannot read makes it fail on every import, so it is then asked again
 * without one.
 *
 * @param file absolute path of the importing file
 */
export function resolveNatively(specifier: string, file: string): NativeAnswer {
  if (meetsPipe(specifier, file)) return { isWithoutConfig: true };
  const answer = ask(withTsconfig, specifier, file);
  if (answer.path !== undefined) return { path: answer.path, isWithoutConfig: false };
  if (answer.error === undefined || /^(?:Cannot find module|Package|Path|The specifier)/.test(answer.error)) return { isWithoutConfig: false };
  const retried = ask(withoutTsconfig, specifier, file);
  return retried.path === undefined ? { isWithoutConfig: true } : { path: retried.path, isWithoutConfig: true };
}

/** Whether one of the files that the native resolver reads on its way up would block it, and us, for ever. */
function meetsPipe(specifier: string, file: string): boolean {
  const installed = join('node_modules', splitPackage(specifier).name, 'package.json');
  for (let dir = dirname(file); ; dir = dirname(dir)) {
    if (['package.json', 'tsconfig.json', installed].some((name) => isBlocking(join(dir, name)))) return true;
    if (dirname(dir) === dir) return false;
  }
}

/** Makes the native resolver look at the disk again. It keeps hits, misses and configurations for the life of the process. */
export function forgetNativeAnswers(): void {
  // What it has read since then is of this pass.
  if (clearedIn === currentPass()) return;
  clearedIn = currentPass();
  withTsconfig.clearCache();
  withoutTsconfig.clearCache();
}

/** Whether a path leads through installed packages. */
export function isInstalled(path: string): boolean {
  return /[\\/]node_modules[\\/]/.test(path);
}

/**
 * The file behind a path in node_modules: a workspace package is linked there. The name of the project's own folder is
 * kept as it is written even where it is itself a link (`/tmp` on macOS).
 *
 * @param projectRoot absolute path
 */
export function followLink(path: string, projectRoot: string): string {
  try {
    const real = realpathSync.native(path);
    const realRoot = realpathSync.native(projectRoot);
    return realRoot !== projectRoot && real.startsWith(realRoot) ? projectRoot + real.slice(realRoot.length) : real;
  } catch {
    return path;
  }
}

function ask(factory: ResolverFactory, specifier: string, file: string): { path?: string; error?: string } {
  try {
    const answer = factory.resolveFileSync(file, specifier);
    // It joins path mappings without tidying up: `src/../../shared//index.ts` would be another file to every cache.
    return answer.path === undefined ? answer : { path: normalize(answer.path) };
  } catch (error) {
    return { error: String(error) };
  }
}
