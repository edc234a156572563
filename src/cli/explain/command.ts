import type { Command } from 'commander';
import { processTerminal, type Terminal } from '../terminal.ts';
import { explain } from './explain.ts';
import { formatExplanation } from './format.ts';

/** `backend-layers explain FILE[:LINE]` */
export function addExplainCommand(program: Command, terminal: Terminal = processTerminal()): void {
  program.command('explain')
    .description('tell what the plugin knows of a file: its layer, imports and facts, and why something is or is not reported')
    .argument('<file[:line]>', 'a source file, and a line in it')
    .option('--json', 'print JSON; docs/cli.md describes it')
    .action(async (target: string, { json = false }: { json?: boolean }) => {
      const explanation = await explain(target, terminal.cwd);
      terminal.out(json ? `${JSON.stringify(explanation, null, 2)}\n` : formatExplanation(explanation, terminal.colors));
      terminal.exitCode = explanation.findings.length === 0 ? 0 : 1;
    });
}
