/** Every library is sound as data: the names in it lead somewhere, and it is found by its specifiers, its name and its globals. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findGlobal, findLibrary, findLibraryByName, LIBRARIES } from '../../src/knowledge/index.ts';
import type { Library, Registration, Signature } from '../../src/knowledge/library.ts';
import { FRAMEWORKS, ORMS, VALIDATIONS } from '../../src/settings-values.ts';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/knowledge');

/** What every file of the folder exports. A new library is checked without being listed here. */
const all = (await Promise.all(readdirSync(folder).filter((file) => file.endsWith('.ts')).map(async (file) => {
  const exported = Object.entries(await import(pathToFileURL(path.join(folder, file)).href) as Record<string, unknown>);
  return exported.flatMap(([name, library]) => (isLibrary(library) ? [{ file, name, library }] : []));
}))).flat();
const described = all.filter(({ library }) => library.category !== 'database');

function isLibrary(value: unknown): value is Library {
  return typeof value === 'object' && value !== null && 'packages' in value && 'types' in value && 'exports' in value;
}

type Mention = readonly [place: string, name: string | null | undefined];

function inRegistration(place: string, { params, byArity }: Registration): Mention[] {
  return [params, ...Object.values(byArity ?? {})].flatMap((types) => types.map((type, index): Mention => [`${place}, parameter ${index} of a handler`, type]));
}

function inSignature(place: string, { returns, callbacks, registers }: Signature): Mention[] {
  return [
    [place, returns === 'this' ? undefined : returns],
    ...Object.entries(callbacks ?? {}).flatMap(([index, types]) => (types ?? []).map((type): Mention => [`${place}, callback ${index}`, type])),
    ...(registers ? inRegistration(place, registers) : []),
  ];
}

function inType(library: Library, name: string): Mention[] {
  const type = library.types[name];
  if (!type) return [];
  return [
    [`${name} extends`, type.extends], [`new ${name}`, type.construct], [`await ${name}`, type.awaited],
    ...(type.params ?? []).map((parameter, index): Mention => [`${name}, parameter ${index}`, parameter]),
    ...(type.call ? inSignature(`${name}()`, type.call) : []),
    ...Object.entries(type.members ?? {}).flatMap(([member, meaning]): Mention[] => [
      [`${name}.${member}`, meaning.type], ...(meaning.call ? inSignature(`${name}.${member}()`, meaning.call) : []),
    ]),
  ];
}

/** The types that an import, a global or a parameter's name leads to. */
function inExports(library: Library): Mention[] {
  return [
    ...Object.entries({ ...library.globals, ...library.exports }).flatMap(([name, { value, instance, decorator }]): Mention[] => [
      [`export ${name}`, value], [`instance of ${name}`, instance], [`@${name}`, decorator?.injects],
    ]),
    ...Object.entries(library.handlerParameters ?? {}).map(([name, type]): Mention => [`parameter ${name}`, type]),
  ];
}

/** The libraries that are parts of one: a name and its types in common, imports of their own. */
function partsOf(library: Library): Library[] {
  return described.map((each) => each.library).filter((each) => each.name === library.name);
}

function reachedTypes(libraries: readonly Library[]): Set<string> {
  const reached = new Set<string>();
  for (const library of libraries) {
    const waiting = inExports(library);
    for (let mention = waiting.pop(); mention; mention = waiting.pop()) {
      const name = mention[1];
      if (typeof name !== 'string' || reached.has(name)) continue;
      reached.add(name);
      waiting.push(...inType(library, name));
    }
  }
  return reached;
}

