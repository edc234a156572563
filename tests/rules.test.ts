/**
 * One rule is many things: a row of the table, a file, an entry of the plugin, a page, a row of the README, fixtures, presets.
 * Here they are held together: what is missing is named, and so is what belongs to no row.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.ts';
import { LAYERS } from '../src/layers/layer.ts';
import { RESPONSIBILITIES, type Responsibility } from '../src/responsibilities.ts';
import { home, read } from './support/generated.ts';

const rows: readonly Responsibility[] = RESPONSIBILITIES;
const ids = rows.map(({ rule }) => rule);
const configs = plugin.configs as Readonly<Record<string, Linter.Config>>;
const RULE_FILE = /^(?:no|require|enforce|inject)-[a-z-]+(?=\.ts$)/;

const ruleFiles = namesIn('src/rules').flatMap((name) => RULE_FILE.exec(name)?.[0] ?? []);
const pages = namesIn('docs/rules').map((name) => name.replace(/\.md$/, ''));
const readmeRows = [...read(path.join(home, 'README.md')).matchAll(/^\| \[(?<rule>[a-z-]+)\]\(docs\/rules\/\k<rule>\.md\) \|/gm)].map(({ groups }) => groups?.['rule'] ?? '');
const guidelines = read(path.join(home, 'docs', 'guidelines.md'));

/** The stacks in whose files a person wrote that a rule reports there. */
const stacks = new Map(ids.map((rule) => [rule, new Set<string>()]));
for (const stack of namesIn('tests/fixtures')) {
  for (const file of namesIn(`tests/fixtures/${stack}`, true).filter((name) => /\.[cm]?[jt]sx?$/.test(name))) {
    for (const [, list = ''] of read(path.join(home, 'tests/fixtures', stack, file)).matchAll(/(?:\/\/|\/\*)\s*expect:\s*([a-z][a-z-]*(?:\s*,\s*[a-z][a-z-]*)*)/g)) {
      for (const rule of list.split(',')) stacks.get(rule.trim())?.add(stack);
    }
  }
}

function namesIn(folder: string, recursive = false): string[] {
  return readdirSync(path.join(home, folder), { recursive, encoding: 'utf8' }).sort();
}

function isOn(preset: string, rule: string): boolean {
  const entry = configs[preset]?.rules?.[`backend-layers/${rule}`];
  return entry !== undefined && entry !== 'off' && entry !== 0;
}

/** The presets that a row asks for. */
function presetsFor({ preset, layers }: Responsibility): string[] {
  const all = Object.keys(configs);
  if (preset === 'off') return [];
  if (preset === 'strict') return ['strict'];
  return all.filter((name) => {
    if (name === 'services-use-orm') return true;
    return (LAYERS as readonly string[]).includes(name) ? layers.length === 0 || (layers as readonly string[]).includes(name) : true;
  });
}

/** Everything that a rule of the table lacks, in words. */
function gapsOf(row: Responsibility): string[] {
  const { rule } = row;
  const found = stacks.get(rule) ?? new Set();
  const wanted = presetsFor(row).filter((name) => name !== 'services-use-orm' || rule !== 'no-database-in-service');
  const on = Object.keys(configs).filter((name) => isOn(name, rule));
  const made = (plugin.rules as Readonly<Record<string, { readonly meta: { readonly row: Responsibility; readonly docs?: { readonly url?: string } } } | undefined>>)[rule];
  return [
    ...(ruleFiles.includes(rule) ? [] : [`src/rules/${rule}.ts`]),
    ...(made?.meta.row === row ? [] : ['the entry in src/rules/index.ts']),
    ...(made?.meta.docs?.url?.endsWith(`/docs/rules/${rule}.md`) ? [] : ['the address of its page']),
    ...(pages.includes(rule) ? [] : [`docs/rules/${rule}.md`]),
    ...(readmeRows.includes(rule) ? [] : ['a row in README.md']),
    ...(guidelines.includes(`(rules/${rule}.md)`) ? [] : ['a row in docs/guidelines.md']),
    ...(found.size >= 3 ? [] : [`fixtures in three stacks: ${[...found].join(', ') || 'none'}`]),
    ...wanted.filter((name) => !on.includes(name)).map((name) => `the preset ${name}`),
    ...on.filter((name) => !wanted.includes(name)).map((name) => `a reason to be in the preset ${name}`),
  ];
}

