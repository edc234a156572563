import type { Command } from 'commander';
import { processTerminal, type Terminal } from '../terminal.ts';

export function addReportCommand(program: Command, terminal: Terminal = processTerminal()): void {
  program.command('report', { hidden: true }).action(() => { terminal.exitCode = 2; });
}
