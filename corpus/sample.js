// @ts-check
/** Which findings a reader judges: the same ones for the same seed, spread over the repositories. */
import { createHash } from 'node:crypto';

/** @typedef {import('./lint-checkout.js').Finding} Finding */

/**
 * Up to `size` findings of each rule, one of each repository before a second one of any. The order is that of a hash
 * of the finding and the seed, so a finding that goes or comes leaves the rest of the sample as it was.
 *
 * @param {readonly Finding[]} findings
 * @param {number} size
 * @param {string} seed
 * @returns {Map<string, Finding[]>} by rule
 */
export function sampleOf(findings, size, seed) {
  /** @param {Finding} finding */
  const hashOf = ({ repository, file, line, column, rule }) => createHash('sha256').update([seed, rule, repository, file, line, column].join('\0')).digest('hex');
  const shuffled = findings.map((finding) => ({ finding, hash: hashOf(finding) })).sort((a, b) => (a.hash < b.hash ? -1 : 1));
  /** @type {Map<string, number>} */
  const seen = new Map();
  const ranked = shuffled.map(({ finding }) => {
    const key = `${finding.rule}\0${finding.repository}`;
    const rank = seen.get(key) ?? 0;
    seen.set(key, rank + 1);
    return { finding, rank };
  });
  /** @type {Map<string, Finding[]>} */
  const sample = new Map();
  for (const { finding } of ranked.sort((a, b) => a.rank - b.rank)) {
    const chosen = sample.get(finding.rule) ?? [];
    if (chosen.length < size) sample.set(finding.rule, [...chosen, finding]);
  }
  return new Map([...sample].sort(([a], [b]) => (a < b ? -1 : 1)));
}
