import path from 'node:path';
import { Option, type Command } from 'commander';
import { interruptible } from '../interrupt.ts';
import { displayPath } from '../paths.ts';
import { printable, processTerminal, type Terminal } from '../terminal.ts';
import { report } from './collect.ts';
import { formatReport } from './format.ts';
import { formatMermaid } from './mermaid.ts';
import { NO_PROGRESS, progressBar } from './progress.ts';
import { formatPage } from './page/page.ts';
import type { Report } from './report.ts';
import { formatSarif } from './sarif.ts';
import { checkTarget, writePage } from './write-page.ts';

interface ReportOptions {
  readonly json?: boolean;
  readonly mermaid?: boolean;
  readonly sarif?: boolean;
  readonly html?: string;
  readonly force?: boolean;
}

/** `backend-layers report [DIR]` */
export function addReportCommand(program: Command, terminal: Terminal = processTerminal()): void {
  program.command('report')
    .description('count files, imports and findings per layer, with ESLint and the configuration of the project')
    .argument('[dir]', 'the folder to look at', '.')
    .addOption(new Option('--json', 'print JSON; docs/cli.md describes it').conflicts(['mermaid', 'sarif']))
    .addOption(new Option('--mermaid', 'print the diagram of the layers for Mermaid').conflicts(['json', 'sarif']))
    .addOption(new Option('--sarif', 'print the findings as SARIF 2.1.0').conflicts(['json', 'mermaid']))
    .option('--html <file>', 'also write a page that a browser shows without a network')
    .option('--force', 'overwrite the file of --html whatever it is')
    .action((directory: string, options: ReportOptions) => run(directory, options, terminal));
}

async function run(directory: string, options: ReportOptions, terminal: Terminal): Promise<void> {
  const page = options.html === undefined ? undefined : path.resolve(terminal.cwd, options.html);
  if (page !== undefined) checkTarget(page, options.html ?? '', options.force ?? false);
  const progress = terminal.showsProgress ? progressBar((text) => terminal.err(text), process.stderr.columns) : NO_PROGRESS;
  const found = await interruptible(progress.end, async () => {
    const whole = await report(directory, terminal.cwd, progress);
    if (page !== undefined) writePage(page, formatPage(whole, path.basename(path.resolve(terminal.cwd, directory)), new Date()));
    return whole;
  });
  terminal.out(textOf(found, options, terminal));
  // On stderr: stdout may go into a file or another program.
  if (page !== undefined) terminal.err(`The page is ${printable(displayPath(page, terminal.cwd))}.\n`);
  terminal.exitCode = found.findings.length === 0 && found.files.unparsed.length === 0 ? 0 : 1;
}

function textOf(found: Report, { json, mermaid, sarif }: ReportOptions, { colors }: Terminal): string {
  if (json) return `${JSON.stringify(found, null, 2)}\n`;
  if (mermaid) return formatMermaid(found);
  return sarif ? formatSarif(found) : formatReport(found, colors);
}
