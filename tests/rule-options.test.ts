import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.ts';
import { optionMistakes } from '../src/rule-options.ts';

/** What ESLint says to a project that gives these options to a rule. */
function refusalOf(rule: string, options: unknown): string {
  try {
    new Linter().verify('export const one = 1;', { plugins: { 'backend-layers': plugin }, rules: { [`backend-layers/${rule}`]: ['error', options] } }, 'src/one.js');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'accepted';
}

describe('wrong options', () => {
  it.each<[string, string, unknown, string[]]>([
    ['a misspelt value', 'no-http-in-service', { exceptions: 'alow' }, ["`exceptions` is `'alow'`. Did you mean `allow`? Allowed: `forbid`, `allow`."]],
    ['a value that is far from all', 'no-database-in-service', { ormRepositories: 'yes' }, ["`ormRepositories` is `'yes'`. Allowed: `allow`, `forbid`."]],
    ['a value of another type', 'require-domain-error', { certainty: true }, ['`certainty` is `true`. Allowed: `certain`, `likely`.']],
    ['a word for a flag', 'no-database-in-router', { handles: 'no' }, ["`handles` is `'no'`. Allowed: `true`, `false`."]],
    ['a word for a list', 'no-business-logic-in-dependency', { allow: 'decision' }, ["`allow` is `'decision'`; a list is expected. Allowed in it: `decision`, `calculation`, `iteration`, `orchestration`, `security`, `notification`, `entity-change`."]],
    ['one item of a list', 'no-business-logic-in-router', { allow: ['security', 'iterations'] }, ["`allow[1]` is `'iterations'`. Did you mean `iteration`? Allowed: `decision`, `calculation`, `iteration`, `orchestration`, `security`, `notification`, `entity-change`."]],
    ['a misspelt option', 'enforce-request-flow', { typeImport: 'forbid' }, ['`typeImport` is no option. Did you mean `typeImports`? Options: `certainty`, `typeImports`, `skipService`.']],
    ['all at once', 'no-http-in-repository', { exceptions: null, toString: 1 }, ['`exceptions` is `null`. Allowed: `forbid`, `allow`.', '`toString` is no option. Options: `certainty`, `exceptions`.']],
  ])('%s', (_, rule, options, mistakes) => {
    expect(refusalOf(rule, options)).toContain(`Wrong options of backend-layers/${rule}:\n${mistakes.map((mistake) => `- ${mistake}`).join('\n')}\n`);
  });

  it('that are no object are refused by ESLint', () => {
    expect(refusalOf('no-http-in-service', 'allow')).toContain('Value "allow" should be object.');
  });
});

describe.each(Object.entries(plugin.rules))('%s', (rule, { meta }) => {
  it('accepts its own defaults', () => {
    expect(refusalOf(rule, meta.defaultOptions?.[0])).toBe('accepted');
    expect(optionMistakes(meta.options, meta.defaultOptions?.[0])).toEqual([]);
  });

  it('refuses a wrong value of each of its options', () => {
    const names = Object.keys(meta.options);
    expect(names).toContain('certainty');
    for (const name of names) expect(refusalOf(rule, { [name]: 'nonsense' }), name).toContain(`- \`${name}\` is \`'nonsense'\``);
  });
});
