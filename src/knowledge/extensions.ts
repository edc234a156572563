import { LIBRARIES } from './index.ts';
import type { Library, Member } from './library.ts';

/** A member that a plugin adds, and the library whose types it is made of. */
export interface Extension {
  readonly library: Library;
  readonly member: Member;
}

const extensions = new Map<string, Map<string, Extension>>();

for (const library of LIBRARIES) {
  for (const [type, members] of Object.entries(library.extendsOther ?? {})) {
    const added = extensions.get(type) ?? new Map<string, Extension>();
    for (const [name, member] of Object.entries(members)) added.set(name, { library, member });
    extensions.set(type, added);
  }
}

/**
 * What a plugin of another library adds to a type under a name.
 *
 * @param type the library's name and the type's, "Fastify.Instance"
 */
export function findExtension(type: string, name: string): Extension | undefined {
  return extensions.get(type)?.get(name);
}
