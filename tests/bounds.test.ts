/** Every bound of the analysis is a constant with a reason, and docs/architecture.md shows them all. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { holdGenerated, home, read } from './support/generated.ts';

interface Bound {
  readonly file: string;
  readonly name: string;
  readonly value: string;
  readonly reason: string;
}

const BOUND = /^(?:export )?const (?<name>(?:MAX|KEEP)[A-Z_]*) = (?<value>[\d_]+);/;

function boundsIn(folder: string): Bound[] {
  return readdirSync(path.join(home, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).sort().flatMap((name) => {
    const lines = read(path.join(home, folder, name)).split('\n');
    return lines.flatMap((line, index) => {
      const { name: constant, value } = BOUND.exec(line)?.groups ?? {};
      if (constant === undefined || value === undefined) return [];
      // Two bounds may share the comment above the first.
      const above = lines.slice(0, index).findLast((each) => !BOUND.test(each)) ?? '';
      return [{ file: `${folder}/${name.replaceAll('\\', '/')}`, name: constant, value, reason: /^\/\*\* (?<reason>.+) \*\/$/.exec(above)?.groups?.['reason'] ?? '' }];
    });
  });
}

const bounds = [...boundsIn('src/languages'), ...boundsIn('src/project')];

it('every bound says what it bounds', () => {
  expect(bounds.length).toBeGreaterThan(20);
  expect(bounds.filter(({ reason }) => reason === '').map(({ file, name }) => `${file} ${name}`)).toEqual([]);
});

it('docs/architecture.md shows every bound', () => {
  const rows = bounds.map(({ file, name, value, reason }) => `| ${reason.replaceAll('|', '\\|')} | ${Number(value.replaceAll('_', '')).toLocaleString('en')} | \`${name}\` in \`${file.replace('src/', '')}\` |`);
  holdGenerated(path.join(home, 'docs', 'architecture.md'), 'bounds', ['| what | number | where |', '|---|---|---|', ...rows].join('\n'));
});
