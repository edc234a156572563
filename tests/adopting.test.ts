/** docs/adopting.md, told once through: each command is run, in order, on one copy of the example, and prints what the page shows. */
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { BuiltCli, copyOf } from './cli/support.ts';
import { run, writeFiles, type Outcome } from './setup/workspace.ts';
import { holdGenerated, home, read } from './support/generated.ts';

const page = path.join(home, 'docs', 'adopting.md');
let shop = '';
let cli: BuiltCli;

beforeAll(async () => {
  cli = await BuiltCli.build('adopting');
  shop = cli.installIn(copyOf('examples/express-prisma'));
  rmSync(path.join(shop, 'eslint.config.js'));
});

/** Runs what the page shows, as `npx` does. */
function npx(command: string): Promise<Outcome> {
  const [program, ...args] = command.split(' ');
  return program === 'eslint' ? run(process.execPath, [path.join(home, 'node_modules/eslint/bin/eslint.js'), ...args], shop) : cli.run(shop, ...args);
}

const trimmed = (text: string) => text.replaceAll(`${shop}${path.sep}`, '').split('\n').map((line) => line.trimEnd()).join('\n').trim();

/** Runs commands one after the other, holds what they print to the page, and gives their exit codes. */
async function shows(name: string, commands: readonly string[], from?: RegExp): Promise<(number | null)[]> {
  const outcomes: Outcome[] = [];
  for (const command of commands) outcomes.push(await npx(command));
  const blocks = outcomes.map(({ stdout, stderr }, index) => {
    const printed = trimmed(stdout + stderr);
    const part = from ? `...\n\n${printed.slice(printed.search(from))}` : printed;
    return `$ npx ${commands[index] ?? ''}\n${part === '' ? '' : `${part}\n`}`;
  });
  holdGenerated(page, `generated adopting: ${name}`, `\`\`\`console\n${blocks.join('')}\`\`\``);
  return outcomes.map(({ code }) => code);
}

function edit(file: string, ...changes: readonly (readonly [string, string])[]): void {
  let text = read(path.join(shop, file));
  for (const [before, after] of changes) {
    expect(text).toContain(before);
    text = text.replace(before, after);
  }
  writeFiles(shop, { [file]: text });
}

describe('docs/adopting.md', () => {
  it('sets up', async () => {
    expect(await shows('init', ['backend-layers init --yes'])).toEqual([0]);
  });

  it('looks first', async () => {
    expect(await shows('report', ['backend-layers report'])).toEqual([1]);
    expect(await shows('explain', ['backend-layers explain src/routes/orders.routes.ts:14'], /^Facts$/mu)).toEqual([1]);
  });

  it('draws the line', async () => {
    expect(await shows('suppress', ['eslint . --suppress-all', 'eslint .'])).toEqual([0, 0]);
    const baseline = readFileSync(path.join(shop, 'eslint-suppressions.json'), 'utf8').split('\n');
    holdGenerated(page, 'generated adopting: baseline', `\`\`\`json\n${baseline.slice(0, 12).join('\n')}\n...\n\`\`\``);
  });

  it('fails on what is new', async () => {
    const router = `import { Router } from 'express';
import { prisma } from '../db/prisma.js';

export const cartsRouter = Router();

cartsRouter.delete('/:id', async (req, res) => {
  await prisma.order.delete({ where: { id: Number(req.params.id) } });
  res.status(204).end();
});
`;
    writeFiles(shop, { 'src/routes/carts.routes.ts': router });
    expect(await shows('new finding', ['eslint .'])).toEqual([1]);
    writeFiles(shop, { 'src/routes/carts.routes.ts': 'export {};\n' });
  });

  it('takes out of the baseline what was mended', async () => {
    edit('src/services/product.service.ts', ['tags: string[] = []', 'tags: readonly string[] = []'], ["tags.push('new');", "const all = [...tags, 'new'];"], ['return tags;', 'return all;']);
    expect(await shows('prune', ['eslint .', 'eslint . --prune-suppressions'])).toEqual([2, 0]);
    expect(read(path.join(shop, 'eslint-suppressions.json'))).not.toContain('no-mutable-default');
  });

  it("shows the whole debt to who asks, as lines that GitHub's setup-node reads as annotations", async () => {
    writeFiles(shop, { 'none.json': '{}' });
    const { stdout } = await npx('eslint . --suppressions-location none.json');
    const found = stdout.split('\n').flatMap((line) => {
      // The pattern of its problem matcher `eslint-stylish`.
      const [, at, , severity, message, rule] = /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/u.exec(line) ?? [];
      return at === undefined ? [] : [{ severity, message, rule }];
    });
    expect(found.length).toBeGreaterThan(5);
    expect(stdout).toContain(`${found.length} problems`);
    expect(found.filter(({ severity, message, rule }) => severity !== 'error' || !message?.startsWith('`') || !rule?.startsWith('backend-layers/'))).toEqual([]);
    expect((await npx('backend-layers report')).stdout).toContain(`${found.length} findings are silenced`);
  });
});
