/** The exit codes of shells: 128 and the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Does work that a signal ends between two steps and never within one: while somebody listens, Node.js tells of a signal
 * only when no code runs, so what is written in one step is there as a whole or not at all.
 *
 * @param clean called before the process ends
 */
export async function interruptible<T>(clean: () => void, work: () => Promise<T>): Promise<T> {
  const stop = (signal: keyof typeof EXIT_CODES): void => {
    clean();
    process.exit(EXIT_CODES[signal]);
  };
  const signals = Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[];
  for (const signal of signals) process.once(signal, stop);
  try {
    return await work();
  } finally {
    for (const signal of signals) process.off(signal, stop);
  }
}
