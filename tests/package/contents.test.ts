/** What npm publishes: accepted by the tools that judge packages, complete, and nothing too much. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isBuiltin } from 'node:module';
import { formatMessage } from 'publint/utils';
import { publint } from 'publint';
import { describe, expect, inject, it } from 'vitest';
import { must, run, ROOT } from '../setup/workspace.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

const tarball = inject('tarball');
const manifest = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as Manifest;

async function packedFiles(): Promise<string[]> {
  const list = await must('tar', ['-tzf', tarball], ROOT);
  return list.split('\n').filter(Boolean).map((name) => name.replace(/^package\//, ''));
}

/** The packages that some files of `dist/` import. */
function packagesIn(isAsked: (name: string) => boolean): string[] {
  const files = readdirSync(path.join(ROOT, 'dist')).filter(isAsked);
  const text = files.map((name) => readFileSync(path.join(ROOT, 'dist', name), 'utf8')).join('\n');
  const specifiers = [...text.matchAll(/^(?:import|export)\b[^'"\n]*?(?:from\s*)?['"](?<specifier>[^'"\n]+)['"]|\b__require\("(?<required>[^"]+)"\)/gm)].map(({ groups }) => groups?.['specifier'] ?? groups?.['required'] ?? '');
  const packages = specifiers.filter((specifier) => !specifier.startsWith('.') && !isBuiltin(specifier)).map((specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
  return [...new Set(packages)].sort();
}

describe('the package', () => {
  it('is accepted by publint', async () => {
    const { messages, pkg } = await publint({ pkgDir: ROOT, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('is accepted by Are the types wrong', async () => {
    const { code, stdout } = await run(process.execPath, [path.join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js'), tarball, '--profile', 'esm-only', '--no-color', '--no-emoji', '--format', 'ascii'], ROOT);
    expect(code, stdout).toBe(0);
    expect(stdout).toContain(manifest.name);
  });

  it('holds the plugin, its types, its docs and its licences, and nothing else', async () => {
    const files = await packedFiles();
    expect(files).toEqual(expect.arrayContaining(['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', '.pre-commit-hooks.yaml', 'dist/index.js', 'dist/index.d.ts', 'dist/THIRD-PARTY-LICENSES.txt', 'docs/rules/no-database-in-router.md', 'skills/backend-layers/SKILL.md', 'schemas/explain.v1.json', 'schemas/report.v1.json']));
    expect(files.filter((file) => !/^(?:dist|docs|schemas|skills)\/|^(?:package\.json|README\.md|LICENSE|CHANGELOG\.md|\.pre-commit-hooks\.yaml)$/.test(file))).toEqual([]);
  });

  it('declares every package that it loads', () => {
    const loaded = packagesIn((name) => name.endsWith('.js'));
    expect(loaded).toEqual(expect.arrayContaining(['oxc-parser', 'commander']));
    // `debug`, which the TypeScript parser brings, does without it.
    expect(loaded.filter((name) => name !== 'supports-color').filter((name) => !(name in manifest.dependencies))).toEqual([]);
    expect(Object.keys(manifest.dependencies).filter((name) => !loaded.includes(name))).toEqual([]);
  });

  it('loads nothing of the command line while ESLint runs', () => {
    const seen = new Set(['index.js']);
    for (const file of seen) for (const [, next] of readFileSync(path.join(ROOT, 'dist', file), 'utf8').matchAll(/^(?:import|export)\b[^\n]*?from "\.\/([^"\n]+)"/gm)) if (next !== undefined) seen.add(next);
    expect([...seen]).not.toContain('cli.js');
    const loaded = packagesIn((name) => seen.has(name));
    expect(loaded).toContain('oxc-parser');
    expect(loaded).not.toContain('commander');
  });

  it('has types that need nothing but ESLint', () => {
    expect(packagesIn((name) => name.endsWith('.d.ts'))).toEqual(['eslint']);
  });
});
