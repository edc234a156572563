/** Every library of databases is sound as data: the names in it lead somewhere, and no import specifier leads to two of them. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Library, Member, Signature } from '../../src/knowledge/library.ts';

const folder = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../src/knowledge');

/** What every file of the folder exports, by the name of the file. A new library is checked without being listed here. */
const all = (await Promise.all(readdirSync(folder).filter((file) => file.endsWith('.ts')).map(async (file) => {
  const exported = Object.values(await import(pathToFileURL(path.join(folder, file)).href) as Record<string, unknown>);
  return exported.filter(isLibrary).map((library) => ({ file, library }));
}))).flat();
const databases = all.filter(({ library }) => library.category === 'database');
const files = new Set(databases.map(({ file }) => file));

function isLibrary(value: unknown): value is Library {
  return typeof value === 'object' && value !== null && 'packages' in value && 'types' in value && 'exports' in value;
}

function signaturesOf({ types }: Library): [place: string, signature: Signature][] {
  return Object.entries(types).flatMap(([name, type]) => [
    ...(type.call ? [[`${name}()`, type.call] as [string, Signature]] : []),
    ...Object.entries(type.members ?? {}).flatMap(([member, { call }]): [string, Signature][] => (call ? [[`${name}.${member}()`, call]] : [])),
  ]);
}

/** Every name of a type that the data mentions, with the place where it stands. */
function mentionedTypes(library: Library): [place: string, name: string][] {
  const found: [string, string | null | undefined][] = [];
  for (const [name, type] of Object.entries(library.types)) {
    found.push([`${name} extends`, type.extends], [`new ${name}`, type.construct], [`await ${name}`, type.awaited]);
    for (const [member, { type: of }] of Object.entries(type.members ?? {})) found.push([`${name}.${member}`, of]);
  }
  for (const [place, { returns, callbacks }] of signaturesOf(library)) {
    if (returns !== 'this') found.push([place, returns]);
    for (const [index, parameters] of Object.entries(callbacks ?? {})) parameters?.forEach((parameter) => found.push([`${place}, argument ${index}`, parameter]));
  }
  for (const [name, { value, instance, decorator }] of [...Object.entries(library.exports), ...Object.entries(library.globals ?? {})]) {
    found.push([`export ${name}`, value], [`instance of ${name}`, instance], [`@${name}`, decorator?.injects]);
  }
  for (const [type, members] of Object.entries(library.extendsOther ?? {})) {
    for (const [member, { type: of }] of Object.entries<Member>(members)) found.push([`${type}.${member}`, of]);
  }
  return found.flatMap(([place, name]) => (typeof name === 'string' ? [[place, name]] : []));
}

/** The types that an import (or a plugin) can lead to; the rest is dead data. */
function reachableTypes(library: Library): Set<string> {
  const reached = new Set<string>();
  const waiting = mentionedTypes({ ...library, types: {} }).map(([, name]) => name);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const type = library.types[name];
    if (reached.has(name) || !type) continue;
    reached.add(name);
    waiting.push(...mentionedTypes({ ...library, types: { [name]: type }, exports: {}, globals: {}, extendsOther: {} }).map(([, each]) => each));
  }
  return reached;
}

describe('databases', () => {
  it('are found in the folder', () => {
    expect(databases.length).toBeGreaterThanOrEqual(37);
  });

  it('have names and settings of their own', () => {
    for (const pick of [(library: Library) => [library.name], (library: Library) => (library.setting === undefined ? [] : [library.setting])]) {
      const names = databases.flatMap(({ library }) => pick(library));
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  it('have import specifiers of their own', () => {
    const claimed = new Map<string, string>();
    const twice: string[] = [];
    for (const { file, library } of all) {
      for (const specifier of library.packages) {
        const other = claimed.get(specifier);
        if (other !== undefined && (files.has(file) || files.has(other))) twice.push(`${specifier}: ${other} and ${file}`);
        claimed.set(specifier, file);
      }
    }
    expect(twice).toEqual([]);
  });

  it('say where the facts were taken from', () => {
    for (const { library } of databases) {
      const { protocol } = new URL(library.docs);
      expect(protocol, library.name).toBe('https:');
    }
  });
});

describe.each(databases.map(({ file, library }) => [file, library] as const))('%s', (_file, library) => {
  it('names only types that it describes', () => {
    expect(mentionedTypes(library).filter(([, name]) => !Object.hasOwn(library.types, name))).toEqual([]);
  });

  it('describes no type that nothing leads to', () => {
    const reached = reachableTypes(library);
    // The types of a driver come as a whole, whatever part of them a library hands out.
    const borrowed = all.filter((other) => other.library !== library).flatMap((other) => Object.entries(other.library.types));
    const own = Object.entries(library.types).filter(([name, type]) => !borrowed.some(([otherName, otherType]) => otherName === name && otherType === type));
    expect(own.map(([name]) => name).filter((name) => !reached.has(name))).toEqual([]);
  });

  it('does something', () => {
    expect(signaturesOf(library).filter(([, { effect }]) => effect !== undefined)).not.toEqual([]);
  });

  it('hands a handle to the callback of every transaction that takes one, and nothing else', () => {
    for (const [place, { callbacks }] of signaturesOf(library)) {
      const types = Object.values(callbacks ?? {}).flat().filter((name) => typeof name === 'string');
      for (const name of types) expect(library.types[name]?.role, `${place} gives ${name}`).toBe('database-handle');
    }
  });

  it('constructs clients, no rows and no queries', () => {
    for (const [place, { constructs, returns }] of signaturesOf(library)) {
      if (constructs) expect(library.types[returns ?? '']?.role, place).toBe('database-handle');
    }
  });

  it('gives the effect of every step of a query to the rest of its chain', () => {
    // A step that returns nothing would end the chain, and what follows would be silent or reported again.
    for (const [place, { effect, returns }] of signaturesOf(library)) {
      if (effect === 'build' && place.endsWith('.*()')) expect(returns, place).toBeDefined();
    }
  });
});
