import path from 'node:path';

/** A path as people read it: relative to the working directory, with forward slashes. */
export function displayPath(file: string, cwd: string): string {
  return path.relative(cwd, file).replaceAll('\\', '/') || '.';
}
