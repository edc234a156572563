/**
 * `npm run demo`: lints `examples/` with its own configuration and prints what a user sees. Findings are what it is
 * there to show, so they end well; no findings, or a crash, do not.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const examples = new URL('../examples/', import.meta.url);
let findings = 0;
for (const { name } of readdirSync(examples, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  process.chdir(fileURLToPath(new URL(name, examples)));
  console.log(`$ cd examples/${name} && npx eslint .`);
  const eslint = new ESLint();
  const results = await eslint.lintFiles(['.']);
  const formatter = await eslint.loadFormatter('stylish');
  console.log(await formatter.format(results));
  findings += results.reduce((sum, { errorCount }) => sum + errorCount, 0);
}
if (findings === 0) {
  console.error('The examples hold violations, and none was found.');
  process.exitCode = 1;
}
