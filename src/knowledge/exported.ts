import type { DecoratorMeaning, Export } from './library.ts';

/**
 * The exports of a library, for many names that mean the same.
 *
 * @param names exported names, separated by white space
 * @param meaning what each of them is
 */
export function exported(names: string, meaning: Export): Record<string, Export> {
  return Object.fromEntries(names.trim().split(/\s+/).map((name) => [name, meaning]));
}

/** The exports of a library that are decorators with the same meaning. */
export function decorators(names: string, decorator: DecoratorMeaning): Record<string, Export> {
  return exported(names, { decorator });
}
