/** The commands in a real terminal, and with their output in pipes. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { generate } from '../../bench/generate.js';
import { makeProject, removeFolder, run } from '../setup/workspace.ts';
import { Pane } from './pane.ts';

const FILES = {
  'package.json': '{ "type": "module" }',
  'eslint.config.js': 'import backendLayers from \'eslint-plugin-backend-layers\';\nexport default [backendLayers.configs.recommended];\n',
  'src/db.ts': 'import { PrismaClient } from \'@prisma/client\';\nexport const prisma = new PrismaClient();\n',
  'src/cart.routes.ts': 'import { prisma } from \'./db.js\';\nexport const list = async (req, res) => res.json(await prisma.cart.findMany());\n',
  'src/cart.service.ts': 'export const total = (prices: number[]) => prices.length;\n',
};
const BAR = /\[#*-*\] \d+\/\d+ /;
const COMMAND = 'node_modules/.bin/backend-layers';
const ESCAPE = '\u001B';

let shop: string;
let large: string;
beforeAll(() => {
  shop = makeProject(inject('consumer'), FILES);
  large = makeProject(inject('consumer'), { 'eslint.config.js': FILES['eslint.config.js'] });
  generate(large, 900);
});
afterAll(() => {
  removeFolder(shop);
  removeFolder(large);
});

describe('in a terminal', () => {
  let pane: Pane;
  beforeEach(async () => { pane = await Pane.open(shop); });
  afterEach(async () => { await pane.close(); });

  it.each([['explain src/cart.routes.ts', 1], ['explain src/cart.service.ts', 0], ['report nowhere', 2], ['', 2]])('`%s` ends with %i', async (args, code) => {
    expect(await pane.run(`${COMMAND} ${args}`)).toContain(`\ncode=${code}\n`);
  });

  it('has colours, and none with NO_COLOR or TERM=dumb', async () => {
    expect(await pane.run(`${COMMAND} explain src/cart.routes.ts`, { withColors: true })).toContain(`${ESCAPE}[31m`);
    expect(await pane.run(`${COMMAND} report`, { withColors: true })).toContain(`${ESCAPE}[31m`);
    expect(await pane.run(`${COMMAND} init --dry-run --editor`, { withColors: true })).toContain(`${ESCAPE}[32m`);
    for (const setting of ['NO_COLOR=1', 'TERM=dumb']) {
      const plain = await pane.run(`${setting} ${COMMAND} report`, { withColors: true });
      expect(plain).toContain('src/cart.routes.ts');
      expect(plain, setting).not.toContain(ESCAPE);
    }
  });

  it('keeps what it prints free of colours where that goes into a pipe', async () => {
    const shown = await pane.run(`${COMMAND} report | cat`, { withColors: true });
    expect(shown).toContain('no-database-in-router');
    expect(shown).not.toContain(ESCAPE);
  });

  it('ends quietly when the reader of the pipe has enough', async () => {
    const shown = await pane.run(`${COMMAND} report --json | head -1`);
    expect(shown).toContain('\n{\n');
    expect(shown).not.toContain('EPIPE');
  });
});

describe('with many files, in a terminal', () => {
  let pane: Pane;
  beforeEach(async () => { pane = await Pane.open(large); });
  afterEach(async () => { await pane.close(); });

  it('shows a bar that grows, and takes it away', async () => {
    await pane.type(`${COMMAND} report`);
    const early = await pane.until(BAR);
    const [, done] = /\] (\d+)\/\d+ /.exec(early) ?? [];
    await pane.until(new RegExp(`\\] (?!${done ?? ''}/)\\d+/90\\d `));
    expect(await pane.until(/^code=1$/m)).not.toMatch(BAR);
  });

  it('shows none with TERM=dumb', async () => {
    const seen: string[] = [];
    await pane.type(`TERM=dumb ${COMMAND} report`);
    while (!/^code=\d$/m.test(seen.at(-1) ?? '')) seen.push(await pane.screen());
    expect(seen.filter((screen) => BAR.test(screen))).toEqual([]);
  });

  it('leaves nothing behind after Ctrl-C, neither on the disk nor on the screen', async () => {
    await pane.type(`${COMMAND} report --html layers.html`);
    await pane.until(BAR);
    await pane.press('C-c');
    const shown = await pane.until(/^code=\d+$/m);
    expect(shown).toContain('code=130');
    expect(shown).not.toMatch(BAR);
    expect(shown).not.toMatch(/Error|at .*\.js/);
    expect(readdirSync(large).sort()).toEqual(['eslint.config.js', 'node_modules', 'package.json', 'src', 'tsconfig.json']);
    await pane.type(`${COMMAND} report --html layers.html > summary.txt`);
    expect(await pane.until(/^code=1$/m)).toContain('The page is layers.html.');
    expect(existsSync(path.join(large, 'layers.html'))).toBe(true);
  });
});

describe('ended by another program', () => {
  it('leaves nothing behind either, and ends with 143', async () => {
    const pane = await Pane.open(large);
    try {
      await pane.type(`sh -c 'echo $$ > pid.txt; exec ${COMMAND} report --html ended.html'`);
      await pane.until(BAR);
      process.kill(Number(readFileSync(path.join(large, 'pid.txt'), 'utf8')), 'SIGTERM');
      const shown = await pane.until(/^code=\d+$/m);
      expect(shown).toContain('code=143');
      expect(shown).not.toMatch(BAR);
      expect(existsSync(path.join(large, 'ended.html'))).toBe(false);
    } finally {
      await pane.close();
    }
  });
});

describe('with its output in pipes', () => {
  const piped = (args: readonly string[], env: Readonly<Record<string, string>> = {}) => run(process.execPath, [path.join(shop, COMMAND), ...args], shop, env);

  it.each([[{}], [{ FORCE_COLOR: '1', GITHUB_ACTIONS: 'true', CI: 'true' }]])('has neither colours nor a bar, whatever the environment says: %j', async (env) => {
    for (const [expected, ...args] of [[1, 'report'], [1, 'explain', 'src/cart.routes.ts'], [0, 'init', '--dry-run', '--editor']] as const) {
      const { code, stdout, stderr } = await piped(args, env);
      expect(code).toBe(expected);
      expect(stdout).toMatch(/cart\.routes\.ts|\+ {4}"dbaeumer/);
      expect(stdout).not.toContain(ESCAPE);
      expect(stderr).toBe('');
    }
  });

  it('says of wrong use why, on stderr alone', async () => {
    expect(await piped(['explain', 'gone.ts'])).toEqual({ code: 2, stdout: '', stderr: 'error: There is no file `gone.ts`.\n' });
  });
});
