/** What may stand open where another file is parsed, in the weights of `nesting.ts`: 250 brackets, or 1,000 assignments in a row. */
const MAX_NESTING = 10_000;
const BRACKET = 40;
const CLOSED = 5;
const WORD = 3;
const WEIGHT: Readonly<Record<string, number>> = { '=': 10, '?': 10, '!': 10, '~': 10, '<': 10, ':': 5 };
/** A line that begins so begins a statement, whatever stands before it. */
const STATEMENT = /\s*(?:export|const|let|var|return|throw|interface|type)\s/y;

const [OTHER, LETTER, OPENING, CLOSING, SEPARATOR, NEWLINE, QUOTE, OPERATOR] = [0, 1, 2, 3, 4, 5, 6, 7];

/** What each ASCII character is to the scan. */
const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/[\w$]/.test(char)) return LETTER;
  const found = [[OPENING, '([{'], [CLOSING, ')]}'], [SEPARATOR, ';,'], [NEWLINE, '\n'], [QUOTE, '\'"/'], [OPERATOR, '=?!~<:']] as const;
  return found.find(([, chars]) => chars.includes(char))?.[0] ?? OTHER;
});

/**
 * Whether the native parser could run out of stack on a text, which ends the process instead of throwing.
 * An estimate, on the safe side: brackets that are open, and what stands in a row without `;` or `,` between.
 */
export function nestsTooDeep(text: string): boolean {
  const outer: number[] = [];
  let open = 0;
  let row = 0;
  let last = OTHER;
  for (let at = 0; at < text.length; at++) {
    const kind = KINDS[text.charCodeAt(at)] ?? OTHER;
    if (kind === LETTER) {
      if (last !== LETTER) row += WORD;
    } else if (kind === OPENING) {
      outer.push(row);
      open += row + BRACKET;
      row = 0;
    } else if (kind === CLOSING) {
      const before = outer.pop();
      if (before !== undefined) open -= before + BRACKET;
      row = (before ?? 0) + CLOSED;
    } else if (kind === SEPARATOR || (kind === NEWLINE && beginsStatement(text, at))) row = 0;
    else if (kind === OPERATOR) row += WEIGHT[text.charAt(at)] ?? 0;
    else if (kind === QUOTE) at = endOfQuoted(text, at);
    if (open + row > MAX_NESTING) return true;
    last = kind;
  }
  return false;
}

function beginsStatement(text: string, at: number): boolean {
  STATEMENT.lastIndex = at;
  return STATEMENT.test(text);
}

/** Where a string or a comment that begins here ends; here, where a slash is neither. */
function endOfQuoted(text: string, at: number): number {
  const quote = text.charAt(at);
  if (quote === '/') {
    const next = text.charAt(at + 1);
    if (next === '/') return endOrAll(text, text.indexOf('\n', at)) - 1;
    return next === '*' ? endOrAll(text, text.indexOf('*/', at + 2)) + 1 : at;
  }
  for (let end = at + 1; end < text.length; end++) {
    const char = text.charAt(end);
    if (char === quote) return end;
    if (char === '\n') return end - 1;
    if (char === '\\') end++;
  }
  return text.length;
}

function endOrAll(text: string, found: number): number {
  return found < 0 ? text.length : found;
}
