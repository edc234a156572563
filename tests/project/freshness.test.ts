import { describe, expect, it, vi } from 'vitest';
import { findPackage, hasDependency } from '../../src/project/package-json.ts';
import { MAX_AGE_MS, resolveImport, type Resolution } from '../../src/project/resolve.ts';
import { beginPass } from '../../src/project/source-files.ts';
import { TempProject } from './temp-project.ts';

/** Asks in a new pass. */
function ask(project: TempProject, specifier: string, from = 'src/x.ts'): Resolution {
  beginPass();
  return resolveImport(specifier, project.path(from));
}

/** Once with everything just written, and once with files and folders so old that only a changed time can tell. */
const AGES = [['fresh', false], ['settled', true]] as const;

describe.each(AGES)('an editor sees what changes between two lints (%s)', (_, isSettled) => {
  function make(files: Readonly<Record<string, unknown>>, ...folders: string[]): TempProject {
    const project = new TempProject({ 'package.json': { name: 'app' }, 'src/x.ts': '', ...files });
    if (isSettled) project.age(...Object.keys(files), 'package.json', 'src', '.', ...folders);
    return project;
  }

  it('a missing file that is added', () => {
    const project = make({});
    expect(ask(project, './db').kind).toBe('unresolved');
    project.write('src/db.ts', '');
    expect(ask(project, './db')).toEqual({ kind: 'file', path: project.path('src/db.ts') });
  });

  it('a file added in a folder that was missing', () => {
    const project = make({});
    expect(ask(project, './lib/deep/db').kind).toBe('unresolved');
    project.write('src/lib/deep/db.ts', '');
    expect(ask(project, './lib/deep/db').kind).toBe('file');
  });

  it('a file that is removed, renamed or takes the place of another', () => {
    const project = make({ 'src/db/index.ts': '' }, 'src/db');
    expect(ask(project, './db')).toMatchObject({ path: project.path('src/db/index.ts') });
    project.write('src/db.ts', '');
    expect(ask(project, './db')).toMatchObject({ path: project.path('src/db.ts') });
    project.remove('src/db.ts');
    project.remove('src/db/index.ts');
    expect(ask(project, './db').kind).toBe('unresolved');
  });

  it('path mappings that are edited, also in what is extended', () => {
    const project = make({ 'tsconfig.json': { extends: './base.json' }, 'base.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } }, 'src/db.ts': '', 'other/db.ts': '' }, 'other');
    expect(ask(project, '@/db')).toMatchObject({ path: project.path('src/db.ts') });
    project.write('base.json', { compilerOptions: { paths: { '@/*': ['./other/*'] } } });
    expect(ask(project, '@/db')).toMatchObject({ path: project.path('other/db.ts') });
    project.write('tsconfig.json', '{ half an edit');
    expect(ask(project, '@/db', 'src/x.ts')).toMatchObject({ path: project.path('src/db.ts') });
    project.write('tsconfig.json', { compilerOptions: { paths: { '@/*': ['./other/*'] } } });
    expect(ask(project, '@/db')).toMatchObject({ path: project.path('other/db.ts') });
  });

  it('a tsconfig.json that is added', () => {
    const project = make({ 'lib/db.ts': '' }, 'lib');
    expect(ask(project, '~app/db').kind).toBe('unresolved');
    project.write('tsconfig.json', { compilerOptions: { paths: { '~app/*': ['./lib/*'] } } });
    expect(ask(project, '~app/db')).toMatchObject({ path: project.path('lib/db.ts') });
  });

  it('a file behind an alias that is added, and removed again', () => {
    const project = make({ 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'] } } } });
    expect(ask(project, '@/db').kind).toBe('unresolved');
    project.write('src/db.ts', '');
    expect(ask(project, '@/db').kind).toBe('file');
    project.remove('src/db.ts');
    expect(ask(project, '@/db').kind).toBe('unresolved');
  });

  it('entries of imports and exports', () => {
    const project = make({ 'src/a.ts': '', 'src/b.ts': '' });
    project.write('package.json', { name: 'app', imports: { '#db': './src/a.ts' } });
    if (isSettled) project.age('package.json');
    expect(ask(project, '#db')).toMatchObject({ path: project.path('src/a.ts') });
    project.write('package.json', { name: 'app', imports: { '#db': './src/b.ts' } });
    expect(ask(project, '#db')).toMatchObject({ path: project.path('src/b.ts') });
  });

  it('a workspace package that is added', () => {
    const project = make({ 'pnpm-workspace.yaml': 'packages:\n  - packages/*\n', 'packages/a/package.json': { name: 'a' } }, 'packages', 'packages/a');
    expect(ask(project, '@org/db').kind).toBe('package');
    project.write('packages/db/package.json', { name: '@org/db' });
    project.write('packages/db/src/index.ts', '');
    expect(ask(project, '@org/db')).toMatchObject({ path: project.path('packages/db/src/index.ts') });
  });

  it('dependencies', () => {
    const project = make({});
    beginPass();
    expect(hasDependency(project.path('src/x.ts'), 'pg')).toBe(false);
    project.write('package.json', { name: 'app', dependencies: { pg: '8' } });
    beginPass();
    expect(hasDependency(project.path('src/x.ts'), 'pg')).toBe(true);
    project.write('src/package.json', { name: 'inner' });
    beginPass();
    expect(findPackage(project.path('src/x.ts'))?.name).toBe('inner');
  });
});

describe('one pass', () => {
  it('gives the same answer throughout, whatever happens on disk', () => {
    const project = new TempProject({ 'package.json': {}, 'src/x.ts': '' });
    beginPass();
    expect(resolveImport('./db', project.path('src/x.ts')).kind).toBe('unresolved');
    project.write('src/db.ts', '');
    expect(resolveImport('./db', project.path('src/x.ts')).kind).toBe('unresolved');
    expect(ask(project, './db').kind).toBe('file');
  });

  it('keeps an answer while nothing has changed', () => {
    const project = new TempProject({ 'package.json': {}, 'src/x.ts': '', 'src/db.ts': '' });
    expect(ask(project, './db')).toBe(ask(project, './db'));
  });
});

it('sees within its maximal age what no folder tells: a renamed workspace package', () => {
  const project = new TempProject({ 'package.json': { workspaces: ['packages/*'] }, 'packages/db/package.json': { name: '@org/old' }, 'packages/db/index.ts': '' });
  expect(ask(project, '@org/new').kind).toBe('package');
  project.write('packages/db/package.json', { name: '@org/new' });
  const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + MAX_AGE_MS);
  expect(ask(project, '@org/new').kind).toBe('file');
  later.mockRestore();
});
