import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as parser from '@typescript-eslint/parser';
import { SourceCode } from 'eslint';
import { afterAll } from 'vitest';
import { factsOf, type FactKind, type FactOf, type FileFacts } from '../../src/facts/index.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Writes files into a new temporary folder and gives its path. */
export function writeProject(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'backend-layers-')));
  folders.push(root);
  for (const [path, text] of Object.entries({ 'package.json': '{ "name": "app" }', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** The facts of one file of a project, computed as a rule would get them. */
export function factsIn(files: Readonly<Record<string, string>>, path: string, settings: object = {}): FileFacts {
  const root = writeProject(files);
  const text = files[path] ?? '';
  const filename = join(root, path);
  const { ast, scopeManager, visitorKeys, services } = parser.parseForESLint(text, { filePath: filename, range: true, loc: true, tokens: true, comment: true, sourceType: 'module' });
  const sourceCode = new SourceCode({ text, ast: ast as never, scopeManager: scopeManager as never, visitorKeys: visitorKeys as never, parserServices: services as never });
  return factsOf({ sourceCode, filename, cwd: root, settings: { 'backend-layers': settings } });
}

/** Facts of a kind as "line code", in the order of the file: short enough to write down by hand. */
export function lines<K extends FactKind>(facts: FileFacts, kind: K, describe: (fact: FactOf<K>) => string = ({ code }) => code): string[] {
  return [...facts.of(kind, 'likely')].sort((a, b) => a.place.range[0] - b.place.range[0]).map((fact) => `${fact.place.loc.start.line} ${describe(fact)}`);
}
