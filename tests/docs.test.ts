/**
 * The documentation is held to what the plugin does: every rule has a page with all its sections and every example is
 * run. What can be generated is compared with what the code says; `npm run docs` writes it.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ESLint, type Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin, { type BackendLayersSettings, type ConfigureOptions } from '../src/index.ts';
import { LIBRARIES } from '../src/knowledge/index.ts';
import type { LibraryCategory } from '../src/knowledge/library.ts';
import { findFileLayer } from '../src/layers/find-layer.ts';
import { LAYERS } from '../src/layers/layer.ts';
import { RESPONSIBILITIES, type Responsibility, type RuleId } from '../src/responsibilities.ts';
import { examplesOf, lintExample, placesShown, type Block } from './support/examples.ts';
import { holdGenerated, home, read } from './support/generated.ts';

const rulesFolder = path.join(home, 'docs', 'rules');
const PREFIX = 'backend-layers';

const SECTIONS = ['What it does', 'Why', 'What counts and what is free', 'Examples', 'How to fix it', 'Options', 'Limits', 'When not to use it'];
const configs = plugin.configs as Readonly<Record<string, Linter.Config>>;

const rows: readonly Responsibility[] = RESPONSIBILITIES;
const pageOf = (rule: string) => path.join(rulesFolder, `${rule}.md`);

// Generated parts ------------------------------------------------------------------------------------------------

const list = (words: readonly string[]) => (words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`);

function presetsOf(rule: string): string[] {
  return Object.keys(configs).filter((name) => {
    const entry = configs[name]?.rules?.[`${PREFIX}/${rule}`];
    return entry !== undefined && entry !== 'off' && entry !== 0;
  });
}

function headerOf(row: Responsibility): string {
  const presets = presetsOf(row.rule);
  const rule = plugin.rules[row.rule as RuleId];
  const badges = [
    presets.length > 0 ? `💼 Enabled in ${list(presets.map((preset) => `\`${preset}\``))}.` : '💼 Enabled in no preset: turn it on where you want it.',
    ...(rule.meta.hasSuggestions ? ['💡 The editor offers a rewrite.'] : []),
    `🧱 Speaks ${row.layers.length > 0 ? `in the ${list(row.layers.map((layer) => `\`${layer}\``))} layer${row.layers.length > 1 ? 's' : ''}` : 'everywhere'}${row.home ? `; such code belongs to the \`${row.home}\` layer` : ''}.`,
  ];
  return [`# ${PREFIX}/${row.rule}`, `📝 ${row.description}.`, ...badges].join('\n\n');
}

/** The table of libraries that a page shows, by the categories in its marker; a library described in parts is one row. */
function librariesTable(categories: readonly LibraryCategory[]): string {
  const known = LIBRARIES.filter((library) => categories.includes(library.category));
  const names = [...new Set(known.map((library) => library.name))].sort((a, b) => a.localeCompare(b));
  const lines = names.map((name) => {
    const parts = known.filter((library) => library.name === name);
    const packages = [...new Set(parts.flatMap((library) => library.packages))];
    return `| [${name}](${parts[0]?.docs ?? ''}) | ${packages.length > 0 ? packages.map((each) => `\`${each}\``).join(', ') : 'global'} |`;
  });
  return `<details>\n<summary>The ${names.length} libraries that are known</summary>\n\n| library | imported from |\n|---|---|\n${lines.join('\n')}\n\n</details>`;
}

function rulesTable(): string {
  const mark = (preset: string, rule: string) => (presetsOf(rule).includes(preset) ? '✅' : '');
  return [
    '| rule | speaks in | what it says | recommended | strict |',
    '|---|---|---|:-:|:-:|',
    ...rows.map((row) => `| [${row.rule}](docs/rules/${row.rule}.md) | ${row.layers.length > 3 ? 'every layer' : row.layers.join(', ') || 'everywhere'} | ${row.description} | ${mark('recommended', row.rule)} | ${mark('strict', row.rule)} |`),
  ].join('\n');
}

/** What `npm run demo` lints, as ESLint prints it. */
async function demo(): Promise<string> {
  const folder = path.join(home, 'examples', 'express-prisma');
  const eslint = new ESLint({ cwd: folder, overrideConfigFile: true, overrideConfig: [configs['recommended'] as Linter.Config] });
  const results = await eslint.lintFiles(['src']);
  const formatter = await eslint.loadFormatter('stylish');
  const text = stripVTControlCharacters(await formatter.format(results)).replaceAll(`${folder}${path.sep}`, '').trim();
  return `\`\`\`console\n$ eslint .\n\n${text.split('\n').map((line) => line.trimEnd()).join('\n')}\n\`\`\``;
}