describe('a row of the table', () => {
  it.each(rows.map((row) => [row.rule, row] as const))('%s has all that a rule needs', (_rule, row) => {
    expect(gapsOf(row)).toEqual([]);
  });

  it('lacks everything when it is only a row', () => {
    const row: Responsibility = { rule: 'no-such-thing', layers: ['router'], fact: 'database', preset: 'strict', description: 'Disallow it' };
    expect(gapsOf(row)).toEqual([
      'src/rules/no-such-thing.ts', 'the entry in src/rules/index.ts', 'the address of its page', 'docs/rules/no-such-thing.md', 'a row in README.md',
      'a row in docs/guidelines.md', 'fixtures in three stacks: none', 'the preset strict',
    ]);
  });
});

describe('nothing is without a row', () => {
  it.each([
    ['files of src/rules', ruleFiles],
    ['rules of the plugin', Object.keys(plugin.rules)],
    ['pages of docs/rules', pages],
    ['rows of README.md', readmeRows],
    ['rules of the presets', Object.values(configs).flatMap(({ rules = {} }) => Object.keys(rules).map((name) => name.replace('backend-layers/', '')))],
  ])('%s', (_what, names) => {
    expect(names.length).toBeGreaterThan(0);
    expect([...new Set(names)].filter((name) => !ids.includes(name))).toEqual([]);
  });
});

/** The statements of the guidelines, section by section, each by words that its row in docs/guidelines.md has. */
const STATEMENTS: Readonly<Record<string, readonly string[]>> = {
  'Quick reference': ['Router: group', 'Dependency: shared', 'Service: business', 'Repository: data', 'Schema: request and response'],
  'Project configuration': ['Framework', 'ORM', 'Validation', 'Auth', 'Base path'],
  'Request flow': ['Route, dependency, router, service, repository, database', 'External APIs'],
  'Layer responsibilities': [
    'URL mapping', 'no business logic', 'no direct database', 'injection, authentication, database sessions', 'business logic and orchestration', 'no HTTP concerns', 'no direct SQL',
    'data access and query building', 'no business rules', 'validation and serialization', 'no logic',
  ],
  'Pattern 1: router structure': ['prefix', 'tags', 'body has a schema', 'response has a type', 'service is injected', 'Statuses have names', '404 in the router', 'fat router'],
  'Pattern 2: service layer': ['comes by the constructor', 'Uniqueness, hashing', 'ConflictError', 'returns a response schema'],
  'Pattern 3: schemas': ['Separate schemas', 'hash is only in the internal schema', 'Lengths and formats', 'share a base', 'from the attributes'],
  'Pattern 4: dependency injection': ['Sessions are opened', 'constructed by dependencies', 'Authentication is a dependency'],
  'Pattern 5: error handling': ['own exceptions', 'carry a status', 'One handler'],
  'Anti-patterns': ['Business logic in a router', 'The database in a service', 'Mutable default'],
};

describe('docs/guidelines.md', () => {
  const sections = new Map(guidelines.split(/^## /m).slice(1).map((section) => [section.split('\n')[0] ?? '', section.split('\n').filter((line) => /^\|(?!\s*(?:-|statement|setting|layer \|))/.test(line))]));

  it('has a section for each part of the guidelines', () => {
    expect([...sections.keys()].filter((title) => title in STATEMENTS)).toEqual(Object.keys(STATEMENTS));
  });

  it.each(Object.entries(STATEMENTS).flatMap(([title, statements]) => statements.map((words) => [title, words] as const)))('%s: %s', (title, words) => {
    const row = sections.get(title)?.find((line) => line.split('|').slice(1, -3).join('|').toLowerCase().includes(words.toLowerCase()));
    expect(row, `a row with "${words}"`).toBeDefined();
  });

  it.each([...sections.values()].flat())('%s', (row) => {
    const [example = '', enforcedBy = '', statement = ''] = row.split('|').slice(1, -1).reverse().map((cell) => cell.trim());
    expect(statement).not.toBe('');
    // A rule, a setting, or a reason why it cannot be checked; what is enforced has an example.
    const isEnforced = /\]\((?:rules\/[a-z-]+|settings|configs)\.md/.test(enforcedBy) || enforcedBy.startsWith('the rows of ');
    const isExcused = /\bnot checked: \w.{20,}/.test(enforcedBy);
    expect(isEnforced || isExcused, enforcedBy).toBe(true);
    if (isEnforced) expect(example).toMatch(/\]\(/);
  });

  it('names no rule that does not exist', () => {
    expect([...guidelines.matchAll(/rules\/([a-z-]+)\.md/g)].map(([, rule = '']) => rule).filter((rule) => !ids.includes(rule) || !existsSync(path.join(home, 'docs', 'rules', `${rule}.md`)))).toEqual([]);
  });
});
