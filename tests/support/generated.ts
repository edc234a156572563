/** Parts of the documentation that are generated: compared with what the code says, or written with `UPDATE_DOCS=1`. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/** The root of the project. */
export const home = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** True when the documentation is to be written rather than compared. */
export const isUpdating = process.env['UPDATE_DOCS'] === '1';

/** The text of a file. */
export const read = (file: string): string => readFileSync(file, 'utf8');

/** Replaces what stands between two markers, or fails when it differs and nobody asked for an update. */
export function holdGenerated(file: string, name: string, content: string): void {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const text = existsSync(file) ? read(file) : '';
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  expect(from >= 0 && to > from, `${path.relative(home, file)} has the markers of "${name}"`).toBe(true);
  const updated = `${text.slice(0, from)}${begin}\n${content.trim()}\n${text.slice(to)}`;
  if (isUpdating && updated !== text) writeFileSync(file, updated);
  else expect(text.slice(from, to), `${path.relative(home, file)}: run npm run docs`).toBe(updated.slice(from, updated.indexOf(end)));
}