function presetsTable(): string {
  const isLayer = (name: string) => (LAYERS as readonly string[]).includes(name);
  return [
    '| preset | rules | what differs from `recommended` |',
    '|---|---|---|',
    ...Object.keys(configs).map((name) => {
      const rules = configs[name]?.rules ?? {};
      const base = configs['recommended']?.rules ?? {};
      const short = (rule: string) => `\`${rule.replace(`${PREFIX}/`, '')}\``;
      const added = Object.keys(rules).filter((rule) => !(rule in base)).map(short);
      const removed = Object.keys(base).filter((rule) => !(rule in rules)).map(short);
      const changed = Object.keys(rules).filter((rule) => rule in base && JSON.stringify(rules[rule]) !== JSON.stringify(base[rule])).map(short);
      const differences = [
        ...(added.length > 0 ? [`adds ${list(added)}`] : []),
        ...(removed.length > 0 ? [isLayer(name) ? 'the rules of this layer, for files that are of it by decree' : `leaves out ${list(removed)}`] : []),
        ...(changed.length > 0 ? [changed.length > 5 ? 'reports what is likely, too' : `other options for ${list(changed)}`] : []),
      ];
      return `| \`${name}\` | ${Object.keys(rules).length} | ${differences.join('; ') || '-'} |`;
    }),
  ].join('\n');
}

// Examples -------------------------------------------------------------------------------------------------------

/** `file:line` of every report of a rule on a project, with the message where it is another rule's. */
async function reportsOf(rule: string, blocks: readonly Block[]): Promise<{ reports: string[]; said: string }> {
  const options = blocks.find((block) => block.options)?.options;
  const reports = await lintExample(blocks, { ...configs['recommended'], rules: { [`${PREFIX}/${rule}`]: options ? ['error', options] : 'error' } });
  return {
    reports: reports.map((report) => (report.rule === rule ? report.at : `${report.at} ${report.message}`)).sort(),
    said: reports.map((report) => `${report.at} ${report.message}`).join('\n'),
  };
}

const shown = (blocks: readonly Block[]) => placesShown(blocks).map(({ at }) => at).sort();

/** Packages by which an example says which framework it is for. */
const FRAMEWORKS = /'(express|fastify|hono|koa|h3|@koa|@nestjs|@trpc|next|tsoa|routing-controllers|@adonisjs)(?:\/[^']*)?'/gu;

// Tests ----------------------------------------------------------------------------------------------------------

