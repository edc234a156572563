import { describe, expect, it } from 'vitest';
import { defineSettings, settingsOf, SettingsError, type BackendLayersSettings } from '../src/settings.ts';
import plugin from '../src/index.ts';
import * as values from '../src/settings-values.ts';

/** Settings as JavaScript may write them. */
function mistakesIn(raw: unknown): readonly string[] {
  try {
    settingsOf(raw);
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes;
    throw error;
  }
  return [];
}

/** Layers of a path by the globs of the settings, in their order. */
function layersOf(settings: BackendLayersSettings, path: string): string[] {
  return settingsOf(settings).layers.filter((entry) => entry.matches(path)).map((entry) => entry.layer);
}

describe('settingsOf', () => {
  it('has defaults', () => {
    const defaults = { layer: undefined, layers: [], ignore: [], framework: [], orm: [], validation: [], auth: [], basePath: undefined };
    expect(settingsOf(undefined)).toEqual(defaults);
    expect(settingsOf({})).toEqual(defaults);
    expect(settingsOf({ orm: undefined, layers: { router: undefined } })).toEqual(defaults);
  });

  it('makes lists of single values', () => {
    const settings = settingsOf({ framework: 'express', orm: ['prisma', 'redis'], validation: 'zod', auth: 'jwt', basePath: '/api/v1' });
    expect(settings).toMatchObject({ framework: ['express'], orm: ['prisma', 'redis'], validation: ['zod'], auth: ['jwt'], basePath: '/api/v1' });
  });

  it('checks an object once', () => {
    let reads = 0;
    const raw = { get orm() { reads += 1; return 'prisma'; } };
    expect(settingsOf(raw)).toBe(settingsOf(raw));
    expect(reads).toBe(1);
  });

  it('throws the same error again for the same object', () => {
    const raw = { orm: 'prism' };
    const errors = [1, 2].map(() => {
      try { return settingsOf(raw); } catch (error) { return error; }
    });
    expect(errors[0]).toBeInstanceOf(SettingsError);
    expect(errors[0]).toBe(errors[1]);
  });

  it('takes a frozen object', () => {
    expect(settingsOf(Object.freeze({ orm: 'pg' })).orm).toEqual(['pg']);
  });

  it.each([['layer', 'controller', 'router'], ['layer', 'guard', 'dependency'], ['layer', 'usecase', 'service'], ['layer', 'dao', 'repository'], ['layer', 'dto', 'schema'], ['layer', 'model', 'entity'], ['layer', 'service', 'service']])('%s: %s is %s', (key, name, layer) => {
    expect(settingsOf({ [key]: name })).toMatchObject({ layer });
  });

  it.each([['/api/', '/api'], ['/api/v1//', '/api/v1'], ['/', '/'], ['/{tenant}/api', '/{tenant}/api'], ['/:tenant', '/:tenant']])('basePath %s is %s', (given, expected) => {
    expect(settingsOf({ basePath: given }).basePath).toBe(expected);
  });
});

