/** `init` as a person answers it, in a real terminal. */
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { makeProject, removeFolder, writeFiles } from '../setup/workspace.ts';
import { Pane } from './pane.ts';

const COMMAND = 'node_modules/.bin/backend-layers init';
const FILES = {
  'package.json': '{ "type": "module", "dependencies": { "@prisma/client": "^6.0.0", "express": "^5.0.0" }, "devDependencies": { "eslint": "^10.0.0", "eslint-plugin-backend-layers": "*" } }',
  'src/db.ts': 'import { PrismaClient } from \'@prisma/client\';\nexport const prisma = new PrismaClient();\n',
  'src/cart.routes.ts': 'import { Router } from \'express\';\nimport { prisma } from \'./db.js\';\nexport const router = Router();\nrouter.get(\'/carts\', async (req, res) => { res.json(await prisma.cart.findMany()); });\n',
};

let shop: string;
let pane: Pane;
beforeEach(async () => {
  shop = makeProject(inject('consumer'), FILES);
  pane = await Pane.open(shop);
});
afterEach(async () => {
  await pane.close();
  removeFolder(shop);
});

it('says what it found, shows the file, and writes it when told to', async () => {
  await pane.type(COMMAND);
  expect(await pane.until(/What else shall be set up\?/)).toMatch(/framework +express/);
  await pane.press('Enter');
  expect(await pane.until(/Write `eslint\.config\.mjs`\?/)).toContain('+  backendLayers.configs.recommended,');
  expect(existsSync(path.join(shop, 'eslint.config.mjs'))).toBe(false);
  await pane.press('Enter');
  await pane.until(/so that only new ones fail\?/);
  await pane.press('Enter');
  expect(await pane.until(/^code=\d+$/m)).toContain('code=0');
  expect(readFileSync(path.join(shop, 'eslint.config.mjs'), 'utf8')).toContain('backendLayers.configs.recommended');
  expect(await pane.run('node_modules/.bin/eslint .')).toMatch(/backend-layers\/no-database-in-router[^]*code=1/);
});

it('takes everything back when Ctrl-C ends the installation, before anybody knows whether the configuration loads', async () => {
  const old = 'export default [];\n';
  writeFiles(shop, { 'package.json': FILES['package.json'].replace(', "eslint-plugin-backend-layers": "*"', ''), 'eslint.config.mjs': old, 'bin/npm': '#!/bin/sh\necho installing\nsleep 60\n' });
  chmodSync(path.join(shop, 'bin/npm'), 0o755);
  const before = readdirSync(shop).sort();
  await pane.type(`PATH="$PWD/bin:$PATH" ${COMMAND} --yes --install --editor`);
  await pane.until(/^installing$/m);
  expect(readFileSync(path.join(shop, 'eslint.config.mjs'), 'utf8')).toContain('backendLayers');
  await pane.press('C-c');
  // The terminal itself shows `^C` in front of it.
  const shown = await pane.until(/code=\d+$/m);
  expect(shown).toContain('code=130');
  expect(shown).not.toMatch(/Error|at .*\.js/);
  expect(readFileSync(path.join(shop, 'eslint.config.mjs'), 'utf8')).toBe(old);
  expect(readdirSync(shop).sort()).toEqual(before);
});

it.each([['Ctrl-C', 'C-c', 130], ['"No"', 'n', 1]])('writes nothing after %s', async (_, key, code) => {
  const before = readdirSync(shop).sort();
  await pane.type(COMMAND);
  await pane.until(/What else shall be set up\?/);
  await pane.press('Enter');
  await pane.until(/Write `eslint\.config\.mjs`\?/);
  await pane.press(key);
  expect(await pane.until(/^code=\d+$/m)).toContain(`code=${code}`);
  expect(readdirSync(shop).sort()).toEqual(before);
});
