import { join } from 'node:path';
import picomatch from 'picomatch';
import { parseJson, property, strings, type JsonObject } from './json.ts';
import { listDirectory } from './disk.ts';
import type { Trace } from './trace.ts';

/** Folders that hold no workspace package of their own. */
const SKIPPED = new Set(['node_modules', '.git', 'dist', 'build', '.next', '.turbo', 'coverage']);

/** A `**` pattern is followed no deeper than this, and no more folders than `MAX_FOLDERS` are looked at: a monorepo has hundreds, not more. */
const MAX_DEPTH = 5;
const MAX_FOLDERS = 4_000;

/**
 * The folder patterns of the workspace packages that a root declares: `packages/*`, `!packages/old`.
 * Empty when the folder is no workspace root.
 */
export function memberPatterns(root: string, manifest: JsonObject | undefined, trace: Trace): string[] {
  const workspaces = property(manifest, 'workspaces');
  const patterns = [...strings(workspaces), ...strings(property(workspaces, 'packages'))];
  if (trace.has(root, 'pnpm-workspace.yaml')) patterns.push(...yamlList(trace.text(join(root, 'pnpm-workspace.yaml')) ?? '', 'packages'));
  if (trace.has(root, 'lerna.json')) patterns.push(...strings(property(parseJson(trace.text(join(root, 'lerna.json')) ?? ''), 'packages')));
  return patterns;
}

/** The folders that the patterns name; not every one needs to have a package.json. */
export function memberFolders(root: string, patterns: readonly string[], trace: Trace): string[] {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!')).map(clean);
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => clean(pattern.slice(1))).filter((pattern) => pattern !== '');
  const isUnwanted = unwanted.length > 0 ? picomatch(unwanted) : () => false;
  const found = new Set<string>();
  for (const pattern of wanted) {
    for (const folder of expand(root, pattern, trace)) if (!isUnwanted(folder)) found.add(join(root, folder));
  }
  return [...found];
}

function expand(root: string, pattern: string, trace: Trace): string[] {
  const segments = pattern.split('/');
  const firstGlob = segments.findIndex((segment) => /[*?{[(]/.test(segment));
  if (firstGlob < 0) return [pattern];
  const start = segments.slice(0, firstGlob).join('/');
  const isDeep = pattern.includes('**');
  const depth = isDeep ? MAX_DEPTH : segments.length - firstGlob;
  const matches = picomatch(pattern);
  const found: string[] = [];
  let left = MAX_FOLDERS;
  const visit = (folder: string, level: number): void => {
    // Watching every folder of a `**` would cost a system call for each of them in every pass.
    const names = isDeep && level > 1 ? listDirectory(join(root, folder))?.names : trace.names(join(root, folder));
    for (const [name, kind] of names ?? []) {
      if (kind === 'file' || SKIPPED.has(name) || (left -= 1) < 0) continue;
      const path = folder === '' ? name : `${folder}/${name}`;
      if (matches(path)) found.push(path);
      if (level < depth) visit(path, level + 1);
    }
  };
  visit(start, 1);
  return found;
}

function clean(pattern: string): string {
  return pattern.replaceAll('\\', '/').replace(/^\.?\//, '').replace(/\/+$/, '').replace(/\/package\.json$/, '');
}

/**
 * A list of strings at the top of a YAML file, in both of YAML's spellings. That is all of YAML that pnpm's file needs from
 * us, and a parser for the rest would be another dependency in every editor.
 */
export function yamlList(text: string, key: string): string[] {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (start < 0) return [];
  const inline = /\[(.*)\]/.exec(lines[start] ?? '')?.[1];
  if (inline !== undefined) return inline.split(',').map(unquote).filter((item) => item !== '');
  const items: string[] = [];
  for (const line of lines.slice(start + 1)) {
    const item = /^\s*-\s+(.+)$/.exec(line)?.[1];
    if (item !== undefined) items.push(unquote(item));
    else if (/^\S/.test(line) && !line.startsWith('#')) break;
  }
  return items;
}

function unquote(item: string): string {
  const text = item.trim();
  const quoted = /^(['"])(.*?)\1/.exec(text);
  return quoted ? (quoted[2] ?? '') : text.replace(/\s+#.*$/, '').trim();
}