describe('the libraries', () => {
  it('are all listed', () => {
    expect(all.filter(({ library }) => !LIBRARIES.includes(library)).map(({ file, name }) => `${name} of ${file}`)).toEqual([]);
    expect(new Set(LIBRARIES).size).toBe(LIBRARIES.length);
  });

  it('have names of their own, or are parts of one library', () => {
    const borrowed = all.filter(({ library }) => all.some((other) => other.library !== library && other.library.name === library.name && other.library.types !== library.types));
    expect(borrowed.map(({ name }) => name)).toEqual([]);
  });

  it('go by the names that the settings know', () => {
    const known: Partial<Record<Library['category'], readonly string[]>> = { framework: FRAMEWORKS, validation: VALIDATIONS };
    const unknown = described.filter(({ library }) => library.setting !== undefined && !known[library.category]?.includes(library.setting));
    expect(unknown.map(({ name, library }) => `${name}: ${library.setting}`)).toEqual([]);
    expect(ORMS.length).toBeGreaterThan(0);
    const settings = described.flatMap(({ library }) => library.setting ?? []);
    expect(settings.filter((setting, index) => settings.indexOf(setting) !== index)).toEqual([]);
  });

  it('share an import specifier only where their exports differ', () => {
    const clashes: string[] = [];
    for (const specifier of new Set(all.flatMap(({ library }) => library.packages))) {
      const exported = all.filter(({ library }) => library.packages.includes(specifier)).flatMap(({ library }) => Object.keys(library.exports));
      // The namespace is the first library's; a name belongs to one of them.
      for (const name of new Set(exported)) if (name !== '*' && name !== 'default' && exported.filter((each) => each === name).length > 1) clashes.push(`${specifier}: ${name}`);
    }
    expect(clashes).toEqual([]);
  });

  it('have globals of their own', () => {
    const names = all.flatMap(({ library }) => Object.keys(library.globals ?? {}));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

describe.each(described.map(({ file, name, library }) => [file, name, library] as const))('%s: %s', (_file, _name, library) => {
  it('names only types that it describes', () => {
    const mentioned = [...inExports(library), ...Object.keys(library.types).flatMap((name) => inType(library, name))];
    expect(mentioned.filter(([, name]) => typeof name === 'string' && !Object.hasOwn(library.types, name))).toEqual([]);
  });

  it('describes no type that nothing leads to', () => {
    const reached = reachedTypes(partsOf(library));
    // `createInsertSchema` gives a schema of Zod, with all that comes with it.
    const borrowed = new Set(all.filter((other) => other.library.types !== library.types).flatMap((other) => Object.values(other.library.types)));
    const own = Object.entries(library.types).filter(([, type]) => !borrowed.has(type)).map(([name]) => name);
    expect(own.filter((name) => !reached.has(name))).toEqual([]);
  });

  it('inherits without a circle', () => {
    for (const name of Object.keys(library.types)) {
      const chain = new Set<string>();
      for (let at: string | undefined = name; at !== undefined; at = library.types[at]?.extends) {
        expect(chain.has(at), `${name} extends itself`).toBe(false);
        chain.add(at);
      }
    }
  });

  it('says where the facts were taken from', () => {
    expect(new URL(library.docs).protocol).toBe('https:');
  });

  it('is found by what is imported', () => {
    for (const specifier of library.packages) expect(findLibrary(specifier.replace(/\/\*$/, '/any/file'))).toContain(library);
  });
});

describe('findLibrary', () => {
  it('tells a package from its neighbours', () => {
    expect(findLibrary('express')[0]?.name).toBe('Express');
    expect(findLibrary('express-rate-limit')).toEqual([]);
    expect(findLibrary('zod/locales')).toEqual([]);
    expect(findLibrary('')).toEqual([]);
    expect(findLibrary('/')).toEqual([]);
    expect(findLibrary('./express')).toEqual([]);
    expect(findLibrary('constructor')).toEqual([]);
  });

  it('gives every library that a package belongs to', () => {
    expect(findLibrary('@hono/zod-openapi').map(({ name }) => name).sort()).toEqual(['Hono', 'Zod']);
  });
});

describe('findLibraryByName and findGlobal', () => {
  it('find what there is and nothing else', () => {
    expect(findLibraryByName('Fastify')?.packages).toContain('fastify');
    expect(findLibraryByName('fastify')).toBeUndefined();
    expect(findGlobal('fetch')?.library.category).toBe('http-client');
    expect(findGlobal('toString')).toBeUndefined();
  });
});
