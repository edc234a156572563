import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';

const made: string[] = [];

/** A real folder with these files (path to text, or to what becomes JSON); removed after the test. */
export class TempProject {
  readonly root: string;

  constructor(files: Readonly<Record<string, unknown>> = {}) {
    // A `.git` keeps the search for configurations inside, as it does in a checkout.
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'backend-layers-')));
    made.push(this.root);
    mkdirSync(join(this.root, '.git'));
    for (const [path, content] of Object.entries(files)) this.write(path, content);
  }

  path(relative: string): string {
    return join(this.root, relative);
  }

  write(relative: string, content: unknown): void {
    mkdirSync(dirname(this.path(relative)), { recursive: true });
    writeFileSync(this.path(relative), typeof content === 'string' ? content : JSON.stringify(content));
  }

  /** Makes files and folders look old, so that they are no longer looked at again for being fresh. */
  age(...relative: string[]): void {
    const then = new Date(Date.now() - 60_000);
    for (const path of relative) utimesSync(this.path(path), then, then);
  }

  remove(relative: string): void {
    rmSync(this.path(relative), { recursive: true });
  }
}

afterEach(() => {
  for (const root of made.splice(0)) rmSync(root, { recursive: true, force: true });
});
