/** The rules of the house hold: each planted fault turns `npm run lint` red. */
import { ESLint, Linter } from 'eslint';
import * as parser from '@typescript-eslint/parser';
import { describe, expect, it } from 'vitest';
import { ROOT } from './workspace.ts';

const eslint = new ESLint({ cwd: ROOT });
const linter = new Linter({ configType: 'flat', cwd: ROOT });

/** What one rule of our configuration says of a text in a place of the repository. */
async function says(rule: string, file: string, text: string): Promise<string[]> {
  const { rules = {} } = await eslint.calculateConfigForFile(`${ROOT}${file}`) as Linter.Config;
  return linter.verify(text, [{ files: ['**/*.ts'], languageOptions: { parser }, rules: { [rule]: rules[rule] ?? 'off' } }], `${ROOT}${file}`).map(({ message }) => message);
}

describe('imports run downwards only', () => {
  it.each([
    ['src/rules/planted.ts', '../languages/typescript/index.ts'],
    ['src/rules/planted.ts', '../knowledge/index.ts'],
    ['src/rules/planted.ts', '../project/resolve.ts'],
    ['src/rules/planted.ts', '@typescript-eslint/utils'],
    ['src/configs/planted.ts', '../languages/typescript/index.ts'],
    ['src/facts/planted.ts', '../rules/index.ts'],
    ['src/facts/planted.ts', '@typescript-eslint/utils'],
    ['src/languages/typescript/planted.ts', '../../rules/index.ts'],
    ['src/languages/typescript/detectors/planted.ts', '../../../create-layer-rule.ts'],
    ['src/languages/typescript/detectors/planted.ts', 'typescript'],
    ['src/languages/typescript/detectors/planted.ts', 'node:fs'],
    ['src/knowledge/planted.ts', '../languages/typescript/index.ts'],
    ['src/layers/planted.ts', '../facts/index.ts'],
    ['src/project/planted.ts', '../languages/typescript/index.ts'],
  ])('%s may not import %s', async (file, specifier) => {
    expect(await says('no-restricted-imports', file, `import { x } from '${specifier}';`)).toHaveLength(1);
  });

  it.each([
    ['src/rules/planted.ts', '../create-layer-rule.ts'],
    ['src/rules/planted.ts', './request-flow.ts'],
    ['src/facts/planted.ts', '../languages/typescript/index.ts'],
    ['src/languages/typescript/planted.ts', '../../knowledge/index.ts'],
    ['src/languages/typescript/detectors/planted.ts', '../evaluator.ts'],
    ['src/languages/typescript/detectors/planted.ts', '../../../facts/fact.ts'],
    ['src/languages/typescript/detectors/planted.ts', '@typescript-eslint/utils'],
    ['src/project/planted.ts', 'node:fs'],
  ])('%s may import %s', async (file, specifier) => {
    expect(await says('no-restricted-imports', file, `import { x } from '${specifier}';`)).toEqual([]);
  });
});

describe('code stays small and typed', () => {
  it.each([
    ['max-lines', 'x();\n'.repeat(301)],
    ['max-lines-per-function', `export function long() {\n${'  x();\n'.repeat(50)}}\n`],
    ['@typescript-eslint/no-explicit-any', 'export const x: any = 1;'],
    ['@typescript-eslint/no-non-null-assertion', 'export const x = y!;'],
    ['backend-layers/no-mutable-default', 'export function f(list: string[] = []) { list.push("a"); return list; }'],
  ])('%s', async (rule, text) => {
    const { rules = {}, plugins = {} } = await eslint.calculateConfigForFile(`${ROOT}src/rules/planted.ts`) as Linter.Config;
    const found = linter.verify(text, [{ files: ['**/*.ts'], languageOptions: { parser }, plugins, rules: { [rule]: rules[rule] ?? 'off' } }], `${ROOT}src/rules/planted.ts`);
    expect(found.map(({ ruleId }) => ruleId)).toEqual([rule]);
  });
});
