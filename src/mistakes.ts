import leven from 'leven';

/** " Did you mean `x`?" for what is near, otherwise nothing. */
export function didYouMean(value: string, known: readonly string[]): string {
  const near = nearest(value, known);
  return near === undefined ? '' : ` Did you mean \`${near}\`?`;
}

/** "Did you mean" for what is near; otherwise everything there is. */
export function suggestion(value: string, known: readonly string[], shown: readonly string[] = known): string {
  return didYouMean(value, known).trim() || `Known: ${quoted(shown)}.`;
}

/** Names as a mistake lists them. */
export function quoted(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** The known name that was probably meant. Case and separators do not count (`Class Validator`), and one may be the beginning of the other (`nest`, `postgresql`). */
function nearest(value: string, known: readonly string[]): string | undefined {
  const wanted = plain(value);
  const rated = known.flatMap((name) => {
    const other = plain(name);
    const distance = leven(wanted, other);
    const isPart = wanted.length > 2 && (other.startsWith(wanted) || wanted.startsWith(other));
    const isTypo = distance <= Math.max(1, Math.floor(Math.min(wanted.length, other.length) / 3));
    // `nest` is nearer to `nestjs` than to `next`, `repositry` is nearer to `repository` than to `repos`.
    return isPart || isTypo ? [{ name, distance, rank: isPart && distance <= 2 ? 0 : isTypo ? 1 : 2 }] : [];
  });
  return rated.sort((a, b) => a.rank - b.rank || a.distance - b.distance)[0]?.name;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** A wrong value as a mistake names it: `\`'nest'\``, "a list". */
export function show(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (value === null) return '`null`';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'function') return 'a function';
  if (typeof value === 'string') return `\`'${value}'\``;
  return typeof value === 'number' || typeof value === 'boolean' ? `\`${value}\`` : `\`${typeof value}\``;
}
