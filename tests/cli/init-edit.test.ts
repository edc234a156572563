/** The change that `init` makes in a flat configuration: small, right, and none where it does not understand. */
import { describe, expect, it } from 'vitest';
import type { PluginUse } from '../../src/cli/init/config-text.ts';
import { editConfig } from '../../src/cli/init/edit-config.ts';

const PLAIN: PluginUse = { preset: 'recommended', rules: {}, layers: {}, basePath: undefined, files: undefined };

/** The edited text; anything else fails. */
function edited(text: string, { name = 'eslint.config.mjs', use = PLAIN }: { name?: string; use?: PluginUse } = {}): string {
  const result = editConfig(name, text, use);
  if (result.kind !== 'edited') throw new Error(`The configuration was not edited: ${result.kind}`);
  expect(editConfig(name, result.text, use).kind).toBe('has-plugin');
  return result.text;
}

describe('an existing configuration gets our element first', () => {
  it('in an array', () => {
    expect(edited(`// @ts-check
import js from '@eslint/js';

export default [
  // The basics.
  js.configs.recommended,
  { rules: { eqeqeq: 'error' } },
];
`)).toBe(`// @ts-check
import js from '@eslint/js';
import backendLayers from 'eslint-plugin-backend-layers';

export default [
  backendLayers.configs.recommended,
  // The basics.
  js.configs.recommended,
  { rules: { eqeqeq: 'error' } },
];
`);
  });

  it.each([
    ['defineConfig with an array', 'import { defineConfig } from \'eslint/config\';\n', 'defineConfig([', '])'],
    ['defineConfig with elements', 'import { defineConfig as config } from \'eslint/config\';\n', 'config(', ')'],
    ['tseslint.config', 'import tseslint from \'typescript-eslint\';\n', 'tseslint.config(', ')'],
    ['tseslint.config of a namespace', 'import * as tseslint from \'typescript-eslint\';\n', 'tseslint.config(', ')'],
    ['an array with a type', '', '([', '] satisfies object[])'],
  ])('in %s', (_, imports, open, close) => {
    const gap = imports === '' ? '\n' : '';
    expect(edited(`${imports}export default ${open}\n\t...one,\n\ttwo,\n${close};\n`)).toBe(
      `${imports}import backendLayers from 'eslint-plugin-backend-layers';\n${gap}export default ${open}\n\tbackendLayers.configs.recommended,\n\t...one,\n\ttwo,\n${close};\n`,
    );
  });

  it('in a variable that is exported', () => {
    expect(edited('import x from "x"\n\n/** @type {object[]} */\nconst config = [...x]\n\nexport default config\n')).toBe(
      'import x from "x"\nimport backendLayers from "eslint-plugin-backend-layers"\n\n/** @type {object[]} */\nconst config = [backendLayers.configs.recommended, ...x]\n\nexport default config\n',
    );
    expect(edited('const config = [];\nexport { config as default };\n')).toBe('import backendLayers from \'eslint-plugin-backend-layers\';\n\nconst config = [backendLayers.configs.recommended];\nexport { config as default };\n');
  });

  it('on the line of the bracket, with the indentation of that line', () => {
    const use: PluginUse = { ...PLAIN, layers: { repository: ['src/lib/**'] } };
    expect(edited('module.exports = [...one, {\n    rules: {},\n}];\n', { name: 'eslint.config.cjs', use })).toContain("module.exports = [backendLayers.configure({\n    layers: {\n        repository: ['src/lib/**'],\n    },\n}), ...one, {\n");
  });

  it('in CommonJS', () => {
    expect(edited('\'use strict\';\nconst js = require(\'@eslint/js\');\n\nmodule.exports = [\n    js.configs.recommended,\n];\n', { name: 'eslint.config.cjs' })).toBe(
      '\'use strict\';\nconst js = require(\'@eslint/js\');\nconst backendLayers = require(\'eslint-plugin-backend-layers\').default;\n\nmodule.exports = [\n    backendLayers.configs.recommended,\n    js.configs.recommended,\n];\n',
    );
    expect(edited('const { defineConfig } = require("eslint/config");\nmodule.exports = defineConfig([{}]);\n', { name: 'eslint.config.js' })).toContain('module.exports = defineConfig([backendLayers.configs.recommended, {}]);');
  });

  it('around what another function makes, be it a promise', () => {
    expect(edited('import antfu from \'@antfu/eslint-config\';\n\nexport default antfu({ react: true });\n')).toBe(
      'import antfu from \'@antfu/eslint-config\';\nimport backendLayers from \'eslint-plugin-backend-layers\';\n\nexport default [\n  backendLayers.configs.recommended,\n  await antfu({ react: true }),\n].flat();\n',
    );
  });

  it('around what another file exports', () => {
    expect(edited('import config from \'./shared.mjs\';\nexport default config;\n')).toContain('export default [\n  backendLayers.configs.recommended,\n  await config,\n].flat();\n');
  });

  it('around an object', () => {
    expect(edited('export default { rules: {} };\n')).toBe('import backendLayers from \'eslint-plugin-backend-layers\';\n\nexport default [\n  backendLayers.configs.recommended,\n  { rules: {} },\n];\n');
  });

  it('with the line ends of the file, and a name that is free', () => {
    expect(edited('import backendLayers from "./ours.js";\r\n\r\nexport default [\r\n  backendLayers,\r\n];\r\n')).toBe(
      'import backendLayers from "./ours.js";\r\nimport backendLayersPlugin from "eslint-plugin-backend-layers";\r\n\r\nexport default [\r\n  backendLayersPlugin.configs.recommended,\r\n  backendLayers,\r\n];\r\n',
    );
  });

  it('with settings and for some files only', () => {
    const use: PluginUse = { preset: 'nestjs', rules: { 'no-database-in-service': '\'off\'' }, layers: { repository: ['src/lib/**'] }, basePath: '/api', files: ['apps/api/**'] };
    expect(edited('import x from "x";\nexport default [\n    x,\n];\n', { use, name: 'eslint.config.ts' })).toBe(`import x from "x";
import backendLayers from "eslint-plugin-backend-layers";
export default [
    {
        ...backendLayers.configure({
            preset: "nestjs",
            basePath: "/api",
            layers: {
                repository: ["src/lib/**"],
            },
            rules: {
                "backend-layers/no-database-in-service": "off",
            },
        }),
        files: ["apps/api/**"],
    },
    x,
];
`);
  });
});

describe('a configuration stays as it is', () => {
  it.each([
    ['what another function makes in CommonJS', 'module.exports = make();\n', 'eslint.config.cjs'],
    ['a function of the same name from elsewhere', 'const { defineConfig } = require("./mine");\nmodule.exports = defineConfig([]);\n', 'eslint.config.cjs'],
    ['nothing exported', 'const config = [];\n', 'eslint.config.mjs'],
    ['no code', '<<<<<<< HEAD\n', 'eslint.config.mjs'],
    ['a name that nothing declares', 'export default config;\n', 'eslint.config.mjs'],
  ])('%s', (_, text, name) => {
    expect(editConfig(name, text, PLAIN)).toMatchObject({ kind: 'unknown', element: 'backendLayers.configs.recommended' });
  });

  it('with our plugin in it', () => {
    expect(editConfig('eslint.config.cjs', 'const plugin = require("eslint-plugin-backend-layers");\nmodule.exports = [];\n', PLAIN).kind).toBe('has-plugin');
    expect(editConfig('eslint.config.mjs', '// Not eslint-plugin-backend-layers.\nexport default [];\n', PLAIN).kind).toBe('edited');
  });
});
