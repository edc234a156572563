import { cpSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import pc from 'picocolors';
import { afterAll } from 'vitest';
import { run as runProgram } from '../../src/cli/program.ts';
import { makeFolder, must, removeFolder, ROOT, run, writeFiles, type Files, type Outcome } from '../setup/workspace.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) removeFolder(folder);
});

/** A new folder with these files, removed after the tests. ESLint finds no configuration there but theirs. */
export function makeBackend(files: Files): string {
  const folder = makeFolder();
  folders.push(folder);
  writeFiles(folder, { 'package.json': '{ "name": "shop", "type": "module" }', ...files });
  return folder;
}

/** A copy of a folder of this repository. */
export function copyOf(folder: string): string {
  const copy = makeFolder();
  folders.push(copy);
  cpSync(path.join(ROOT, folder), copy, { recursive: true });
  return copy;
}

/** Runs a command in this process, as if its output went into a pipe. */
export async function cli(cwd: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = '';
  let stderr = '';
  const code = await runProgram(args, {
    colors: pc.createColors(false), cwd, showsProgress: false, exitCode: 0,
    out: (text) => { stdout += text; },
    err: (text) => { stderr += text; },
  });
  return { code, stdout, stderr };
}

/** The command line as it is published, built apart from `dist/` so that no other test sees it change. */
export class BuiltCli {
  readonly #package: string;

  private constructor(folder: string) {
    this.#package = folder;
  }

  static async build(name: string): Promise<BuiltCli> {
    const folder = path.join(ROOT, 'node_modules/.cache/backend-layers-cli', name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await must(process.execPath, [path.join(ROOT, 'node_modules/tsdown/dist/run.mjs'), '--no-dts', '--out-dir', path.join(folder, 'dist')], ROOT);
    cpSync(path.join(ROOT, 'package.json'), path.join(folder, 'package.json'));
    return new BuiltCli(folder);
  }

  get bin(): string {
    return path.join(this.#package, 'dist/cli.js');
  }

  /** Installs ESLint and the plugin in a folder. */
  installIn(folder: string): string {
    const modules = path.join(folder, 'node_modules');
    mkdirSync(modules, { recursive: true });
    symlinkSync(path.join(ROOT, 'node_modules/eslint'), path.join(modules, 'eslint'), 'junction');
    symlinkSync(this.#package, path.join(modules, 'eslint-plugin-backend-layers'), 'junction');
    return folder;
  }

  /** Runs it with its output in pipes. */
  run(cwd: string, ...args: string[]): Promise<Outcome> {
    return run(process.execPath, [this.bin, ...args], cwd);
  }
}
