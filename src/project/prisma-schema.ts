import { join } from 'node:path';
import { listDirectory } from './disk.ts';
import { stringProperty } from './json.ts';
import { findPackage } from './package-json.ts';
import { readSource } from './source-files.ts';

/** The columns of each model, by the model's name. */
type Models = ReadonlyMap<string, readonly string[]>;

const SCALARS = ['String', 'Boolean', 'Int', 'BigInt', 'Float', 'Decimal', 'DateTime', 'Json', 'Bytes'];
/** Where `prisma init` and the documentation of split schemas put it. Source: https://www.prisma.io/docs/orm/prisma-schema/overview/location */
export const PRISMA_FOLDERS = ['prisma', 'prisma/schema', 'prisma/models', '.'];

/**
 * The columns of a Prisma model: what a row has without `include`.
 *
 * @param file absolute path of a file of the package that has the schema
 * @param accessor the client's own name of the model: `blogPost` for `BlogPost`
 * @returns undefined when there is no schema, or no such model in it
 */
export function columnsOf(file: string, accessor: string): readonly string[] | undefined {
  const info = findPackage(file);
  if (!info) return undefined;
  const own = stringProperty(info.raw['prisma'], 'schema');
  const paths = PRISMA_FOLDERS.flatMap((folder) => [...(listDirectory(join(info.dir, folder))?.names.keys() ?? [])].filter((name) => name.endsWith('.prisma')).map((name) => join(info.dir, folder, name)));
  const text = (own === undefined ? paths : [join(info.dir, own)]).map((path) => readSource(path)?.text ?? '').join('\n');
  return [...modelsIn(text)].find(([name]) => name.charAt(0).toLowerCase() + name.slice(1) === accessor)?.[1];
}

function modelsIn(text: string): Models {
  const enums = [...text.matchAll(/^enum\s+(\w+)/gm)].map(([, name = '']) => name);
  const columns = new Set([...SCALARS, ...enums]);
  return new Map([...text.matchAll(/^model\s+(\w+)\s*\{([^]*?)^\}/gm)].map(([, model = '', body = '']) => [
    model,
    body.split('\n').flatMap((line) => {
      const [, name, type] = /^\s*(\w+)\s+(\w+)/.exec(line) ?? [];
      return name !== undefined && columns.has(type ?? '') && !/@ignore\b/.test(line) ? [name] : [];
    }),
  ]));
}
