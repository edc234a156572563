import { Command, CommanderError } from 'commander';
import { version } from '../version.ts';
import { addExplainCommand } from './explain/command.ts';
import { addInitCommand } from './init/command.ts';
import { addReportCommand } from './report/command.ts';
import { processTerminal, type Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const EXIT_CODES = `
Exit codes: 0 clean, 1 findings, 2 wrong use.`;

/**
 * Runs the command line.
 *
 * @param args without the program's own name
 * @returns the exit code
 */
export async function run(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const program = new Command('backend-layers')
    .description('Keeps a backend inside its layers: route, dependency, router, service, repository, database.')
    .version(version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .configureOutput({ writeOut: (text) => terminal.out(text), writeErr: (text) => terminal.err(text) });
  addInitCommand(program, terminal);
  addExplainCommand(program, terminal);
  addReportCommand(program, terminal);
  try {
    await program.parseAsync(args, { from: 'user' });
    return terminal.exitCode;
  } catch (error) {
    // Commander has said what is wrong; asking for help or the version is no fault.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    terminal.err(error instanceof UsageError ? `error: ${error.message}\n` : `${describe(error)}\n`);
    return 2;
  }
}

/** A fault of ours comes with its stack, so that it can be reported. */
function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
