/** `report` and `init` look at files in batches: what they keep of a file is small, and its tree is not in it. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeEach, expect, it } from 'vitest';
import { cli, makeBackend } from './support.ts';

const FILES = 400;
/** Two batches of 32, and the files that other files lead to. */
const MOST = 100;

/** What the rule below has seen: the sources of all files, as far as somebody still holds them. */
const seen = globalThis as unknown as { sourcesSeen: WeakRef<object>[]; mostAlive: number; collect: () => void };

/** A plugin with a rule of one of our names: `report` runs no others. It looks from within who is still there. */
const CONFIG = `
const spy = { rules: { 'no-database-in-router': { create: ({ sourceCode }) => {
  globalThis.sourcesSeen.push(new WeakRef(sourceCode));
  if (globalThis.sourcesSeen.length % 50 === 0) {
    globalThis.collect();
    globalThis.mostAlive = Math.max(globalThis.mostAlive, globalThis.sourcesSeen.filter((each) => each.deref()).length);
  }
  return {};
} } } };
export default [{ files: ['**/*.ts'], plugins: { spy }, rules: { 'spy/no-database-in-router': 'error' } }];
`;

beforeEach(() => {
  setFlagsFromString('--expose-gc');
  seen.collect = runInNewContext('gc') as () => void;
  seen.sourcesSeen = [];
  seen.mostAlive = 0;
});

it('report holds the trees of two batches at most, however many files there are', async () => {
  const route = (n: number): string => `import { thing${(n + 1) % FILES} } from './thing${(n + 1) % FILES}.routes.js';\nexport const thing${n} = async (req, res) => res.json(thing${(n + 1) % FILES});\n`;
  const folder = makeBackend({ 'eslint.config.js': CONFIG, ...Object.fromEntries(Array.from({ length: FILES }, (_, n) => [`src/thing${n}.routes.ts`, route(n)])) });
  const { code, stderr } = await cli(folder, 'report');
  expect(stderr).toBe('');
  expect(code).toBe(0);
  expect(seen.sourcesSeen).toHaveLength(FILES);
  expect(seen.mostAlive).toBeGreaterThan(0);
  expect(seen.mostAlive).toBeLessThanOrEqual(MOST);
});
