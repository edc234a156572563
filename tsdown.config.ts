import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { defineConfig, type Rolldown } from 'tsdown';

/**
 * The TypeScript parser is part of our own file, because nothing else works beside TypeScript 7: typescript-eslint
 * needs the API of TypeScript 6, and when a project has both, npm gives `ts-api-utils` the project's TypeScript and
 * the parser throws while it loads. In our own file every part of it finds the `typescript` that we depend on.
 */
const BUNDLED = [
  /^@typescript-eslint\//, 'ts-api-utils',
  // What these use; all small.
  'debug', 'ms', 'eslint-visitor-keys', 'minimatch', 'brace-expansion', 'balanced-match', 'semver', 'tinyglobby', 'fdir',
];

/** `debug` asks for `supports-color` and does without; the types of `eslint` bring those of `@eslint/core`. */
const EXTERNAL = ['typescript', 'supports-color', '@eslint/core'];

/** The licences of what stands in our file, as they ask for. */
const licences: Rolldown.Plugin = {
  name: 'licences',
  generateBundle(_, bundle) {
    const folders = new Set<string>();
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue;
      for (const id of chunk.moduleIds) {
        const folder = /^(?<folder>.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(id)?.groups?.['folder'];
        if (folder !== undefined && existsSync(path.join(folder, 'package.json'))) folders.add(folder);
      }
    }
    if (folders.size === 0) return;
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source: [...folders].sort().map(licenceOf).join(`\n${'-'.repeat(80)}\n\n`) });
  },
};

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license: string };
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  return `${name} ${version} (${license})\n\n${file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim()}\n`;
}

export default defineConfig({
  entry: { index: 'src/index.ts', cli: 'src/cli/index.ts' },
  format: 'esm',
  dts: true,
  clean: true,
  platform: 'node',
  target: 'node20.19',
  deps: { onlyBundle: BUNDLED, neverBundle: EXTERNAL },
  plugins: [licences],
  logLevel: 'warn',
  checks: { pluginTimings: false },
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
});
