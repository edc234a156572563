import { applyEdits, modify, parse, type JSONPath, type ParseError } from 'jsonc-parser';
import { textOf, type Change } from '../changes.ts';

/** A JSON file with comments, as editors write it. Everything but the set values stays as it was written. */
export class JsonFile {
  readonly #file: string;
  readonly #before: string | undefined;
  #text: string;
  /** What stands in it; undefined when it is no JSON. */
  readonly value: unknown;

  constructor(file: string) {
    this.#file = file;
    this.#before = textOf(file);
    this.#text = this.#before ?? '{}\n';
    const errors: ParseError[] = [];
    const value: unknown = parse(this.#text, errors, { allowTrailingComma: true });
    this.value = errors.length > 0 ? undefined : value;
  }

  get exists(): boolean {
    return this.#before !== undefined;
  }

  set(path: JSONPath, value: unknown): this {
    const indent = /\n(?<indent>[ \t]+)"/.exec(this.#text)?.groups?.['indent'] ?? '  ';
    const formattingOptions = { insertSpaces: !indent.startsWith('\t'), tabSize: indent.length, eol: this.#text.includes('\r\n') ? '\r\n' : '\n' };
    this.#text = applyEdits(this.#text, modify(this.#text, path, value, { formattingOptions, isArrayInsertion: typeof path.at(-1) === 'number' }));
    return this;
  }

  change(): Change {
    return { file: this.#file, before: this.#before, after: this.#text };
  }
}
