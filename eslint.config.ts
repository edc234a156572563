import type { Linter } from 'eslint';
import eslintPlugin from 'eslint-plugin-eslint-plugin';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import backendLayers from './src/index.ts';

/** What each part of `src/` may import from the rest of it; docs/architecture.md has the picture. */
const MAY_IMPORT = {
  configs: ['rules', 'create-layer-rule', 'rule-options', 'facts', 'layers', 'responsibilities', 'settings', 'mistakes'],
  rules: ['create-layer-rule', 'rule-options', 'facts', 'layers/layer', 'responsibilities'],
  facts: ['languages', 'layers/layer', 'settings'],
  languages: ['facts/fact', 'knowledge', 'layers', 'project', 'settings'],
  knowledge: ['layers/layer'],
  layers: ['settings'],
  project: ['settings'],
} as const;

/** Only these may know what the folder in the key is for. */
const PACKAGES_OF = {
  '@typescript-eslint/.*': { at: ['languages', 'configs'], why: 'Node types stop at languages/; a fact has a place, not a node.' },
  'oxc-.*': { at: ['languages', 'project'], why: 'Other files are read by languages/ and project/.' },
  'node:fs': { at: ['project'], why: 'project/ reads files, and keeps them fresh.' },
} as const;

/** `{ regex, message }` entries that hold one folder to its directions, for files `depth` folders below `src/`. */
function directionsOf(folder: string, allowed: readonly string[], depth: number) {
  const names = [folder, ...allowed].map((name) => `${name}(?:/|-values|\\.ts$)`).join('|');
  const packages = Object.entries(PACKAGES_OF)
    .filter(([, { at }]) => !(at as readonly string[]).includes(folder))
    .map(([name, { why }]) => ({ regex: `^${name}$`, message: why }));
  return [
    { regex: `^(?:\\.\\./){${depth}}(?!${names})`, message: `${folder}/ may import from: ${allowed.join(', ') || 'itself'}. See docs/architecture.md.` },
    { regex: '^typescript$', message: 'Never load TypeScript: it costs a third of a second, and a project may not have it.' },
    ...packages,
  ];
}

const directions = Object.entries(MAY_IMPORT).flatMap(([folder, allowed]) => [1, 2, 3].map((depth): Linter.Config => ({
  name: `house/directions/${folder}/${depth}`,
  files: [`src/${folder}/${'*/'.repeat(depth - 1)}*.ts`],
  rules: { 'no-restricted-imports': ['error', { patterns: directionsOf(folder, allowed, depth) }] },
})));

export default defineConfig([
  globalIgnores(['dist/', 'coverage/', 'examples/', 'tests/fixtures/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'prefer-const': 'error',
      // `node.type === 'CallExpression'` is how ESTree is read; the parser's own types make it an enum.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      // It asks for `!`, which no-non-null-assertion forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  { files: ['src/**/*.ts'], extends: [backendLayers.configs.recommended] },
  {
    files: ['src/create-layer-rule.ts', 'src/rules/*.ts'],
    extends: [eslintPlugin.configs['all-type-checked']],
    rules: {
      'eslint-plugin/report-message-format': ['error', '^[A-Z`{].*\\.$'],
      'eslint-plugin/require-meta-docs-description': ['error', { pattern: '^(Enforce|Require|Disallow) .+[^. ]$' }],
    },
  },
  ...directions,
  {
    // A test is read from top to bottom, a table of cases is as long as there are cases.
    files: ['tests/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': 'off' },
  },
]);
