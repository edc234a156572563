import path from 'node:path';
import { Option, type Command } from 'commander';
import { processTerminal, type Terminal } from '../terminal.ts';
import { report } from './collect.ts';
import { formatReport } from './format.ts';
import { formatMermaid } from './mermaid.ts';
import { NO_PROGRESS, progressBar } from './progress.ts';
import { formatPage } from './page/page.ts';
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
    .action(async (directory: string, options: ReportOptions) => {
      const page = options.html === undefined ? undefined : path.resolve(terminal.cwd, options.html);
      if (page !== undefined) checkTarget(page, options.html ?? '', options.force ?? false);
      const progress = terminal.showsProgress ? progressBar((text) => terminal.err(text), process.stderr.columns) : NO_PROGRESS;
      const found = await report(directory, terminal.cwd, progress);
      if (page !== undefined) writePage(page, formatPage(found, path.basename(path.resolve(terminal.cwd, directory)), new Date()));
      if (options.json) terminal.out(`${JSON.stringify(found, null, 2)}\n`);
      else if (options.mermaid) terminal.out(formatMermaid(found));
      else if (options.sarif) terminal.out(formatSarif(found));
      else terminal.out(formatReport(found, terminal.colors));
      terminal.exitCode = found.findings.length === 0 && found.files.unparsed.length === 0 ? 0 : 1;
    });
}
