import { printable } from '../terminal.ts';
import type { Progress } from './collect.ts';

const WIDTH = 24;
const EVERY_MS = 60;

export const NO_PROGRESS: Progress = { step: () => undefined, end: () => undefined };

/** A bar on one line of a terminal, gone without a trace at the end. */
export function progressBar(write: (text: string) => void, columns: number, now: () => number = Date.now): Progress {
  let shownAt = -Infinity;
  return {
    step: (done, total, file) => {
      if (now() - shownAt < EVERY_MS && done < total) return;
      shownAt = now();
      const filled = total === 0 ? 0 : Math.round((done / total) * WIDTH);
      const line = `[${'#'.repeat(filled)}${'-'.repeat(WIDTH - filled)}] ${done}/${total} ${printable(file)}`;
      write(`\r\u001B[K${line.slice(0, Math.max(0, columns - 1))}`);
    },
    end: () => {
      write('\r\u001B[K');
    },
  };
}
