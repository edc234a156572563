// @ts-check
/** What the rules found in each repository, and what is another number today. Counts only, never code. */

/**
 * @typedef {object} Repository
 * @property {string} [commit] where the counts were taken, where it is known
 * @property {number} files files that were linted
 * @property {Readonly<Record<string, number>>} findings reports of each rule
 *
 * @typedef {Readonly<Record<string, Repository>>} Budget by `owner__name`
 *
 * @typedef {object} Difference
 * @property {string} repository
 * @property {string} rule
 * @property {number} before
 * @property {number} now
 *
 * @typedef {object} Comparison
 * @property {Difference[]} differences counts that moved; the only thing that fails
 * @property {string[]} added repositories that the budget does not know
 * @property {string[]} missing repositories of the budget that were not linted
 * @property {{ repository: string, before: number, now: number }[]} otherFiles other files than the budget was made of: most likely another commit
 */

/**
 * @param {Budget} budget
 * @param {Budget} now
 * @returns {Comparison}
 */
export function compare(budget, now) {
  const known = Object.keys(now).filter((name) => Object.hasOwn(budget, name)).sort();
  return {
    differences: known.flatMap((repository) => differencesOf(repository, budget[repository]?.findings ?? {}, now[repository]?.findings ?? {})),
    added: Object.keys(now).filter((name) => !Object.hasOwn(budget, name)).sort(),
    missing: Object.keys(budget).filter((name) => !Object.hasOwn(now, name)).sort(),
    otherFiles: known
      .map((repository) => ({ repository, before: budget[repository]?.files ?? 0, now: now[repository]?.files ?? 0 }))
      .filter(({ before, now: files }) => before !== files),
  };
}

/**
 * @param {string} repository
 * @param {Repository['findings']} before
 * @param {Repository['findings']} now
 * @returns {Difference[]}
 */
function differencesOf(repository, before, now) {
  return [...new Set([...Object.keys(before), ...Object.keys(now)])]
    .sort()
    .map((rule) => ({ repository, rule, before: before[rule] ?? 0, now: now[rule] ?? 0 }))
    .filter((difference) => difference.before !== difference.now);
}

/**
 * The budget with the counts of today. Repositories that were not linted keep theirs. Commits are written by hand: a
 * checkout need not know its own.
 *
 * @param {Budget} budget
 * @param {Budget} now
 * @returns {Budget}
 */
export function updated(budget, now) {
  const all = { ...budget };
  for (const [name, { files, findings }] of Object.entries(now)) {
    const commit = budget[name]?.commit;
    all[name] = { ...(commit === undefined ? {} : { commit }), files, findings: sorted(findings) };
  }
  return sorted(all);
}

/**
 * @template T
 * @param {Readonly<Record<string, T>>} record
 * @returns {Record<string, T>}
 */
function sorted(record) {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