describe('globs', () => {
  it('match paths with forward slashes, dot files included', () => {
    const settings: BackendLayersSettings = { layers: { router: 'src/http/**', repository: ['src/db/**/*.ts', './lib/*.sql.ts'] } };
    expect(layersOf(settings, 'src/http/.well-known/keys.ts')).toEqual(['router']);
    expect(layersOf(settings, 'src/db/a/b.ts')).toEqual(['repository']);
    expect(layersOf(settings, 'lib/users.sql.ts')).toEqual(['repository']);
    expect(layersOf(settings, 'packages/src/http/a.ts')).toEqual([]);
  });

  it('keep the text and the order of the settings', () => {
    const settings = settingsOf({ layers: { controller: ['a/**', 'b/**'], dao: 'c/**' } });
    expect(settings.layers.map(({ layer, glob }) => [layer, glob])).toEqual([['router', 'a/**'], ['router', 'b/**'], ['repository', 'c/**']]);
  });

  it.each(['src/http', 'src/http/', './src/http'])('%s is the folder with everything below', (glob) => {
    expect(layersOf({ layers: { router: glob } }, 'src/http/users/get.ts')).toEqual(['router']);
    expect(layersOf({ layers: { router: glob } }, 'src/https/get.ts')).toEqual([]);
  });

  it('name a file', () => {
    expect(layersOf({ layers: { router: 'src/api.ts' } }, 'src/api.ts')).toEqual(['router']);
    expect(layersOf({ layers: { router: 'src/api.ts' } }, 'src/api.ts/x')).toEqual([]);
  });

  it('take files out with !', () => {
    const settings: BackendLayersSettings = { layers: { router: ['src/http/**', '!src/http/internal/**'] } };
    expect(layersOf(settings, 'src/http/a.ts')).toEqual(['router']);
    expect(layersOf(settings, 'src/http/internal/a.ts')).toEqual([]);
    expect(settingsOf(settings).layers).toHaveLength(1);
  });

  it('take !(a|b) as a pattern', () => {
    expect(layersOf({ layers: { router: '!(lib)/**' } }, 'src/a.ts')).toEqual(['router']);
    expect(layersOf({ layers: { router: '!(lib)/**' } }, 'lib/a.ts')).toEqual([]);
  });

  it('take the route groups of Next by their name', () => {
    expect(layersOf({ layers: { router: 'app/(auth)/**' } }, 'app/(auth)/login.ts')).toEqual(['router']);
    expect(layersOf({ layers: { router: 'app/(auth)/**' } }, 'app/auth/login.ts')).toEqual([]);
    expect(layersOf({ layers: { router: 'app/+(a|b)/*.ts' } }, 'app/a/x.ts')).toEqual(['router']);
    expect(layersOf({ layers: { router: 'app/(auth)' } }, 'app/(auth)')).toEqual(['router']);
    expect(layersOf({ layers: { router: String.raw`app/\[id\]/**` } }, 'app/[id]/x.ts')).toEqual(['router']);
  });

  it('ignore', () => {
    const [entry] = settingsOf({ ignore: 'legacy' }).ignore;
    expect(entry?.matches('legacy/a.ts')).toBe(true);
    expect(entry?.matches('src/legacy/a.ts')).toBe(false);
  });
});

