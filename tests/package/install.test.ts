/** A stranger installs the package, writes one line, and sees the finding. */
import { afterAll, describe, expect, inject, it } from 'vitest';
import { ESLINT_10, ESLINT_9, ESLINT_LOWEST, installConsumer } from '../setup/consumer.ts';
import { resultsOf } from '../setup/reports.ts';
import { CLEAN_SAMPLE, FAT_ROUTER, QUERY_LINE, RULE, SAMPLE, without } from '../setup/sample.ts';
import { eslint, makeProject, must, removeFolder, type Files } from '../setup/workspace.ts';

const tarball = inject('tarball');
const folders: string[] = [];
afterAll(() => { folders.forEach(removeFolder); });

function project(consumer: string, files: Files): string {
  const folder = makeProject(consumer, files);
  folders.push(folder);
  return folder;
}

async function install(...packages: string[]): Promise<string> {
  const folder = await installConsumer(tarball, packages);
  folders.push(folder);
  return folder;
}

async function findings(consumer: string, files: Files) {
  const folder = project(consumer, files);
  const outcome = await eslint(folder, '.', '--format', 'json');
  return { code: outcome.code, stderr: outcome.stderr, findings: resultsOf(folder, outcome).map(({ file, line, rule }) => `${file}:${line} ${rule ?? 'error'}`) };
}

const FOUND = { code: 1, stderr: '', findings: [`${FAT_ROUTER}:${QUERY_LINE} ${RULE}`] };
const CLEAN = { code: 0, stderr: '', findings: [] };

/** The pipeline asks for other versions of ESLint one by one: "9", "10.0.0". */
const asked = process.env['ESLINT_VERSION'];

describe.each<[string, string, string[]]>(asked === undefined ? [
  ['ESLint 10', ESLINT_10, []],
  ['ESLint 9', ESLINT_9, []],
  ['the lowest ESLint that we promise', ESLINT_LOWEST, []],
  ['ESLint 10 beside TypeScript 7', ESLINT_10, ['typescript@7.0.2']],
  ['ESLint 10 beside TypeScript 5 and typescript-eslint', ESLINT_10, ['typescript@5.9.3', 'typescript-eslint@8.73.0']],
] : [[`ESLint ${asked}`, asked, []]])('with %s', (_, version, others) => {
  const consumer = version === ESLINT_10 && others.length === 0 ? Promise.resolve(inject('consumer')) : install(`eslint@${version}`, ...others);

  it('runs the ESLint that it says', async () => {
    const said = (await must('npx', ['--no-install', 'eslint', '--version'], await consumer)).trim();
    expect(`${said}.`).toMatch(new RegExp(`^v${version.replaceAll('.', '\\.')}\\.`));
  });

  it('finds the query in the router, with one line of configuration', async () => {
    expect(await findings(await consumer, SAMPLE)).toEqual(FOUND);
  });

  it('says nothing of a backend within its layers', async () => {
    expect(await findings(await consumer, CLEAN_SAMPLE)).toEqual(CLEAN);
  });
});

describe.skipIf(asked !== undefined)('the configuration may also be written', () => {
  const consumer = inject('consumer');

  it.each([
    ['with defineConfig and extends', 'eslint.config.js', `import { defineConfig } from 'eslint/config';
import backendLayers from 'eslint-plugin-backend-layers';
export default defineConfig([{ files: ['src/**'], extends: [backendLayers.configs.recommended] }]);`],
    ['with configure', 'eslint.config.js', `import backendLayers from 'eslint-plugin-backend-layers';
export default [backendLayers.configure({ framework: 'express' })];`],
    ['with our plugin under its name', 'eslint.config.js', `import backendLayers from 'eslint-plugin-backend-layers';
import { parser } from 'typescript-eslint';
export default [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { 'backend-layers': backendLayers }, rules: { '${RULE}': 'error' } }];`],
    ['in CommonJS', 'eslint.config.cjs', `const { default: backendLayers } = require('eslint-plugin-backend-layers');
module.exports = [backendLayers.configs.recommended];`],
  ])('%s', async (_, file, text) => {
    const folder = text.includes('typescript-eslint') ? await install(`eslint@${ESLINT_10}`, 'typescript-eslint@8.73.0') : consumer;
    expect(await findings(folder, { ...without(SAMPLE, 'eslint.config.js'), [file]: text })).toEqual(FOUND);
  });
});

it('finds the same with the parser of Babel', async () => {
  const consumer = await install(`eslint@${ESLINT_9}`, '@babel/core@7.28.5', '@babel/eslint-parser@7.28.5');
  const files = Object.entries(SAMPLE).map(([name, text]) => [name.replace(/\.ts$/, '.js'), text.replace('(id: number)', '(id)')] as const);
  expect(await findings(consumer, {
    ...Object.fromEntries(files),
    'eslint.config.js': `import parser from '@babel/eslint-parser';
import backendLayers from 'eslint-plugin-backend-layers';

export default [backendLayers.configs.recommended, { languageOptions: { parser, parserOptions: { requireConfigFile: false } } }];
`,
  })).toEqual({ ...FOUND, findings: FOUND.findings.map((finding) => finding.replace('.ts:', '.js:')) });
});

it('types its presets and settings for a TypeScript configuration', async () => {
  const consumer = await install(`eslint@${ESLINT_10}`, 'typescript@5.9.3');
  const folder = project(consumer, {
    ...SAMPLE,
    'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'nodenext', strict: true, noEmit: true, skipLibCheck: false, types: [] }, files: ['eslint.config.ts'] }),
    'eslint.config.ts': `import { defineConfig } from 'eslint/config';
import backendLayers, { type BackendLayersSettings } from 'eslint-plugin-backend-layers';

const settings: BackendLayersSettings = { framework: 'express', basePath: '/api/v1' };
// @ts-expect-error -- there is no such setting
export const wrong: BackendLayersSettings = { framwork: 'express' };
// @ts-expect-error -- there is no such preset
export const absent = backendLayers.configs.recomended;
export default defineConfig([backendLayers.configs.recommended, backendLayers.configure({ preset: 'strict', ...settings })]);
`,
  });
  await must(process.execPath, ['node_modules/typescript/bin/tsc'], folder);
});
