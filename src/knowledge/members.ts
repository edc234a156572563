import type { Member, Signature } from './library.ts';

/**
 * The members of a type, for many names that do the same.
 *
 * @param names method names, separated by white space
 * @param signature what calling any of them does
 */
export function methods(names: string, signature: Signature = {}): Record<string, Member> {
  return Object.fromEntries(names.trim().split(/\s+/).map((name) => [name, { call: signature }]));
}

/** The members of a type that are plain properties of another type. */
export function properties(names: string, type: string): Record<string, Member> {
  return Object.fromEntries(names.trim().split(/\s+/).map((name) => [name, { type }]));
}
