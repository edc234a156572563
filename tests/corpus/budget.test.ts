import { describe, expect, it } from 'vitest';
import { compare, updated, type Budget } from '../../corpus/budget.js';

const BUDGET: Budget = {
  acme__api: { commit: 'abc', files: 10, findings: { 'no-database-in-router': 4, 'no-http-in-service': 1 } },
  acme__shop: { files: 3, findings: {} },
};

describe('the comparison with the budget', () => {
  it('is silent about the same counts', () => {
    expect(compare(BUDGET, structuredClone(BUDGET))).toEqual({ differences: [], added: [], missing: [], otherFiles: [] });
  });

  it('names each count that moved: one more, one less, a new rule, a rule that says nothing any more', () => {
    const now: Budget = {
      acme__api: { files: 10, findings: { 'no-database-in-router': 5, 'no-mutable-default': 1 } },
      acme__shop: { files: 3, findings: { 'no-database-in-router': 1 } },
    };
    expect(compare(BUDGET, now).differences).toEqual([
      { repository: 'acme__api', rule: 'no-database-in-router', before: 4, now: 5 },
      { repository: 'acme__api', rule: 'no-http-in-service', before: 1, now: 0 },
      { repository: 'acme__api', rule: 'no-mutable-default', before: 0, now: 1 },
      { repository: 'acme__shop', rule: 'no-database-in-router', before: 0, now: 1 },
    ]);
  });

  it('names new and missing repositories, and those with other files, without calling them differences', () => {
    const now: Budget = { acme__shop: { files: 4, findings: {} }, zeta__web: { files: 1, findings: { 'no-database-in-router': 2 } } };
    expect(compare(BUDGET, now)).toEqual({
      differences: [],
      added: ['zeta__web'],
      missing: ['acme__api'],
      otherFiles: [{ repository: 'acme__shop', before: 3, now: 4 }],
    });
  });
});

describe('an update of the budget', () => {
  it('takes today\'s counts, and keeps commits and repositories that were not linted', () => {
    const now: Budget = { acme__api: { files: 11, findings: { 'no-http-in-service': 2, 'no-database-in-router': 1 } }, aaa__new: { files: 1, findings: {} } };
    const after = updated(BUDGET, now);
    expect(after).toEqual({
      aaa__new: { files: 1, findings: {} },
      acme__api: { commit: 'abc', files: 11, findings: { 'no-database-in-router': 1, 'no-http-in-service': 2 } },
      acme__shop: { files: 3, findings: {} },
    });
    expect(Object.keys(after)).toEqual(['aaa__new', 'acme__api', 'acme__shop']);
    expect(compare(after, { ...now, acme__shop: { files: 3, findings: {} } }).differences).toEqual([]);
  });
});
