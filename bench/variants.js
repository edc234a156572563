/** The configurations that are measured against each other; the first is the base of the ratios. */
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const PLUGIN = new URL('../dist/index.js', import.meta.url).href;
const FILES = "['**/*.{ts,tsx,mts,cts}']";
const HEAD = `import backendLayers from ${JSON.stringify(PLUGIN)};
const parser = backendLayers.configs.recommended.languageOptions.parser;
const files = ${FILES};
const ignores = [{ ignores: ['**/*.{js,mjs,cjs,jsx}'] }];
`;

const FOLDERS = [['route', 'routes'], ['controller', 'controllers'], ['service', 'services'], ['repository', 'repositories'], ['schema', 'schemas'], ['entity', 'entities']];

/** @param {string | undefined} peers a folder with the peers installed */
export function variantsOf(peers) {
  return [
    { name: 'parser alone', config: `${HEAD}export default [...ignores, { files, languageOptions: { parser } }];` },
    // With any rule at all, ESLint keeps each file's tree longer: what it charges for that is in every ratio below.
    { name: 'an empty rule', config: `${HEAD}export default [...ignores, { files, languageOptions: { parser }, plugins: { empty: { rules: { rule: { create: () => ({}) } } } }, rules: { 'empty/rule': 'error' } }];` },
    { name: 'recommended', config: `${HEAD}export default [...ignores, { ...backendLayers.configs.recommended, files }];` },
    { name: 'strict', config: `${HEAD}export default [...ignores, { ...backendLayers.configs.strict, files }];` },
    ...(peers === undefined ? [] : peerVariants(realpathSync(peers))),
  ];
}

function peerVariants(folder) {
  const imported = (name) => {
    const base = path.join(folder, 'node_modules', name);
    return existsSync(base) ? `import { createRequire } from 'node:module';\nconst required = createRequire(${JSON.stringify(pathToFileURL(path.join(folder, 'x.js')).href)})(${JSON.stringify(name)});\nconst peer = required.default ?? required;\n` : undefined;
  };
  const boundaries = imported('eslint-plugin-boundaries');
  const importX = imported('eslint-plugin-import-x');
  const elements = JSON.stringify(FOLDERS.map(([type, name]) => ({ type, pattern: `**/${name}/**`, mode: 'full' })));
  const zones = JSON.stringify(FOLDERS.slice(1).map(([, name], index) => ({ target: `./**/${name}/**`, from: `./**/${FOLDERS[index][1]}/**` })));
  const settings = "settings: { 'import/resolver': { node: { extensions: ['.ts', '.js'] } }, 'boundaries/elements': elements }";
  return [
    boundaries && { name: 'boundaries', config: `${HEAD}${boundaries}const elements = ${elements};\nexport default [...ignores, { files, languageOptions: { parser }, plugins: { boundaries: peer }, ${settings}, rules: { 'boundaries/element-types': ['error', { default: 'allow', rules: [{ from: 'repository', disallow: ['service', 'controller', 'route'] }, { from: 'service', disallow: ['controller', 'route'] }] }] } }];` },
    importX && { name: 'import-x', config: `${HEAD}${importX}const zones = ${zones};\nexport default [...ignores, { files, languageOptions: { parser }, plugins: { 'import-x': peer }, rules: { 'import-x/no-restricted-paths': ['error', { zones }] } }];` },
  ].filter(Boolean);
}
