import { isBuiltin } from 'node:module';
import { ResolverFactory } from 'oxc-resolver';

/** Where an import specifier leads. */
export type Resolution =
  /** A file of the project: absolute path. */
  | { readonly kind: 'file'; readonly path: string }
  /** An installed or at least installable package; `path` only when it is installed. */
  | { readonly kind: 'package'; readonly name: string; readonly specifier: string; readonly path?: string }
  /** A module of the runtime, with its prefix: `node:fs`, `bun:sqlite`. */
  | { readonly kind: 'builtin'; readonly name: string }
  /** Leads into the project, but to no file that is there. */
  | { readonly kind: 'unresolved' };

const factory = new ResolverFactory({
  tsconfig: 'auto',
  extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'],
  extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'], '.jsx': ['.tsx', '.jsx'] },
  conditionNames: ['import', 'require', 'node', 'types', 'default'],
});

/**
 * Where an import leads. Never throws.
 *
 * @param specifier as written
 * @param fromFile absolute path of the importing file
 */
export function resolveImport(specifier: string, fromFile: string): Resolution {
  if (isBuiltin(specifier)) return { kind: 'builtin', name: specifier.startsWith('node:') ? specifier : `node:${specifier}` };
  const { path } = factory.resolveFileSync(fromFile, specifier);
  const name = /^(?:@[^/]+\/)?[^/@.#~][^/]*/.exec(specifier)?.[0];
  if (path && !/[\\/]node_modules[\\/]/.test(path)) return { kind: 'file', path };
  return name ? { kind: 'package', name, specifier, ...(path ? { path } : {}) } : { kind: 'unresolved' };
}
