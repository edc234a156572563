/** A JSON object whose contents nobody has checked. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object (no array, no null). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The property of what may be an object. */
export function property(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** The property when it is a string. */
export function stringProperty(value: unknown, name: string): string | undefined {
  const found = property(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** The strings of what may be an array of them, or one. */
export function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}

/** Comments and trailing commas, next to the strings in which they would be text. */
const STRING_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;
const STRING_OR_TRAILING_COMMA = /"(?:[^"\\\n]|\\.)*"|,(?=\s*[}\]])/g;

/**
 * JSON as `tsconfig.json` has it, with comments and trailing commas; plain JSON as well.
 *
 * @returns undefined when the text is no JSON
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // Falls through: most files are plain, and the native parser is much the fastest way to know.
  }
  try {
    const bare = text.replace(STRING_OR_COMMENT, (match) => (match.startsWith('"') ? match : ' '));
    return JSON.parse(bare.replace(STRING_OR_TRAILING_COMMA, (match) => (match.startsWith('"') ? match : ''))) as unknown;
  } catch {
    return undefined;
  }
}