describe('pages', () => {
  describe.each(rows.map((row) => row.rule))('%s', (rule) => {
    const row = rows.find((each) => each.rule === rule) as Responsibility;
    const page = existsSync(pageOf(rule)) ? read(pageOf(rule)) : '';
    const examples = examplesOf(page);

    it('has the header that its row says', () => {
      holdGenerated(pageOf(rule), 'auto-generated rule header', headerOf(row));
    });

    it('has every section, in order', () => {
      expect([...page.matchAll(/^## (.+)$/gmu)].map((match) => match[1])).toEqual(SECTIONS);
    });

    it('has a heading for each option, and an option for each heading', () => {
      const section = page.split(/^## /mu).find((part) => part.startsWith('Options')) ?? '';
      expect([...section.matchAll(/^### `(.+)`$/gmu)].map((match) => match[1]).sort()).toEqual(Object.keys(plugin.rules[rule as RuleId].meta.options).sort());
    });

    it('shows examples for at least two frameworks, each wrong and right', () => {
      const kinds = examples.map(({ blocks }) => new Set(blocks.map(({ kind }) => kind)));
      expect(kinds.filter((kind) => kind.has('incorrect') && kind.has('correct')).length).toBeGreaterThanOrEqual(2);
      const used = new Set([...page.matchAll(FRAMEWORKS)].map((match) => match[1]));
      expect(used.size, `frameworks: ${[...used].join(', ')}`).toBeGreaterThanOrEqual(2);
    });

    it('says what the editor offers, where it offers something', () => {
      const section = page.split(/^## /mu).find((part) => part.startsWith('How to fix it')) ?? '';
      expect(/the editor offers/iu.test(section)).toBe(plugin.rules[rule as RuleId].meta.hasSuggestions === true);
    });

    it.each(examples.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'incorrect')))('incorrect: $title', async ({ blocks }) => {
      const project = blocks.filter(({ kind }) => kind !== 'correct');
      const { reports, said } = await reportsOf(rule, project);
      expect(shown(project).length).toBeGreaterThan(0);
      expect(reports, said).toEqual(shown(project));
    });

    it.each(examples.filter(({ blocks }) => blocks.some(({ kind }) => kind === 'correct')))('correct: $title', async ({ blocks }) => {
      const project = blocks.filter(({ kind }) => kind !== 'incorrect');
      expect(shown(project)).toEqual([]);
      const { reports, said } = await reportsOf(rule, project);
      expect(reports, said).toEqual([]);
    });
  });
});

describe('generated tables', () => {
  it('README has a row for each rule', () => holdGenerated(path.join(home, 'README.md'), 'generated rules', rulesTable()));
  it('README shows what the demo prints', async () => holdGenerated(path.join(home, 'README.md'), 'generated demo', await demo()));
  it('docs/configs.md has a row for each preset', () => holdGenerated(path.join(home, 'docs', 'configs.md'), 'generated presets', presetsTable()));

  const pages = rows.map((row) => pageOf(row.rule)).filter((file) => existsSync(file));
  it.each(pages.map((file) => [path.basename(file), file] as const))('%s lists the libraries that the plugin knows', (_name, file) => {
    for (const [, marker] of [...read(file).matchAll(/<!-- begin (generated libraries: [^>]+?) -->/gu)]) {
      holdGenerated(file, marker ?? '', librariesTable((marker ?? '').replace('generated libraries: ', '').split(/,\s*/u) as LibraryCategory[]));
    }
  });
});

describe('docs/settings.md', () => {
  const text = read(path.join(home, 'docs', 'settings.md'));

  it('has a section for each setting', () => {
    const keys: readonly (keyof BackendLayersSettings)[] = ['layers', 'layer', 'ignore', 'framework', 'orm', 'validation', 'auth', 'basePath'];
    expect([...text.matchAll(/^## `(\w+)`$/gmu)].map((match) => match[1])).toEqual(keys);
  });

  it('shows the error that wrong settings give', () => {
    const wrong = { basePaht: '/api', framework: 'nest' } as unknown as ConfigureOptions;
    const shownError = /^```\n(Wrong settings[^]*?)\n```$/mu.exec(text)?.[1];
    expect(() => plugin.configure(wrong)).toThrow(expect.objectContaining({ message: shownError }) as Error);
  });

  it('shows settings that are right', () => {
    expect(() => plugin.configure({ framework: 'express', orm: 'prisma', validation: 'zod', auth: 'jwt', basePath: '/api/v1', layers: { service: ['src/domain/**'], repository: ['src/gateways/**'] }, ignore: ['src/legacy/**'] })).not.toThrow();
  });
});

describe('docs/layers.md', () => {
  const table = read(path.join(home, 'docs', 'layers.md')).split('## Names that need no settings')[1]?.split(/^## /mu)[0] ?? '';
  const names = table.split('\n').filter((line) => line.startsWith('| `')).flatMap((line) => {
    const [, layer = '', folders = '', files = ''] = line.split('|');
    const ticked = (cell: string) => [...cell.matchAll(/`([^`]+)`/gu)].map((match) => match[1] ?? '');
    return [
      ...ticked(folders).map((folder) => [`src/${folder}/thing.ts`, ticked(layer)[0]] as const),
      ...ticked(files).map((name) => [name.startsWith('.') ? `src/feature/thing${name}.ts` : `src/feature/${name}`, ticked(layer)[0]] as const),
    ];
  });

  it.each(names)('%s is of the layer %s', (file, layer) => {
    expect(findFileLayer(file, { layer: undefined, layers: [], ignore: [] })?.layer).toBe(layer);
  });
});

describe('links', () => {
  const files = ['README.md', ...readdirSync(path.join(home, 'docs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md')).map((file) => path.join('docs', file))];
  const slug = (heading: string) => heading.trim().toLowerCase().replace(/[`*]|\[|\]\([^)]*\)/gu, '').replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(/\s/gu, '-');

  it.each(files.filter((file) => existsSync(path.join(home, file))))('%s leads to what exists', (file) => {
    const text = read(path.join(home, file)).replace(/^```[^]*?^```$/gmu, '');
    const dead = [...text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/gu)].map((match) => match[1] ?? '').filter((link) => {
      const [target = '', anchor] = link.split('#');
      const full = target === '' ? path.join(home, file) : path.join(home, path.dirname(file), target);
      if (!existsSync(full)) return true;
      return anchor !== undefined && full.endsWith('.md') && ![...read(full).replace(/^```[^]*?^```$/gmu, '').matchAll(/^#{1,6} (.+)$/gmu)].some((match) => slug(match[1] ?? '') === anchor);
    });
    expect(dead).toEqual([]);
  });
});