describe('mistakes', () => {
  it.each<[string, unknown, string]>([
    ['no object', 'prisma', "The settings are `'prisma'`; an object is expected."],
    ['null', null, 'The settings are `null`; an object is expected.'],
    ['a list', [], 'The settings are an empty list; an object is expected.'],
    ['an unknown key', { layrs: {} }, '`layrs` is no setting. Did you mean `layers`?'],
    ['a key in the wrong case', { basepath: '/' }, '`basepath` is no setting. Did you mean `basePath`?'],
    ['an unknown key that is near nothing', { tsconfig: 'x' }, '`tsconfig` is no setting. Known: `layer`, `layers`, `ignore`, `framework`, `orm`, `validation`, `auth`, `basePath`.'],
    ['a layer as a key', { controllers: 'src/x/**' }, '`controllers` is no setting. Globs of a layer stand under `layers`: `layers: { controllers: ... }`.'],
    ['a layer with a dash as a key', { 'use-case': 'x/**' }, "`use-case` is no setting. Globs of a layer stand under `layers`: `layers: { 'use-case': ... }`."],
    ['an unknown layer', { layers: { repositry: 'src/**' } }, '`layers`: `repositry` is no layer. Did you mean `repository`?'],
    ['a layer that is near nothing', { layer: 'presentation' }, '`layer`: `presentation` is no layer. Known: `router`, `dependency`, `service`, `repository`, `schema`, `entity`.'],
    ['several layers for a block', { layer: ['router'] }, '`layer` is a list; the name of one layer is expected.'],
    ['layers as a list', { layers: ['src/**'] }, '`layers` is a list; an object from layers to globs is expected.'],
    ['a glob of the wrong type', { layers: { router: 1 } }, '`layers.router` is `1`; a glob or a list of globs is expected.'],
    ['a glob of the wrong type in a list', { ignore: ['a', {}] }, '`ignore` is an object; a glob or a list of globs is expected.'],
    ['an empty glob', { layers: { router: ' ' } }, '`layers.router`: ` ` is an empty glob.'],
    ['an empty list of globs', { layers: { router: [] } }, '`layers.router` is an empty list; give a glob or leave it out.'],
    ['only negations', { ignore: ['!a/**'] }, '`ignore` only takes files out; give a glob that does not begin with `!` as well.'],
    ['backslashes', { ignore: String.raw`src\legacy\**` }, '`ignore`: `src\\legacy\\**` has backslashes; write forward slashes, also on Windows.'],
    ['an absolute glob', { ignore: '/src/**' }, '`ignore`: `/src/**` is absolute; globs are relative to the working directory.'],
    ['a glob with a drive', { ignore: 'C:/src/**' }, '`ignore`: `C:/src/**` is absolute; globs are relative to the working directory.'],
    ['a glob that leads out', { ignore: '../x/**' }, '`ignore`: `../x/**` leads out of the working directory; globs are relative to it.'],
    ['one glob for two layers', { layers: { router: 'a/**', dao: ['b/**', 'a/**'] } }, '`a/**` stands under `layers.router` and under `layers.dao`. Keep one of them.'],
    ['a glob that is ignored and layered', { layers: { router: 'a/**' }, ignore: 'a/**' }, '`a/**` stands under `ignore` and under `layers.router`. Keep one of them.'],
    ['an unknown framework', { framework: 'expres' }, '`framework`: `expres` is not known. Did you mean `express`?'],
    ['a short name', { framework: 'nest' }, '`framework`: `nest` is not known. Did you mean `nestjs`?'],
    ['a long name', { framework: 'Next.js' }, '`framework`: `Next.js` is not known. Did you mean `next`?'],
    ['an unknown ORM in a list', { orm: ['prisma', 'mikroorm'] }, '`orm`: `mikroorm` is not known. Did you mean `mikro-orm`?'],
    ['PostgreSQL', { orm: 'postgresql' }, '`orm`: `postgresql` is not known. Did you mean `postgres`?'],
    ['an unknown validation', { validation: 'Class Validator' }, '`validation`: `Class Validator` is not known. Did you mean `class-validator`?'],
    ['an unknown auth', { auth: 'JWT' }, '`auth`: `JWT` is not known. Did you mean `jwt`?'],
    ['an empty list of values', { orm: [] }, '`orm` is an empty list; name something or leave it out.'],
    ['a value of the wrong type', { orm: { prisma: true } }, '`orm` is an object; a name or a list of names is expected.'],
    ['a base path without a slash', { basePath: 'api/v1' }, "`basePath` is `'api/v1'`; a path that begins with `/` is expected, such as `/api/v1`."],
    ['a base path with a wildcard', { basePath: '/api/*' }, "`basePath` is `'/api/*'`; a path that begins with `/` is expected, such as `/api/v1`."],
    ['a base path of the wrong type', { basePath: ['/api'] }, '`basePath` is a list; a path that begins with `/` is expected, such as `/api/v1`.'],
  ])('%s', (_, raw, mistake) => {
    expect(mistakesIn(raw)).toEqual([mistake]);
  });

  it('reports a glob that cannot be read', () => {
    const [mistake, ...others] = mistakesIn({ ignore: 'src/[a/**' });
    expect(mistake).toMatch(/^`ignore`: `src\/\[a\/\*\*` is no glob: /);
    expect(others).toEqual([]);
  });

  it('names everything it knows when nothing is near', () => {
    const [mistake = ''] = mistakesIn({ validation: 'own' });
    for (const value of values.VALIDATIONS) expect(mistake).toContain(`\`${value}\``);
  });

  it('come all at once, with a message that says where', () => {
    const raw = { frameworks: 'express', layers: { rooter: 'a/**', service: [''] }, orm: ['drizle', 'knx'], basePath: 'api' };
    expect(mistakesIn(raw)).toHaveLength(6);
    expect(() => settingsOf(raw)).toThrow(/^Wrong settings\['backend-layers'\]:\n- `frameworks` is no setting/);
    expect(() => settingsOf(raw)).toThrow(SettingsError);
  });
});

