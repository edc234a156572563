import { randomUUID } from 'node:crypto';
import { must, run } from '../setup/workspace.ts';

const COLUMNS = 110;
const ROWS = 60;
const ASKS_EVERY_MS = 30;

/** A shell in a real pseudo-terminal, seen as a user sees it: what stands on the screen, not what was written to it. */
export class Pane {
  readonly #socket = `backend-layers-${randomUUID()}`;
  readonly #cwd: string;

  private constructor(cwd: string) {
    this.#cwd = cwd;
  }

  static async open(cwd: string): Promise<Pane> {
    const pane = new Pane(cwd);
    await pane.#tmux('-f', '/dev/null', 'new-session', '-d', '-x', String(COLUMNS), '-y', String(ROWS), '-c', cwd, 'env -u NO_COLOR -u FORCE_COLOR -u CI PS1="ready$ " sh');
    await pane.until(/ready\$/);
    return pane;
  }

  async close(): Promise<void> {
    await run('tmux', ['-L', this.#socket, 'kill-server'], this.#cwd);
  }

  /** Wipes the screen, types a line and presses Enter; its exit code will stand on the screen as `code=0`. */
  async type(line: string): Promise<void> {
    await this.#tmux('send-keys', '-R');
    await this.#tmux('clear-history');
    await this.#tmux('send-keys', '-l', `${line}; echo "co""de=$?"`);
    await this.press('Enter');
  }

  /** Presses a key, by its name in tmux: `C-c`. */
  async press(key: string): Promise<void> {
    await this.#tmux('send-keys', key);
  }

  /** Types a line, waits for its end, and gives what stands on the screen. */
  async run(line: string, { withColors = false } = {}): Promise<string> {
    await this.type(line);
    await this.until(/^code=\d+$/m);
    return this.screen(withColors);
  }

  /** Waits until the screen shows something. */
  async until(wanted: RegExp): Promise<string> {
    for (;;) {
      const shown = await this.screen();
      if (wanted.test(shown)) return shown;
      await new Promise((resolve) => setTimeout(resolve, ASKS_EVERY_MS));
    }
  }

  /** What stands on the screen and above it; the colours are escape sequences. */
  screen(withColors = false): Promise<string> {
    return this.#tmux('capture-pane', '-p', '-J', '-S', '-', ...(withColors ? ['-e'] : []));
  }

  #tmux(...args: string[]): Promise<string> {
    return must('tmux', ['-L', this.#socket, ...args], this.#cwd);
  }
}
