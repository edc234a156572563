import { beforeEach, describe, expect, it } from 'vitest';
import { detectProject } from '../../src/project/detect.ts';
import { dependenciesOf, findPackage, findWorkspaceRoot, hasDependency } from '../../src/project/package-json.ts';
import { beginPass } from '../../src/project/source-files.ts';
import { TempProject } from './temp-project.ts';

beforeEach(() => beginPass());

describe('findPackage', () => {
  it('gives the nearest manifest with all kinds of dependencies', () => {
    const raw = { name: 'api', type: 'module', dependencies: { pg: '8' }, devDependencies: { vitest: '4' }, peerDependencies: { hono: '4' }, optionalDependencies: { sqlite3: '5' } };
    const project = new TempProject({ 'package.json': { name: 'root' }, 'apps/api/package.json': raw });
    expect(findPackage(project.path('apps/api/src/routes/user.ts'))).toEqual({
      dir: project.path('apps/api'), name: 'api', type: 'module', dependencies: new Set(['pg', 'vitest', 'hono', 'sqlite3']), raw,
    });
    expect(findPackage(project.path('apps/x.ts'))).toMatchObject({ name: 'root', type: 'commonjs' });
  });

  it.each([['broken', '{ "name": '], ['no object', '[1]'], ['null', 'null'], ['empty', '']])('does not know a manifest that is %s', (_, text) => {
    const project = new TempProject({ 'package.json': { name: 'root' }, 'api/package.json': text });
    expect(findPackage(project.path('api/x.ts'))).toBeUndefined();
    expect(hasDependency(project.path('api/x.ts'), 'pg')).toBe(false);
  });

  it('survives wrong types inside', () => {
    const project = new TempProject({ 'package.json': { name: 5, type: 7, dependencies: ['pg'], devDependencies: null, workspaces: 3, imports: 'x', exports: 4 } });
    expect(findPackage(project.path('x.ts'))).toMatchObject({ name: undefined, type: 'commonjs', dependencies: new Set() });
    expect(findWorkspaceRoot(project.path('x.ts'))).toBeUndefined();
  });
});

describe('findWorkspaceRoot', () => {
  it('ends at the repository, and needs a list of packages', () => {
    const project = new TempProject({
      'pnpm-workspace.yaml': 'packages:\n- apps/*\n', 'apps/api/package.json': {}, 'apps/api/pnpm-workspace.yaml': 'onlyBuiltDependencies:\n  - esbuild\n',
      'other/.git/HEAD': '', 'other/package.json': {}, 'nested/package.json': { workspaces: ['a'] }, 'nested/a/package.json': {},
    });
    expect(findWorkspaceRoot(project.path('apps/api/x.ts'))).toBe(project.root);
    expect(findWorkspaceRoot(project.path('other/x.ts'))).toBeUndefined();
    expect(findWorkspaceRoot(project.path('nested/a/x.ts'))).toBe(project.path('nested'));
  });
});

describe('dependencies', () => {
  it('are those of the package and of the workspace root', () => {
    const project = new TempProject({
      'package.json': { workspaces: ['apps/*'], devDependencies: { typescript: '6' } }, 'apps/api/package.json': { name: 'api', dependencies: { pg: '8' } },
      'apps/api/src/package.json': { type: 'module' }, 'apps/web/package.json': { name: 'web', dependencies: { next: '15' } },
    });
    expect([...dependenciesOf(project.path('apps/api/src/x.ts'))]).toEqual(['pg', 'typescript']);
    expect(hasDependency(project.path('apps/api/x.ts'), 'next')).toBe(false);
    expect(dependenciesOf(project.path('apps/api/src/x.ts'))).toBe(dependenciesOf(project.path('apps/api/src/y.ts')));
  });

  it('are none of a folder around that is no workspace', () => {
    const project = new TempProject({ 'package.json': { dependencies: { express: '4' } }, 'frontend/package.json': { name: 'frontend' } });
    expect(hasDependency(project.path('frontend/x.ts'), 'express')).toBe(false);
  });
});

describe('detectProject', () => {
  it('names the stack in the words of the settings', () => {
    const project = new TempProject({
      'package.json': { workspaces: ['apps/*'], devDependencies: { prisma: '6' } },
      'apps/api/package.json': { name: 'api', dependencies: { '@nestjs/core': '11', '@nestjs/platform-fastify': '11', ioredis: '5', 'class-validator': '1', '@nestjs/jwt': '11', 'next-auth': '5', '@clerk/express': '1' } },
    });
    expect(detectProject(project.path('apps/api/x.ts'))).toEqual({
      frameworks: ['nestjs', 'fastify'], orms: ['prisma', 'ioredis'], validation: ['class-validator'], auth: ['jwt', 'clerk', 'next-auth', 'auth.js'],
    });
    expect(detectProject(project.path('apps/api/x.ts'))).toBe(detectProject(project.path('apps/api/y.ts')));
  });

  it('knows nothing where there is nothing', () => {
    expect(detectProject(new TempProject().path('x.ts'))).toEqual({ frameworks: [], orms: [], validation: [], auth: [] });
  });
});
