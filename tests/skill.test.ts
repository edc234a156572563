/** The skill for agents is held to what the plugin does: its code is linted as it claims, and it knows each rule. */
import path from 'node:path';
import type { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../src/index.ts';
import { RESPONSIBILITIES } from '../src/responsibilities.ts';
import { examplesOf, lintExample, placesShown, type Block } from './support/examples.ts';
import { home, read } from './support/generated.ts';

const text = read(path.join(home, 'skills', 'backend-layers', 'SKILL.md'));
const configs = plugin.configs as Readonly<Record<string, Linter.Config>>;
const examples = examplesOf(text);
/** The layers below the routers, which the examples of all frameworks call. */
const shared = examples.find(({ title }) => title.startsWith('One feature'))?.blocks ?? [];

/** `file:line rule` of each finding of a preset. */
async function findingsOf(blocks: readonly Block[], preset: string): Promise<string[]> {
  const reports = await lintExample(blocks, configs[preset] ?? {});
  return reports.map(({ at, rule, message }) => `${at} ${rule || message}`).sort();
}

const claimsOf = (blocks: readonly Block[]) => placesShown(blocks).map(({ at, rule }) => `${at} ${rule}`).sort();

describe('front matter', () => {
  const front = /^---\n(?<lines>[^]*?)\n---\n/u.exec(text)?.groups?.['lines'] ?? '';
  const field = (name: string) => new RegExp(`^${name}: (.+)$`, 'mu').exec(front)?.[1] ?? '';

  it('has the name of the folder and says what it is for and when', () => {
    expect(field('name')).toBe('backend-layers');
    expect(field('description')).toMatch(/Use when /u);
    expect(field('description').length).toBeLessThanOrEqual(1024);
  });

  it('is YAML without quotes: no colon and no hash in a value', () => {
    expect(front.split('\n').filter((line) => !/^[a-z]+: [^:#\s][^:#]*$/u.test(line))).toEqual([]);
  });
});

describe('examples', () => {
  const isWrong = ({ blocks }: { readonly blocks: readonly Block[] }) => blocks.some(({ kind }) => kind === 'incorrect');

  it('shows a router in each of the frameworks that the description names first', () => {
    expect(examples.map(({ title }) => title)).toEqual(expect.arrayContaining(['Express', 'Fastify', 'NestJS', 'Hono', 'tRPC', 'Next.js']));
    expect(shared).not.toHaveLength(0);
  });

  it.each(examples.filter(isWrong))('wrong: $title', async ({ blocks }) => {
    const project = blocks.filter(({ kind }) => kind !== 'correct');
    expect(claimsOf(project)).not.toEqual([]);
    expect(await findingsOf(project, 'recommended')).toEqual(claimsOf(project));
  });

  it.each(examples.filter((example) => !isWrong(example) || example.blocks.some(({ kind }) => kind === 'correct')))('right, even for strict: $title', async ({ blocks }) => {
    const project = blocks.filter(({ kind }) => kind !== 'incorrect');
    expect(claimsOf(project)).toEqual([]);
    expect(await findingsOf([...shared, ...project], 'strict')).toEqual([]);
  });
});

describe('rules', () => {
  it('says how to mend each rule, in the order of the table', () => {
    const table = text.split(/^## Rules/mu)[1] ?? '';
    expect([...table.matchAll(/^\| `([a-z-]+)` \| \S/gmu)].map((match) => match[1])).toEqual(RESPONSIBILITIES.map(({ rule }) => rule));
  });

  it('names no rule that is none', () => {
    const ids = new Set<string>(RESPONSIBILITIES.map(({ rule }) => rule));
    expect([...text.matchAll(/(?:❌ |`)((?:no|require|enforce|inject)-[a-z-]+)/gu)].map((match) => match[1] ?? '').filter((id) => !ids.has(id))).toEqual([]);
  });

  it('no rule is fixed by --fix, as the skill says', () => {
    expect(Object.values(plugin.rules).filter((rule) => rule.meta.fixable)).toEqual([]);
  });
});
