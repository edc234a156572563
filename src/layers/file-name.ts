/** A path taken apart into words, so that every naming style reads the same. */

/** A word of a name and where it begins. */
export interface Word {
  readonly text: string;
  readonly start: number;
}

/** A folder of a path. */
export interface Folder {
  /** In kebab case: `useCases` is `use-cases`; empty for what is no name, such as Next's `[id]` and `(group)`. */
  readonly name: string;
  /** As it is written. */
  readonly written: string;
}

/** A path relative to the root, taken apart. */
export interface FileName {
  readonly folders: readonly Folder[];
  /** The file's name as it is written, extension included. */
  readonly written: string;
  /** Without the dot, in lower case. */
  readonly extension: string;
  /** The words of the name without the extension and without what says nothing: `.server`, `.impl`, `.base`, `.v1`. */
  readonly words: readonly Word[];
  /** The parts between the dots, in kebab case, without the extension. */
  readonly parts: readonly string[];
}

const WORD = /\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[\p{Ll}\p{Lo}\p{N}]+/gu;
/** Endings after a dot that do not change what a file is. */
const SILENT_ENDINGS = /\.(?:server|impl|base|abstract|v\d+)$/;

/** The words of a name, in lower case: `UserDTO` is `user`, `dto`. */
export function wordsOf(name: string): Word[] {
  return [...name.matchAll(WORD)].map((match) => ({ text: match[0].toLowerCase(), start: match.index }));
}

/** A name in kebab case, whatever its style was. */
export function kebab(name: string): string {
  return wordsOf(name).map((word) => word.text).join('-');
}

/** A path with forward slashes only, without `./`, `../` and empty segments. */
export function normalizePath(path: string): string {
  return path.replaceAll('\\', '/').split('/').filter((segment) => segment !== '' && segment !== '.' && segment !== '..').join('/');
}

/** Takes a path (relative to the root, either slash) apart. */
export function parseFileName(path: string): FileName {
  const segments = normalizePath(path).split('/');
  const written = segments.at(-1) ?? '';
  const dot = written.lastIndexOf('.');
  const whole = dot > 0 ? written.slice(0, dot) : written;
  const stem = whole.replace(SILENT_ENDINGS, '');
  return {
    folders: segments.slice(0, -1).map((segment) => ({ name: /^[[({$@:+]/.test(segment) ? '' : kebab(segment), written: segment })),
    written,
    extension: dot > 0 ? written.slice(dot + 1).toLowerCase() : '',
    words: wordsOf(stem),
    parts: whole.split('.').map(kebab),
  };
}
