import { isatty } from 'node:tty';
import pc from 'picocolors';

export type Colors = ReturnType<typeof pc.createColors>;

/** Where a command writes to. */
export interface Terminal {
  /** Colours for stdout; plain text when it is no terminal or `NO_COLOR` is set. */
  readonly colors: Colors;
  /** The project's folder. */
  readonly cwd: string;
  /** Whether progress can be shown on stderr. */
  readonly showsProgress: boolean;
  /** Whether somebody can answer questions. */
  readonly isInteractive?: boolean;
  out(text: string): void;
  err(text: string): void;
  /** 0 clean, 1 findings, 2 wrong use. */
  exitCode: number;
}

export function processTerminal(): Terminal {
  const { stdout, stderr, env } = process;
  const isDumb = env['TERM'] === 'dumb';
  return {
    // `isTTY` is absent, not false, where output is piped; picocolors would then look for a pipeline's variables.
    colors: pc.createColors(isatty(1) && !env['NO_COLOR'] && !isDumb),
    cwd: process.cwd(),
    showsProgress: stderr.isTTY && !isDumb,
    isInteractive: isatty(0) && isatty(1) && !isDumb,
    out: (text) => { stdout.write(text); },
    err: (text) => { stderr.write(text); },
    exitCode: 0,
  };
}

/** Text of the project on one line, without what a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** "1 file", "2 files" */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** Lines with columns of equal width; `align` says which columns are numbers. */
export function table(rows: readonly (readonly string[])[], align: readonly ('left' | 'right')[] = [], paint: (text: string, column: number, row: number) => string = (text) => text): string[] {
  const widths: number[] = [];
  for (const row of rows) for (const [column, text] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, text.length);
  return rows.map((row, at) => row.map((text, column) => {
    const space = ' '.repeat((widths[column] ?? 0) - text.length);
    const painted = paint(text, column, at);
    return align[column] === 'right' ? space + painted : painted + (column === row.length - 1 ? '' : space);
  }).join('  ').trimEnd());
}
