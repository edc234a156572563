import type { Command } from 'commander';
import { processTerminal, type Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { Cancelled, terminalQuestions, type Questions } from './questions.ts';
import { runInit, type InitOptions } from './run.ts';

const NOTES = `
Without options it asks. With --yes it writes the ESLint configuration alone; each further option adds what it names.
It never overwrites a file, and installs nothing unless told to.
Exit codes: 0 set up, 1 something is left to do by hand, 2 wrong use, 130 cancelled.`;

/** `backend-layers init` */
export function addInitCommand(program: Command, terminal: Terminal = processTerminal(), ask: () => Promise<Questions> = terminalQuestions): void {
  program.command('init')
    .description('find out how the backend is built, and write the ESLint configuration for it')
    .option('-y, --yes', 'ask nothing')
    .option('--dry-run', 'print the changes as a diff and write nothing')
    .option('--base-path', 'hold all routes to the base path that is found')
    .option('--editor', 'recommend the ESLint extension in `.vscode`')
    .option('--hook', 'lint staged files in the hook of the project: husky with lint-staged, lefthook, pre-commit')
    .option('--ci', 'write a GitHub workflow')
    .option('--agents', 'write a paragraph for coding agents into `AGENTS.md`')
    .option('--skill [folder]', 'copy the guidelines as an agent skill into a folder of skills')
    .option('--install', 'install what is missing')
    .option('--baseline', 'write today\'s findings into `eslint-suppressions.json`, so that only new ones fail')
    .option('--new-config', 'write an `eslint.config.mjs` although there is a configuration of the old format')
    .addHelpText('after', NOTES)
    .action(async (options: InitOptions) => {
      const isAsking = options.yes !== true && options.dryRun !== true;
      if (isAsking && !terminal.isInteractive) throw new UsageError('There is nobody to answer here. `--yes` asks nothing, `--dry-run` only shows what would change.');
      try {
        terminal.exitCode = await runInit(options, terminal, isAsking ? await ask() : undefined);
      } catch (error) {
        if (!(error instanceof Cancelled)) throw error;
        terminal.out(`${error.message}\n`);
        terminal.exitCode = error.exitCode;
      }
    });
}
