import { describe, expect, it } from 'vitest';
import { kebab, normalizePath, parseFileName, wordsOf } from '../../src/layers/file-name.ts';
import { LAYERS } from '../../src/layers/layer.ts';
import * as names from '../../src/layers/names.ts';

const FORMS = ['folders', 'suffixes', 'dotted', 'files', 'weakFiles'] as const;
const LISTS = ['under', 'parent', 'notUnder', 'notParent'] as const;
const sets = Object.entries(names).flatMap(([name, value]) => (value instanceof Set ? [{ name, values: [...value] }] : []));

describe('the table of names', () => {
  it.each(names.NAMES.map((row, index) => ({ index, row })))('row $index is written in kebab case and says something', ({ row }) => {
    const written = FORMS.flatMap((form) => row[form]?.split(' ') ?? []);
    expect(written.length).toBeGreaterThan(0);
    expect(written.map(kebab)).toEqual(written);
    for (const list of LISTS) expect((row[list] ?? []).map(kebab)).toEqual(row[list] ?? []);
  });

  it.each(sets)('$name is written in kebab case', ({ values }: { values: readonly string[] }) => {
    expect(values.map((value) => kebab(value))).toEqual(values);
  });

  it.each(FORMS)('no %s repeat in a row', (form) => {
    for (const row of names.NAMES) {
      const written = row[form]?.split(' ') ?? [];
      expect(new Set(written).size).toBe(written.length);
    }
  });

  it('has names for every layer', () => {
    expect(new Set(names.NAMES.map((row) => row.layer))).toEqual(new Set([...LAYERS, 'none']));
  });

  it('has no row that an unconditional one before it hides', () => {
    for (const form of FORMS) {
      const settled = new Set<string>();
      for (const row of names.NAMES) {
        const conditional = [...LISTS, 'extension', 'backendOnly'].some((condition) => condition in row);
        for (const name of row[form]?.split(' ') ?? []) {
          expect(settled.has(name), `${form} ${name}`).toBe(false);
          if (!conditional && row.jsx) settled.add(name);
        }
      }
    }
  });

  it('gives no alias the name of a layer', () => {
    for (const layer of LAYERS) expect(Object.keys(names.LAYER_ALIASES)).not.toContain(layer);
  });
});

describe('words', () => {
  it.each([
    ['user.controller', 'user-controller'],
    ['UserController', 'user-controller'],
    ['user_controller', 'user-controller'],
    ['CreateUserDTO', 'create-user-dto'],
    ['DTOMapper', 'dto-mapper'],
    ['useCases', 'use-cases'],
    ['e2e', 'e2e'],
    ['i18n', 'i18n'],
    ['OAuth2Controller', 'o-auth2-controller'],
    ['r2StorageService', 'r2-storage-service'],
    ['__tests__', 'tests'],
    ['Größe', 'größe'],
    ['', ''],
  ])('%j is %j', (name, expected) => {
    expect(kebab(name)).toBe(expected);
  });

  it('remember where they begin', () => {
    expect(wordsOf('user.UserDTO').map((word) => word.start)).toEqual([0, 5, 9]);
  });
});

describe('paths', () => {
  it.each([
    [String.raw`src\a\b.ts`, 'src/a/b.ts'],
    ['./src//a.ts', 'src/a.ts'],
    ['../../x/a.ts', 'x/a.ts'],
    ['', ''],
  ])('%j is %j', (path, expected) => {
    expect(normalizePath(path)).toBe(expected);
  });

  it('come apart', () => {
    const file = parseFileName('src/UseCases/[id]/user.server.MODEL.Ts');
    expect(file.folders.map((folder) => folder.name)).toEqual(['src', 'use-cases', '']);
    expect(file.extension).toBe('ts');
    expect(file.parts).toEqual(['user', 'server', 'model']);
  });

  it('leave out endings that say nothing', () => {
    const stems = ['user.service.impl.ts', 'user.service.server.ts', 'user.service.base.ts', 'user.service.v2.ts'].map((path) => parseFileName(path).words.map((word) => word.text).join('-'));
    expect(new Set(stems)).toEqual(new Set(['user-service']));
  });

  it('take a name that begins with a dot as a whole', () => {
    expect(parseFileName('.eslintrc').extension).toBe('');
  });
});
