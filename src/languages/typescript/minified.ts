/** What is shorter costs little and may be a file with one long line. */
const SHORT_TEXT = 20_000;
/** A longer line is not written by hand. */
const LONG_LINE = 1_000;
const STRINGS = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`/g;

/**
 * True for minified code, and for data written by a program: more than a third of the text is code in lines that nobody writes. A long
 * string (a picture, an inlined stylesheet) in code of a normal width is no reason.
 */
export function isMinified(text: string): boolean {
  if (text.length < SHORT_TEXT) return false;
  let inLongLines = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > LONG_LINE) inLongLines += text.slice(start, end).replace(STRINGS, '').length;
    start = end + 1;
  }
  return inLongLines * 3 > text.length;
}
