/** A pipeline that gates pull requests: exit codes, annotations, and a baseline of old debt. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import AjvDraft04 from 'ajv-draft-04';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { resultsOf } from '../setup/reports.ts';
import { CLEAN_SAMPLE, FAT_ROUTER, fatRouter, QUERY_LINE, RULE, SAMPLE } from '../setup/sample.ts';
import { eslint, makeProject, removeFolder, ROOT, run, writeFiles, type Files } from '../setup/workspace.ts';

const folders: string[] = [];
afterAll(() => { folders.forEach(removeFolder); });

function project(files: Files): string {
  const folder = makeProject(inject('consumer'), files);
  folders.push(folder);
  return folder;
}

describe('eslint .', () => {
  it('ends with 1 on a violation', async () => {
    const { code, stdout } = await eslint(project(SAMPLE), '.');
    expect(code).toBe(1);
    expect(stdout).toContain(RULE);
    expect(stdout).toMatch(new RegExp(`^ +${QUERY_LINE}:22 +error +\`prisma\\.user\\.findUnique\``, 'm'));
  });

  it('ends with 0 and prints nothing when all is well', async () => {
    expect(await eslint(project(CLEAN_SAMPLE), '.')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('gives the same findings file by file, in one run and in several processes', async () => {
    const folder = project({ ...SAMPLE, 'src/routes/carts.routes.ts': fatRouter.replaceAll('user', 'cart') });
    const whole = resultsOf(folder, await eslint(folder, '.', '-f', 'json'));
    const single = await Promise.all(['src/routes/carts.routes.ts', FAT_ROUTER].map(async (file) => resultsOf(folder, await eslint(folder, file, '-f', 'json'))));
    const parallel = resultsOf(folder, await eslint(folder, '.', '-f', 'json', '--concurrency', '2'));
    expect(whole).toHaveLength(2);
    expect(single.flat()).toEqual(whole);
    expect(parallel).toEqual(whole);
  });
});

interface Sarif {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string; readonly helpUri: string; readonly shortDescription: { readonly text: string } }[] } };
    readonly results: readonly { readonly ruleId: string; readonly level: string; readonly message: { readonly text: string }; readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string }; readonly region: { readonly startLine: number; readonly startColumn: number } } }[] }[];
  }[];
}

describe('SARIF, for annotations on a pull request', () => {
  const formatter = path.join(ROOT, 'node_modules/@microsoft/eslint-formatter-sarif/sarif.js');
  const schema = JSON.parse(readFileSync(path.join(ROOT, 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8')) as object;
  const validate = new AjvDraft04.default({ strict: false, unicodeRegExp: false, formats: { uri: true, 'uri-reference': true, 'date-time': true } }).compile(schema);

  it('refuses what is no SARIF', () => {
    expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  });

  it('holds the finding, its place, and the rule with its page, and is valid', async () => {
    const { code, stdout } = await eslint(project(SAMPLE), '.', '-f', formatter);
    expect(code).toBe(1);
    const sarif = JSON.parse(stdout) as Sarif;
    expect(validate(sarif), JSON.stringify(validate.errors)).toBe(true);
    const [whole] = sarif.runs;
    expect(whole?.results).toMatchObject([{
      ruleId: RULE, level: 'error',
      message: { text: expect.stringMatching(/^`prisma\.user\.findUnique` queries the database/) as string },
      locations: [{ physicalLocation: { artifactLocation: { uri: expect.stringMatching(new RegExp(`/${FAT_ROUTER}$`)) as string }, region: { startLine: QUERY_LINE, startColumn: 22 } } }],
    }]);
    expect(whole?.tool.driver.rules).toMatchObject([{ id: RULE, helpUri: expect.stringMatching(/no-database-in-router\.md$/) as string, shortDescription: { text: expect.stringMatching(/^Disallow database access/) as string } }]);
  });

  it('needs no formatter: the report writes it, with paths below the repository', async () => {
    const folder = project(SAMPLE);
    const { code, stdout } = await run(process.execPath, [path.join(folder, 'node_modules/eslint-plugin-backend-layers/dist/cli.js'), 'report', '--sarif'], folder);
    expect(code).toBe(1);
    const sarif = JSON.parse(stdout) as Sarif;
    expect(validate(sarif), JSON.stringify(validate.errors)).toBe(true);
    expect(sarif.runs[0]?.results).toMatchObject([{ ruleId: RULE, locations: [{ physicalLocation: { artifactLocation: { uri: FAT_ROUTER }, region: { startLine: QUERY_LINE } } }] }]);
  });
});

describe("ESLint's bulk suppressions, for old debt", () => {
  const NEW_ROUTER = 'src/routes/carts.routes.ts';

  it('baseline what is there, fail on what is new, and are pruned after a cure', async () => {
    const folder = project(SAMPLE);
    expect((await eslint(folder, '.')).code).toBe(1);

    expect((await eslint(folder, '.', '--suppress-all')).code).toBe(0);
    const baseline = () => JSON.parse(readFileSync(path.join(folder, 'eslint-suppressions.json'), 'utf8')) as unknown;
    expect(baseline()).toEqual({ [FAT_ROUTER]: { [RULE]: { count: 1 } } });
    expect((await eslint(folder, '.')).code).toBe(0);

    writeFiles(folder, { [NEW_ROUTER]: fatRouter.replaceAll('user', 'cart') });
    const another = await eslint(folder, '.', '-f', 'json');
    expect(another.code).toBe(1);
    expect(resultsOf(folder, another)).toMatchObject([{ file: NEW_ROUTER, rule: RULE }]);
    writeFileSync(path.join(folder, NEW_ROUTER), 'export {};\n');

    writeFiles(folder, { [FAT_ROUTER]: fatRouter.replace("res.json({", "await prisma.visit.create({ data: {} });\n  res.json({") });
    const more = await eslint(folder, '.', '-f', 'json');
    expect(more.code).toBe(1);
    expect(resultsOf(folder, more)).toMatchObject([{ file: FAT_ROUTER, rule: RULE }, { file: FAT_ROUTER, rule: RULE }]);

    writeFiles(folder, { [FAT_ROUTER]: 'export {};\n' });
    const unpruned = await eslint(folder, '.');
    expect(unpruned.code).toBe(2);
    expect(unpruned.stderr).toContain('--prune-suppressions');
    expect((await eslint(folder, '.', '--prune-suppressions')).code).toBe(0);
    expect(baseline()).toEqual({});
    expect((await eslint(folder, '.')).code).toBe(0);
  });
});
