import { dirname, join, resolve, sep } from 'node:path';
import { findPackageAt, findWorkspaceRoot } from './package-json.ts';
import { PRISMA_FOLDERS } from './prisma-schema.ts';
import { TracedCache, type Trace } from './trace.ts';
import { mapPaths } from './tsconfig.ts';
import { isRelative } from './specifier.ts';

const answers = new TracedCache<boolean>();

/**
 * True for an import that leads into the folder which a Prisma schema of the project names as its generator's `output`. Few check that
 * folder in, so that the file itself is often not there.
 * Source: https://www.prisma.io/docs/orm/prisma-schema/overview/generators
 *
 * @param specifier as written
 * @param fromFile absolute path of the importing file
 */
export function leadsToPrismaClient(specifier: string, fromFile: string): boolean {
  const dir = dirname(fromFile);
  return answers.get(`${dir}\0${specifier}`, (trace) => {
    const targets = isRelative(specifier) ? [resolve(dir, specifier)] : mapPaths(specifier, dir, false, trace).bases;
    return targets.some((target) => isOutput(target, trace));
  });
}

function isOutput(path: string, trace: Trace): boolean {
  for (const folder of foldersAround(path, trace)) {
    for (const output of outputsOf(folder, trace)) if (path === output || path.startsWith(output + sep)) return true;
  }
  return false;
}

/** The folders above a path, nearest first, each with the folders in it, up to those beside the package. */
function* foldersAround(path: string, trace: Trace): Iterable<string> {
  const root = findPackageAt(dirname(path), trace)?.dir;
  if (root === undefined) return;
  const top = findWorkspaceRoot(path, trace) === undefined ? root : dirname(root);
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    yield folder;
    for (const [name, kind] of trace.names(folder) ?? []) {
      if (kind === 'directory' && name !== 'node_modules' && !name.startsWith('.')) yield join(folder, name);
    }
    if (folder === top || folder === dirname(folder)) return;
  }
}

/** The folders that the schemas of a package, or of a part of one, generate into. */
function outputsOf(folder: string, trace: Trace): string[] {
  return PRISMA_FOLDERS.flatMap((each) => {
    const schemas = join(folder, each);
    const files = [...(trace.names(schemas)?.keys() ?? [])].filter((name) => name.endsWith('.prisma'));
    return files.flatMap((name) => outputsIn(trace.text(join(schemas, name)) ?? '').map((output) => resolve(schemas, output)));
  });
}

function outputsIn(schema: string): string[] {
  return [...schema.matchAll(/^generator\s+\w+\s*\{([^]*?)^\}/gm)].flatMap(([, body = '']) => {
    const makesClient = /^\s*provider\s*=\s*"(?:prisma-client-js|prisma-client)"/m.test(body);
    const [, output] = /^\s*output\s*=\s*"([^"]+)"/m.exec(body) ?? [];
    return makesClient && output !== undefined ? [output] : [];
  });
}