describe('defineSettings', () => {
  it('returns what it gets', () => {
    const settings: BackendLayersSettings = { layers: { controller: 'src/http/**' }, orm: ['prisma'] };
    expect(defineSettings(settings)).toBe(settings);
  });

  it('throws', () => {
    expect(() => defineSettings({ basePath: 'api' })).toThrow(SettingsError);
  });
});

describe('the closed lists', () => {
  it.each(Object.entries(values))('%s has no value twice and accepts its own', (name, list) => {
    expect(new Set(list).size).toBe(list.length);
    const key = { FRAMEWORKS: 'framework', ORMS: 'orm', VALIDATIONS: 'validation', AUTHS: 'auth' }[name];
    expect(mistakesIn({ [String(key)]: list })).toEqual([]);
  });
});

describe('configure', () => {
  const mistakes = (options: unknown): readonly string[] => {
    try {
      plugin.configure(options as BackendLayersSettings);
    } catch (error) {
      if (error instanceof SettingsError) return error.mistakes;
      throw error;
    }
    return [];
  };

  it.each<[string, unknown, string[]]>([
    ['a preset that is misspelt', { preset: 'recomended' }, ['`preset`: `recomended` is no preset. Did you mean `recommended`?']],
    ['a preset by its long name', { preset: 'NestJS' }, ['`preset`: `NestJS` is no preset. Did you mean `nestjs`?']],
    ['a rule without the plugin', { rules: { 'no-database-in-router': 'off' } }, ['`rules`: `no-database-in-router` lacks the name of the plugin. Write `backend-layers/no-database-in-router`.']],
    ['a rule that is misspelt', { rules: { 'backend-layers/no-database-in-routers': 'off' } }, ['`rules`: `backend-layers/no-database-in-routers` is no rule. Did you mean `no-database-in-router`?']],
    ['no object', 'recommended', ["The settings are `'recommended'`; an object is expected."]],
    ['all at once', { preset: 'x', framework: 'nest' }, [`\`preset\`: \`x\` is no preset. Known: ${Object.keys(plugin.configs).map((name) => `\`${name}\``).join(', ')}.`, '`framework`: `nest` is not known. Did you mean `nestjs`?']],
    ['a severity that is misspelt', { rules: { 'backend-layers/no-database-in-router': 'warning' } }, ["`rules`: `backend-layers/no-database-in-router`: `'warning'` is no severity. Did you mean `warn`? Allowed: `off`, `warn`, `error`."]],
    ['a severity out of range', { rules: { 'backend-layers/no-database-in-router': [3] } }, ['`rules`: `backend-layers/no-database-in-router`: `3` is no severity. Allowed: `off`, `warn`, `error`.']],
    ['an option that is wrong', { rules: { 'backend-layers/no-http-in-service': ['warn', { exceptions: true }] } }, ['`rules`: `backend-layers/no-http-in-service`: `exceptions` is `true`. Allowed: `forbid`, `allow`.']],
    ['options that are no object', { rules: { 'backend-layers/no-http-in-service': [1, 'allow'] } }, ["`rules`: `backend-layers/no-http-in-service`: The options are `'allow'`; an object is expected."]],
    ['rules that are right', { rules: { 'backend-layers/no-http-in-service': [2, { exceptions: 'allow' }], 'backend-layers/no-database-in-router': 0 } }, []],
    ['rules of others', { rules: { 'no-console': 'off', 'import/order': 'warn' } }, []],
  ])('%s', (_, options, expected) => {
    expect(mistakes(options)).toEqual(expected);
  });
});
