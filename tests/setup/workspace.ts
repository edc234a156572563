import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Text of each file, by its path in the project. */
export type Files = Readonly<Record<string, string>>;

/** A new folder outside the repository; its path says nothing about layers. */
export function makeFolder(): string {
  return realpathSync(mkdtempSync(path.join(tmpdir(), 'plugin-test-')));
}

export function writeFiles(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

/** A project that has what `consumer` has installed. */
export function makeProject(consumer: string, files: Files): string {
  const folder = makeFolder();
  symlinkSync(path.join(consumer, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  writeFiles(folder, files);
  return folder;
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

/** How a program ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end, without a shell and without standard input. */
export function run(command: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { ...cleanEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => { stdout += text; });
    child.stderr.setEncoding('utf8').on('data', (text: string) => { stderr += text; });
    child.on('error', reject);
    child.on('close', (code) => { resolve({ code, stdout, stderr }); });
  });
}

/** Like {@link run}, but anything other than success is an error with what the program said. */
export async function must(command: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { code, stdout, stderr } = await run(command, args, cwd, env);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code ?? 'a signal'}:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Runs the ESLint of a project as `npx eslint` does. */
export function eslint(project: string, ...args: string[]): Promise<Outcome> {
  return run(process.execPath, [path.join(project, 'node_modules/eslint/bin/eslint.js'), ...args], project);
}

/** Our environment without what npm, git and vitest put there for this run. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(?:npm_|GIT_|VITEST|NODE_OPTIONS|NODE_ENV|FORCE_COLOR|INIT_CWD)/i.test(name)));
}

/** Where a program of the PATH is; undefined when there is none. */
export function findProgram(name: string): string | undefined {
  return (process.env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, name)).find((file) => existsSync(file));
}
