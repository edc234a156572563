import { mkdirSync, symlinkSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { resolveImport } from '../../src/project/resolve.ts';
import { beginPass } from '../../src/project/source-files.ts';
import { TempProject } from './temp-project.ts';

beforeEach(() => beginPass());

/** Where a specifier leads from a file, paths made relative to the project. */
function lead(project: TempProject, specifier: string, from: string): string {
  const resolution = resolveImport(specifier, project.path(from));
  if (resolution.kind === 'file') return resolution.path.slice(project.root.length + 1).replaceAll('\\', '/');
  return 'name' in resolution ? `${resolution.kind} ${resolution.name}` : resolution.kind;
}

describe('relative imports', () => {
  const files = {
    'package.json': { name: 'app' }, 'src/a.ts': '', 'src/b.tsx': '', 'src/c.js': '', 'src/d.mts': '', 'src/e.cts': '', 'src/f.service.ts': '',
    'src/g/index.ts': '', 'src/data.json': '{}', 'src/logo.svg': '', 'src/types.d.ts': '', 'src/both.ts': '', 'src/both/index.ts': '',
    'src/pkg/package.json': { main: './entry.js' }, 'src/pkg/entry.ts': '', 'index.ts': '', 'src/dotted.name/index.ts': '', 'src/h.jsx': '',
  };

  it.each([
    ['./a', 'src/a.ts'], ['./a.ts', 'src/a.ts'], ['./a.js', 'src/a.ts'], ['./b.js', 'src/b.tsx'], ['./b.jsx', 'src/b.tsx'], ['./c.js', 'src/c.js'],
    ['./c', 'src/c.js'], ['./d.mjs', 'src/d.mts'], ['./e.cjs', 'src/e.cts'], ['./f.service', 'src/f.service.ts'], ['./f.service.js', 'src/f.service.ts'],
    ['./g', 'src/g/index.ts'], ['./g/', 'src/g/index.ts'], ['./g/index.js', 'src/g/index.ts'], ['./data.json', 'src/data.json'], ['./data', 'src/data.json'],
    ['./logo.svg?raw', 'src/logo.svg'], ['./types', 'src/types.d.ts'], ['./both', 'src/both.ts'], ['./both/', 'src/both/index.ts'], ['./pkg', 'src/pkg/entry.ts'],
    ['..', 'index.ts'], ['../', 'index.ts'], ['../src/a', 'src/a.ts'], ['.\\a', 'src/a.ts'], ['..\\src\\a', 'src/a.ts'], ['./dotted.name', 'src/dotted.name/index.ts'],
    ['./h', 'src/h.jsx'], ['./h.js', 'src/h.jsx'], ['.', 'unresolved'], ['./missing', 'unresolved'], ['./a/b', 'unresolved'], ['./g/missing', 'unresolved'],
  ])('%s', (specifier, expected) => {
    expect(lead(new TempProject(files), specifier, 'src/x.ts')).toBe(expected);
  });

  it('understands a Windows path of the importing file', () => {
    const project = new TempProject(files);
    const resolution = resolveImport('./a', project.path('src/x.ts').replaceAll('/', '\\'));
    expect(resolution).toEqual({ kind: 'file', path: project.path('src/a.ts') });
  });

  it('follows a link to a file and ignores a dangling one', () => {
    const project = new TempProject(files);
    symlinkSync(project.path('src/a.ts'), project.path('src/linked.ts'));
    symlinkSync(project.path('nowhere.ts'), project.path('src/dangling.ts'));
    expect(lead(project, './linked', 'src/x.ts')).toBe('src/linked.ts');
    expect(lead(project, './dangling', 'src/x.ts')).toBe('unresolved');
  });
});

describe('what is no file of the project', () => {
  it.each([
    ['fs', 'builtin node:fs'], ['node:fs/promises', 'builtin node:fs/promises'], ['node:sqlite', 'builtin node:sqlite'], ['bun:sqlite', 'builtin bun:sqlite'],
    ['express', 'package express'], ['lodash/fp', 'package lodash'], ['@nestjs/common', 'package @nestjs/common'], ['@prisma/client/runtime/x', 'package @prisma/client'],
    ['npm:zod@3', 'package zod'], ['npm:@hono/zod-validator@0.1/x', 'package @hono/zod-validator'], ['jsr:@std/path@1', 'package @std/path'],
    ['https://deno.land/x/oak/mod.ts', 'unresolved'], ['data:text/javascript,1', 'unresolved'], ['virtual:routes', 'unresolved'], ['', 'unresolved'], ['#nowhere', 'unresolved'],
    ['@/nowhere', 'unresolved'], ['~/nowhere', 'unresolved'], ['\0virtual', 'unresolved'], ['/nowhere', 'unresolved'], ['@', 'unresolved'], ['?', 'unresolved'], ['//', 'unresolved'],
  ])('%j', (specifier, expected) => {
    const project = new TempProject({ 'package.json': { name: 'app' }, 'src/x.ts': '' });
    expect(lead(project, specifier, 'src/x.ts')).toBe(expected);
  });

  it('says where an installed package is', () => {
    const project = new TempProject({ 'package.json': {}, 'node_modules/pg/package.json': { name: 'pg', main: 'lib/index.js' }, 'node_modules/pg/lib/index.js': '' });
    expect(resolveImport('pg', project.path('src/x.ts'))).toEqual({ kind: 'package', name: 'pg', specifier: 'pg', path: project.path('node_modules/pg/lib/index.js') });
  });

  it('names a package that is imported by its path', () => {
    const project = new TempProject({ 'package.json': {}, 'node_modules/@scope/pg/lib/index.js': '' });
    expect(lead(project, '../node_modules/@scope/pg/lib/index.js', 'src/x.ts')).toBe('package @scope/pg');
  });

  it('survives an importing file that does not exist', () => {
    expect(resolveImport('./a', '/no/such/folder/x.ts')).toEqual({ kind: 'unresolved' });
    expect(resolveImport('pg', '/no/such/folder/x.ts').kind).toBe('package');
    expect(resolveImport('./a', '').kind).toBe('unresolved');
    expect(resolveImport('./a\0b', '/no/\0such/x.ts').kind).toBe('unresolved');
  });
});

describe('tsconfig', () => {
  it.each([
    ['paths', { compilerOptions: { paths: { '@/*': ['./src/*'] } } }],
    ['baseUrl and paths', { compilerOptions: { baseUrl: 'src', paths: { '@/*': ['*'] } } }],
    ['configDir', { compilerOptions: { paths: { '@/*': ['${configDir}/src/*'] } } }],
    ['comments and trailing commas', '// a\n{ "compilerOptions": { /* b */ "paths": { "@/*": ["./src/*",], }, }, }'],
    ['a byte order mark', '\uFEFF{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }'],
    ['a second target', { compilerOptions: { paths: { '@/*': ['./generated/*', './src/*'] } } }],
  ])('%s', (_, tsconfig) => {
    const project = new TempProject({ 'package.json': {}, 'tsconfig.json': tsconfig, 'src/db/index.ts': '', 'src/api/x.ts': '' });
    expect(lead(project, '@/db', 'src/api/x.ts')).toBe('src/db/index.ts');
    expect(lead(project, '@/db/index.js', 'src/api/x.ts')).toBe('src/db/index.ts');
    expect(lead(project, '@/missing', 'src/api/x.ts')).toBe('unresolved');
  });

  it('finds a module by baseUrl alone, and leaves packages alone', () => {
    const project = new TempProject({ 'package.json': { dependencies: { pg: '8' } }, 'tsconfig.json': { compilerOptions: { baseUrl: 'src' } }, 'src/services/user.ts': '', 'src/x.ts': '' });
    expect(lead(project, 'services/user', 'src/x.ts')).toBe('src/services/user.ts');
    expect(lead(project, 'pg', 'src/x.ts')).toBe('package pg');
  });

  it('follows extends, also to a package that is not installed', () => {
    const project = new TempProject({
      'package.json': { workspaces: ['packages/*', 'apps/*'] },
      'packages/ts/package.json': { name: '@org/ts' },
      'packages/ts/base.json': { compilerOptions: { paths: { '~lib/*': ['${configDir}/lib/*'] } } },
      'apps/api/package.json': { name: 'api' },
      'apps/api/tsconfig.json': { extends: './tsconfig.paths.json' },
      'apps/api/tsconfig.paths.json': { extends: ['@org/ts/base.json'] },
      'apps/api/lib/db.ts': '',
    });
    expect(lead(project, '~lib/db', 'apps/api/src/x.ts')).toBe('apps/api/lib/db.ts');
  });

  it('keeps own paths when what it extends is not installed', () => {
    const project = new TempProject({ 'package.json': {}, 'tsconfig.json': { extends: '@tsconfig/node20/tsconfig.json', compilerOptions: { paths: { '@/*': ['./src/*'] } } }, 'src/db.ts': '' });
    expect(lead(project, '@/db', 'src/x.ts')).toBe('src/db.ts');
    expect(lead(project, './db', 'src/x.ts')).toBe('src/db.ts');
    expect(lead(project, 'pg', 'src/x.ts')).toBe('package pg');
  });

  it('follows project references', () => {
    const project = new TempProject({
      'package.json': {}, 'tsconfig.json': { files: [], references: [{ path: './tsconfig.app.json' }, { path: './server' }] },
      'tsconfig.app.json': { compilerOptions: { paths: { '@app/*': ['./src/*'] } }, include: ['src'] },
      'server/tsconfig.json': { compilerOptions: { composite: true, paths: { '@server/*': ['./*'] } } },
      'src/a.ts': '', 'server/b.ts': '',
    });
    expect(lead(project, '@app/a', 'src/x.ts')).toBe('src/a.ts');
    expect(lead(project, '@server/b', 'server/x.ts')).toBe('server/b.ts');
  });

  it('takes the most specific pattern', () => {
    const project = new TempProject({
      'package.json': {}, 'tsconfig.json': { compilerOptions: { paths: { '*': ['./types/*'], '@/*': ['./src/*'], '@/db/*': ['./database/*'], '@/exact': ['./other/exact.ts'] } } },
      'src/db/a.ts': '', 'database/a.ts': '', 'other/exact.ts': '', 'src/exact.ts': '',
    });
    expect(lead(project, '@/db/a', 'src/x.ts')).toBe('database/a.ts');
    expect(lead(project, '@/exact', 'src/x.ts')).toBe('other/exact.ts');
    expect(lead(project, 'pg', 'src/x.ts')).toBe('package pg');
  });

  it.each([
    ['no JSON', '{ broken'], ['empty', ''], ['an array', '[]'], ['wrong types', { extends: 5, compilerOptions: { paths: { '@/*': 'src' }, baseUrl: 7 }, references: [{}, 1] }],
    ['itself', { extends: './tsconfig.json' }], ['a cycle', { extends: './tsconfig.b.json' }], ['nothing there', { extends: './missing.json' }],
  ])('survives a broken configuration: %s', (_, tsconfig) => {
    const project = new TempProject({
      'package.json': {}, 'tsconfig.json': tsconfig, 'tsconfig.b.json': { extends: './tsconfig.json' }, 'src/a.ts': '',
      'node_modules/pg/package.json': { name: 'pg', main: 'index.js' }, 'node_modules/pg/index.js': '',
    });
    expect(lead(project, './a', 'src/x.ts')).toBe('src/a.ts');
    expect(lead(project, 'pg', 'src/x.ts')).toBe('package pg');
    expect(resolveImport('pg', project.path('src/x.ts'))).toMatchObject({ path: project.path('node_modules/pg/index.js') });
    expect(lead(project, '@/missing', 'src/x.ts')).toBe('unresolved');
  });

  it('takes own typings of a dependency for the dependency', () => {
    const project = new TempProject({
      'package.json': { dependencies: { express: '4' } }, 'tsconfig.json': { compilerOptions: { paths: { '*': ['./src/types/*'] } } },
      'src/types/express/index.d.ts': '', 'src/types/untyped.d.ts': '',
    });
    expect(lead(project, 'express', 'src/x.ts')).toBe('package express');
    expect(lead(project, 'untyped', 'src/x.ts')).toBe('src/types/untyped.d.ts');
  });

  it('gives one name to one file', () => {
    const project = new TempProject({ 'package.json': {}, 'tsconfig.json': { compilerOptions: { paths: { '~/*': ['./src/*'], 'shared/*': ['./shared/*'] } } }, 'shared/types/index.ts': '', 'src/x.ts': '' });
    for (const specifier of ['~/../shared/types', 'shared/types/', '../shared/types']) expect(lead(project, specifier, 'src/x.ts')).toBe('shared/types/index.ts');
  });

  it('uses the paths of a root configuration that the nearest one does not mention', () => {
    const project = new TempProject({
      'package.json': {}, 'tsconfig.base.json': { compilerOptions: { paths: { '@org/db': ['libs/db/src/index.ts'] } } },
      'libs/db/src/index.ts': '', 'apps/api/tsconfig.json': { compilerOptions: {} },
    });
    expect(lead(project, '@org/db', 'apps/api/src/x.ts')).toBe('libs/db/src/index.ts');
  });
});

describe('package imports', () => {
  const imports = { '#db': './src/db.ts', '#built/*': './dist/*.js', '#pg': 'pg', '#cond': { browser: './src/web.ts', default: './src/node.ts' }, '#gone': './src/gone.ts', '#loop': '#loop' };
  it.each([['#db', 'src/db.ts'], ['#built/services/user', 'src/services/user.ts'], ['#pg', 'package pg'], ['#cond', 'src/node.ts'], ['#gone', 'unresolved'], ['#loop', 'unresolved'], ['#x', 'unresolved']])('%s', (specifier, expected) => {
    const project = new TempProject({ 'package.json': { name: 'app', imports }, 'src/db.ts': '', 'src/services/user.ts': '', 'src/web.ts': '', 'src/node.ts': '' });
    expect(lead(project, specifier, 'src/x.ts')).toBe(expected);
  });

  it('lets path mappings use the same sign', () => {
    const project = new TempProject({ 'package.json': {}, 'tsconfig.json': { compilerOptions: { paths: { '#/*': ['./src/*'] } } }, 'src/db.ts': '' });
    expect(lead(project, '#/db', 'src/x.ts')).toBe('src/db.ts');
  });
});

describe('workspaces', () => {
  const db = { name: '@org/db', exports: { '.': { types: './dist/index.d.ts', default: './dist/index.js' }, './client': './dist/client/main.js', './sql/*': './dist/esm/sql/*.js', './src': { browser: './src/web.ts', node: './src/server.ts' } } };
  const files = {
    'packages/db/package.json': db, 'packages/db/src/index.ts': '', 'packages/db/src/client/main.ts': '', 'packages/db/src/sql/users.ts': '', 'packages/db/src/web.ts': '', 'packages/db/src/server.ts': '',
    'packages/db/src/hidden.ts': '', 'packages/plain/package.json': { name: 'plain', main: 'index.ts' }, 'packages/plain/index.ts': '', 'packages/plain/sub.ts': '', 'packages/plain/folder/index.ts': '',
    'packages/js/package.json': { name: '@org/js', main: './lib/main.js' }, 'packages/js/lib/main.js': '', 'packages/old/package.json': { name: '@org/old' }, 'packages/old/src/index.ts': '',
    'packages/bare/package.json': { name: '@org/bare' }, 'packages/bare/src/index.ts': '', 'apps/api/package.json': { name: 'api', type: 'module' },
  };
  const expected = [
    ['@org/db', 'packages/db/src/index.ts'], ['@org/db/client', 'packages/db/src/client/main.ts'], ['@org/db/sql/users', 'packages/db/src/sql/users.ts'], ['@org/db/src', 'packages/db/src/server.ts'],
    ['@org/db/hidden', 'packages/db/src/hidden.ts'], ['@org/db/dist/client/main', 'packages/db/src/client/main.ts'], ['@org/db/missing', 'unresolved'], ['plain', 'packages/plain/index.ts'], ['plain/sub', 'packages/plain/sub.ts'],
    ['plain/sub.js', 'packages/plain/sub.ts'], ['plain/folder', 'packages/plain/folder/index.ts'], ['@org/js', 'packages/js/lib/main.js'], ['@org/bare', 'packages/bare/src/index.ts'], ['@org/other', 'package @org/other'],
  ] as const;
  const pnpm = 'onlyBuiltDependencies:\n  - esbuild\npackages:\n  # apps\n  - "apps/*"\n  - \'packages/*\' # all\n  - "!packages/old"\n\ncatalog:\n  pg: 8\n';

  it.each([
    ['npm', { 'package.json': { workspaces: ['packages/*', 'apps/*', '!packages/old'] } }],
    ['Yarn', { 'package.json': { workspaces: { packages: ['./packages/*/', 'apps/**', '!packages/old'] } } }],
    ['pnpm', { 'package.json': {}, 'pnpm-workspace.yaml': pnpm }],
    ['pnpm, flow style', { 'pnpm-workspace.yaml': 'packages: ["packages/*", apps/api, "!packages/old"]' }],
    ['Lerna', { 'package.json': {}, 'lerna.json': { packages: ['{packages,apps}/*', '!packages/old'] } }],
  ])('%s, nothing installed', (_, root) => {
    const project = new TempProject({ ...files, ...root });
    for (const [specifier, path] of expected) expect(`${specifier} ${lead(project, specifier, 'apps/api/src/x.ts')}`).toBe(`${specifier} ${path}`);
    expect(lead(project, '@org/old', 'apps/api/src/x.ts')).toBe('package @org/old');
    expect(lead(project, 'api/src/y', 'apps/api/src/x.ts')).toBe('unresolved');
  });

  it('gives the same answers when all is installed and built', () => {
    const project = new TempProject({ ...files, 'package.json': { workspaces: ['packages/*', 'apps/*'] }, 'packages/db/dist/index.d.ts': '', 'packages/db/dist/index.js': '', 'packages/db/dist/client/main.js': '' });
    mkdirSync(project.path('node_modules/@org'), { recursive: true });
    for (const name of ['db', 'js', 'bare']) symlinkSync(project.path(`packages/${name}`), project.path(`node_modules/@org/${name}`));
    symlinkSync(project.path('packages/plain'), project.path('node_modules/plain'));
    for (const [specifier, path] of expected) expect(`${specifier} ${lead(project, specifier, 'apps/api/src/x.ts')}`).toBe(`${specifier} ${path}`);
  });

  it('takes an installed package of that name as a package when it is no link', () => {
    const project = new TempProject({ ...files, 'package.json': { workspaces: ['packages/*'] }, 'apps/api/node_modules/plain/package.json': { name: 'plain', main: 'index.js' }, 'apps/api/node_modules/plain/index.js': '' });
    expect(lead(project, 'plain', 'apps/api/src/x.ts')).toBe('package plain');
  });

  it('follows a linked folder of a dependency, and its own name', () => {
    const project = new TempProject({ 'api/package.json': { name: 'api', dependencies: { shared: 'file:../shared' } }, 'shared/package.json': { name: 'shared' }, 'shared/src/index.ts': '', 'api/src/index.ts': '', 'api/src/db.ts': '' });
    expect(lead(project, 'shared', 'api/src/x.ts')).toBe('shared/src/index.ts');
    expect(lead(project, 'api/db', 'api/src/x.ts')).toBe('api/src/db.ts');
  });

  it('does not take the root of the workspace for the package of that name', () => {
    const project = new TempProject({ 'package.json': { name: 'lunary', workspaces: ['packages/*'] }, 'packages/api/package.json': { dependencies: { lunary: '1' } }, 'src/index.ts': '' });
    expect(lead(project, 'lunary', 'packages/api/x.ts')).toBe('package lunary');
  });

  it('takes the code of a plain JavaScript package, not its declarations', () => {
    const manifest = { name: '@org/log', exports: { types: './index.d.ts', default: './index.js' } };
    const project = new TempProject({ 'package.json': { workspaces: ['p/*'] }, 'p/log/package.json': manifest, 'p/log/index.js': '', 'p/log/index.d.ts': '', 'p/api/package.json': { dependencies: { '@org/log': '*' } } });
    expect(lead(project, '@org/log', 'p/api/x.ts')).toBe('p/log/index.js');
    mkdirSync(project.path('node_modules/@org'), { recursive: true });
    symlinkSync(project.path('p/log'), project.path('node_modules/@org/log'));
    expect(lead(project, '@org/log', 'p/api/src/x.ts')).toBe('p/log/index.js');
  });

  it('keeps a package of the project that has nothing but types', () => {
    const project = new TempProject({ 'package.json': { workspaces: ['p/*'] }, 'p/types/package.json': { name: '@org/types', types: './main.d.ts' }, 'p/types/main.d.ts': '', 'p/api/package.json': { dependencies: { '@org/types': '*' } } });
    expect(lead(project, '@org/types', 'p/api/x.ts')).toBe('p/types/main.d.ts');
  });

  it('keeps the name of a project folder that is itself a link', () => {
    const project = new TempProject({ ...files, 'package.json': { workspaces: ['packages/*', 'apps/*'] } });
    mkdirSync(project.path('node_modules/@org'), { recursive: true });
    symlinkSync(project.path('packages/db'), project.path('node_modules/@org/db'));
    const outer = new TempProject();
    symlinkSync(project.root, outer.path('linked'));
    expect(lead(outer, '@org/db', 'linked/apps/api/src/x.ts')).toBe('linked/packages/db/src/index.ts');
    expect(lead(outer, '../package.json', 'linked/apps/api/src/x.ts')).toBe('linked/apps/api/package.json');
  });

  it('survives nonsense in the list of packages', () => {
    const project = new TempProject({ ...files, 'package.json': { workspaces: ['', '!', '.', './', '**', '[', '{', '!(', '(', '../..', 7, null, 'packages/*'] } });
    expect(lead(project, '@org/db', 'apps/api/src/x.ts')).toBe('packages/db/src/index.ts');
  });

  it('survives nonsense in exports', () => {
    const odd = [null, 5, [], {}, [null], { '.': { import: null } }, { './*': '../../../*' }, { import: { node: [{ default: './nope.js' }] } }];
    for (const exports of odd) {
      const project = new TempProject({ 'package.json': { workspaces: ['p'] }, 'p/package.json': { name: 'p', exports, main: 7 }, 'p/index.ts': '' });
      beginPass();
      expect(lead(project, 'p', 'x.ts')).toBe('p/index.ts');
      expect(lead(project, 'p/sub', 'x.ts')).toBe('unresolved');
    }
  });

  it('keeps hand-written types and maps built ones', () => {
    const project = new TempProject({ 'package.json': {}, 'types/user.ts': '', 'src/user.ts': '', 'dist/user.js': '' });
    expect(lead(project, '../types/user', 'src/x.ts')).toBe('types/user.ts');
    expect(lead(project, '../dist/user.js', 'src/x.ts')).toBe('src/user.ts');
    expect(lead(project, '../lib/user.js', 'scripts/x.ts')).toBe('src/user.ts');
  });
});

describe('aliases without tsconfig', () => {
  it('knows module-alias and the two usual prefixes', () => {
    const project = new TempProject({ 'package.json': { _moduleAliases: { '@root': '.', db: 'src/database', bad: 5 } }, 'config.js': '', 'src/database/users.js': '', 'src/services/a.js': '', 'lib/b.js': '' });
    expect(lead(project, '@root/config', 'src/x.js')).toBe('config.js');
    expect(lead(project, 'db/users', 'src/x.js')).toBe('src/database/users.js');
    expect(lead(project, '@/services/a', 'src/x.js')).toBe('src/services/a.js');
    expect(lead(project, '~/lib/b', 'src/x.js')).toBe('lib/b.js');
    expect(lead(project, 'bad/x', 'src/x.js')).toBe('package bad');
  });
});
