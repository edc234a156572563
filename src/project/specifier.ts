/** A package name and what follows it. */
export interface PackageSpecifier {
  readonly name: string;
  /** `.` for the package itself, `./client` for a part of it. */
  readonly subpath: string;
}

const PACKAGE = /^(@[^/\\]+\/[^/\\]+|[^/\\]+)(?:\/(.*))?$/;
const NAME = /^(?:@[a-z0-9_-][\w.~-]*\/)?[a-z0-9_-][\w.~-]*$/i;

/** Splits `@org/db/client` into the package and the part. */
export function splitPackage(specifier: string): PackageSpecifier {
  const [, name = specifier, rest] = PACKAGE.exec(specifier) ?? [];
  return { name, subpath: rest === undefined || rest === '' ? '.' : `./${rest}` };
}

/** Whether a registry could have a package of this name; `@/db` and `~/db` are nobody's package, `~db` only in theory. */
export function isPackageName(name: string): boolean {
  return NAME.test(name);
}

/** The specifier without what bundlers add to it (`./logo.svg?raw`), and with forward slashes. */
export function cleanSpecifier(specifier: string): string {
  const query = specifier.indexOf('?');
  const path = query > 0 ? specifier.slice(0, query) : specifier;
  return path.includes('\\') ? path.replaceAll('\\', '/') : path;
}

/** Whether a specifier is a path seen from the importing file. */
export function isRelative(specifier: string): boolean {
  return /^\.{1,2}(?:\/|$)/.test(specifier);
}
