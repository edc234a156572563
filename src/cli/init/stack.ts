import path from 'node:path';
import { findLibraryByName } from '../../knowledge/index.ts';
import { detectStack, type StackEvidence } from '../../project/detect.ts';
import { dependenciesOf, findPackageAt } from '../../project/package-json.ts';
import { displayPath } from '../paths.ts';
import type { Survey, SurveyedFile } from './survey.ts';

/** Something that was found, and why we think so. */
export interface Found {
  readonly value: string;
  readonly because: string;
}

/** What a backend is built with. */
export interface Stack {
  readonly frameworks: readonly Found[];
  readonly orms: readonly Found[];
  readonly validation: readonly Found[];
  readonly auth: readonly Found[];
  readonly basePath: Found | undefined;
}

/** What some packages are built with, by their dependencies and what their code does. */
export function findStack(packages: readonly string[], survey: Survey, cwd: string): Stack {
  const inPackage = packages.map((dir) => ({ dir, stack: detectStack(dependenciesOf(path.join(dir, 'file'))) }));
  const join = (kind: keyof StackEvidence): Found[] => {
    const found = new Map<string, Found>();
    for (const { dir, stack } of inPackage) {
      for (const { value, dependency } of stack[kind]) if (!found.has(value)) found.set(value, { value, because: `\`${dependency}\` in ${displayPath(path.join(findPackageAt(dir)?.dir ?? dir, 'package.json'), cwd)}` });
    }
    return [...found.values()];
  };
  const own = survey.files.filter(({ packageDir }) => packages.includes(packageDir ?? cwd));
  const orms = dataAccess(join('orms'), own);
  return { frameworks: join('frameworks'), orms, validation: join('validation'), auth: join('auth'), basePath: findBasePath(survey, cwd, packages) };
}

/** How many files use a library: the dependency alone may be a remnant, and a fork may have a name of its own. */
function dataAccess(declared: readonly Found[], files: readonly SurveyedFile[]): Found[] {
  const users = new Map<string, number>();
  for (const { libraries } of files) for (const name of new Set(libraries.map(settingOf))) users.set(name, (users.get(name) ?? 0) + 1);
  const use = (value: string): string[] => {
    const number = users.get(value);
    return number === undefined ? [] : [number === 1 ? '1 file queries with it' : `${number} files query with it`];
  };
  const undeclared = [...users.keys()].filter((name) => declared.every(({ value }) => value !== name));
  return [
    ...declared.map(({ value, because }) => ({ value, because: [because, ...use(value)].join('; ') })),
    ...undeclared.map((value) => ({ value, because: use(value).join('') })),
  ];
}

/** What the settings call a library: `pg` for node-postgres. */
function settingOf(library: string): string {
  return findLibraryByName(library)?.setting ?? library;
}

/** The first parts that all routes of the application have in common; a route of its own is none unless it says so. */
function findBasePath({ routes, files }: Survey, cwd: string, packages: readonly string[]): Found | undefined {
  const packageOf = new Map(files.map(({ file, packageDir }) => [file, packageDir ?? cwd]));
  const own = routes.filter(({ file }) => packages.includes(packageOf.get(file) ?? cwd));
  const prefix = own.find(({ isGlobalPrefix }) => isGlobalPrefix);
  if (prefix) return { value: prefix.route, because: `\`setGlobalPrefix\` in ${prefix.file}` };
  const parts = own.map(({ route }) => route.split('/').slice(1).filter((part) => part !== ''));
  const [first] = parts;
  if (!first || own.some(({ route }) => /[*?#\s\\]/.test(route))) return undefined;
  const differs = first.findIndex((part, at) => /^[:{]/.test(part) || parts.some((other) => other[at] !== part));
  const common = differs < 0 ? first : first.slice(0, differs);
  const named = common.slice(0, common.findLastIndex((part) => /^(?:api|rest|v\d+)$/i.test(part)) + 1);
  const shared = named.length > 0 ? named : parts.length > 2 ? common : [];
  if (shared.length === 0) return undefined;
  const where = new Set(own.map(({ file }) => file));
  return { value: `/${shared.join('/')}`, because: `${own.length === 1 ? 'the route' : `all ${own.length} routes`} of the application in ${where.size === 1 ? [...where].join('') : `${where.size} files`}` };
}
