import { LIBRARIES } from './index.ts';
import type { Member } from './library.ts';

const extensions = new Map<string, Record<string, Member>>();

for (const library of LIBRARIES) {
  for (const [type, members] of Object.entries(library.extendsOther ?? {})) extensions.set(type, { ...extensions.get(type), ...members });
}

/**
 * What plugins of other libraries add to a type.
 *
 * @param type the library's name and the type's, "Fastify.Instance"
 */
export function findExtensions(type: string): Readonly<Record<string, Member>> | undefined {
  return extensions.get(type);
}
