import { describe, expect, it } from 'vitest';
import type { Finding } from '../../corpus/lint-checkout.js';
import { sampleOf } from '../../corpus/sample.js';

const finding = (repository: string, line: number, rule = 'no-database-in-router'): Finding => ({ repository, file: 'src/user.router.ts', line, column: 1, rule, message: 'Said.' });
const FINDINGS = [...Array.from({ length: 30 }, (_, index) => finding('acme__big', index + 1)), finding('acme__small', 1), finding('acme__tiny', 1), finding('acme__big', 1, 'no-http-in-service')];

describe('a sample of findings', () => {
  it('holds up to the given number for each rule, one of each repository first', () => {
    const sample = sampleOf(FINDINGS, 4, 'seed');
    expect([...sample.keys()]).toEqual(['no-database-in-router', 'no-http-in-service']);
    const repositories = sample.get('no-database-in-router')?.map(({ repository }) => repository) ?? [];
    expect(repositories.slice(0, 3).sort()).toEqual(['acme__big', 'acme__small', 'acme__tiny']);
    expect(repositories[3]).toBe('acme__big');
    expect(sample.get('no-http-in-service')).toHaveLength(1);
  });

  it('is the same for the same seed, whatever the order of the findings, and another for another seed', () => {
    expect(sampleOf(FINDINGS.toReversed(), 10, 'seed')).toEqual(sampleOf(FINDINGS, 10, 'seed'));
    expect(sampleOf(FINDINGS, 10, 'other')).not.toEqual(sampleOf(FINDINGS, 10, 'seed'));
  });

  it('keeps the rest when one finding goes', () => {
    const before = sampleOf(FINDINGS, 10, 'seed').get('no-database-in-router') ?? [];
    const [gone, ...rest] = before.filter(({ repository }) => repository === 'acme__big');
    const after = sampleOf(FINDINGS.filter((each) => each !== gone), 10, 'seed').get('no-database-in-router') ?? [];
    expect(after).toEqual(expect.arrayContaining(rest));
  });
});
