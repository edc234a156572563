import { listSourceFiles, sourcePattern } from '../../../project/source-tree.ts';
import { resolveImport } from '../../../project/resolve.ts';
import { declaringFile } from '../barrels.ts';
import { calleeOf } from '../calls.ts';
import { exportsOf } from '../exports.ts';
import { loadModule, type Module, type Variable } from '../module.ts';
import { memberName, parentOf, type Node } from '../syntax.ts';

/** Methods that put what they are given behind a path. */
export const MOUNTS: ReadonlySet<string> = new Set(['use', 'route', 'mount', 'register']);
const MOUNTS_SOMETHING = sourcePattern(new RegExp(`\\.(?:${[...MOUNTS].join('|')})\\s*\\(`));

/** True when an application is part of another one: here, or in a file that imports it. */
export function isMounted(module: Module, variable: Variable): boolean {
  if (variable.references.some(({ identifier }) => isMountedAt(identifier))) return true;
  // `require` is not followed back: of a script nobody knows who requires it, unless it listens itself.
  if (/\.[cm]?jsx?$/.test(module.path)) return !variable.references.some(({ identifier }) => listens(identifier));
  const names = [...exportsOf(module).named].filter(([, entry]) => entry.kind === 'node' && module.variableOf(entry.node) === variable).map(([name]) => name);
  return names.length > 0 && listSourceFiles(module.path, MOUNTS_SOMETHING).some((path) => path !== module.path && mountsFrom(loadModule(path), module.path, names));
}

function isMountedAt(mention: Node): boolean {
  const call = parentOf(mention);
  if (call?.type !== 'CallExpression' || !call.arguments.some((argument) => argument === mention)) return false;
  const callee = calleeOf(call);
  return callee.type === 'MemberExpression' && MOUNTS.has(memberName(callee) ?? '');
}

function listens(mention: Node): boolean {
  const member = parentOf(mention);
  return member?.type === 'MemberExpression' && member.object === mention && memberName(member) === 'listen';
}

function mountsFrom(importer: Module | undefined, path: string, names: readonly string[]): boolean {
  return (importer?.nodes('ImportDeclaration') ?? []).some((declaration) => declaration.specifiers.some((specifier) => {
    const name = specifier.type === 'ImportSpecifier' ? (specifier.imported.type === 'Identifier' ? specifier.imported.name : specifier.imported.value) : 'default';
    const mentions = importer?.variableOf(specifier.local)?.references ?? [];
    if (!mentions.some(({ identifier }) => isMountedAt(identifier))) return false;
    const resolution = resolveImport(declaration.source.value, importer?.path ?? '');
    return resolution.kind === 'file' && (resolution.path === path ? names.includes(name) : declaringFile(resolution.path, name) === path);
  }));
}
