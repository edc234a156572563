import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/cli/report/report.ts';
import { cli, copyOf, makeBackend } from './support.ts';

const SHOP = {
  'src/db.ts': 'import { PrismaClient } from \'@prisma/client\';\nexport const prisma = new PrismaClient();\n',
  'src/cart.repository.ts': 'import { prisma } from \'./db.js\';\nexport class CartRepository {\n  all() { return prisma.cart.findMany(); }\n}\n',
  'src/cart.service.ts': 'import type { CartRepository } from \'./cart.repository.js\';\nexport class CartService {\n  constructor(private readonly carts: CartRepository) {}\n  async all() {\n    await fetch(\'https://example.com\');\n    return this.carts.all();\n  }\n}\n',
  'src/cart.routes.ts': `import { CartService } from './cart.service.js';
import { CartRepository } from './cart.repository.js';
import { prisma } from './db.js';
export const service = (given: CartService) => given;
export const list = async (req, res) => res.json(await prisma.cart.findMany());
export const repository = (given: CartRepository) => given;
`,
  'src/cart.schema.ts': 'import { prisma } from \'./db.js\';\nexport const check = async (id) => prisma.cart.count({ where: { id } });\n',
  'src/lib/work.ts': 'import { gone } from \'./gone.js\';\nimport logo from \'./logo.svg?react\';\nvoid logo;\nexport function work() { return gone(); }\n',
  'src/broken.ts': 'const = 1;\n',
  'tests/cart.test.ts': 'export const nothing = () => 1;\n',
};

async function reportOf(folder: string, ...args: string[]): Promise<Report> {
  return JSON.parse((await cli(folder, 'report', '--json', ...args)).stdout) as Report;
}

describe('report', () => {
  it('tells what it has seen', async () => {
    const { code, stdout, stderr } = await cli(makeBackend(SHOP), 'report');
    expect(stderr).toBe('');
    expect(code).toBe(1);
    expect(stdout).toBe(`.: 8 files, by the preset \`recommended\`
note No ESLint configuration was found: \`recommended\` is used.

Files per layer
  router          1  2 findings
  dependency      0
  service         1
  repository      1
  schema          1  1 finding
  entity          0
  no layer known  1
  without code    1
  outside layers  1
  not parsed      1

What the layer on the left uses: imports and calls of layers, queries, external calls
              router   service   repository   schema   database   external
  router           ·         1            1✗       ·          1✗          ✗
  service           ✗        ·           (1)       ·           ✗         1
  repository        ✗         ✗           ·        ·          1          ·
  schema            ✗         ✗            ✗       ·          1✗          ✗
  ✗ forbidden; (in brackets) imports of types where there is nothing else

Findings per rule and layer
  1  no-database-in-router  router 1
  1  no-logic-in-schema     schema 1
  1  enforce-request-flow   router 1

Worst files
  2  src/cart.routes.ts  router
  1  src/cart.schema.ts  schema

Files of which nobody knows the layer: 1
  src/lib/work.ts

Files that cannot be parsed: 1
  src/broken.ts:1  Parsing error: Variable declaration expected.

Imports that lead to no file: 1
  src/lib/work.ts:1  ./gone.js

3 findings (3 errors, 0 warnings) in 2 files. 1 file cannot be parsed.
`);
  });

  it('gives each finding its layer, and what is used and must not be', async () => {
    const { findings, uses } = await reportOf(makeBackend(SHOP));
    expect(findings.map(({ file, line, rule, layer, to }) => [file, line, rule, layer, to])).toEqual([
      ['src/cart.routes.ts', 2, 'enforce-request-flow', 'router', 'repository'],
      ['src/cart.routes.ts', 5, 'no-database-in-router', 'router', 'database'],
      ['src/cart.schema.ts', 2, 'no-logic-in-schema', 'schema', 'database'],
    ]);
    expect(uses).toEqual(expect.arrayContaining([
      { from: 'router', to: 'database', count: 1, typeOnly: 0, forbidden: true, findings: 1 },
      { from: 'service', to: 'repository', count: 0, typeOnly: 1, forbidden: false, findings: 0 },
      { from: 'repository', to: 'database', count: 1, typeOnly: 0, forbidden: false, findings: 0 },
    ]));
  });

  it('counts what comments silence, and what the configuration turns off is not forbidden', async () => {
    const folder = makeBackend({
      ...SHOP, 'src/broken.ts': '', 'src/cart.schema.ts': '',
      'src/cart.routes.ts': `// eslint-disable-next-line backend-layers/enforce-request-flow\n${SHOP['src/cart.routes.ts'].slice(SHOP['src/cart.routes.ts'].indexOf('\n') + 1)}`,
      'eslint.config.mjs': `export default [{ files: ['**/*.ts'], settings: { 'backend-layers': { ignore: ['legacy/**'] } } }];\n`,
    });
    const { totals, unmatchedGlobs } = await reportOf(folder);
    expect(totals).toEqual({ errors: 1, warnings: 0, silenced: 1 });
    expect(unmatchedGlobs).toEqual([{ setting: 'ignore', glob: 'legacy/**' }]);
    const { code, stdout } = await cli(folder, 'report');
    expect(code).toBe(1);
    expect(stdout).toContain('Globs of the settings that match no file: 1\n  ignore: legacy/**\n');
    expect(stdout).toContain('1 finding is silenced by comments or the baseline.');
  });

  it('ends with 0 when there is nothing to say', async () => {
    const { code, stdout } = await cli(makeBackend({ 'src/db.ts': SHOP['src/db.ts'], 'src/cart.repository.ts': SHOP['src/cart.repository.ts'] }), 'report');
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nNo findings\.\n$/);
  });

  it('draws the layers for Mermaid', async () => {
    const { stdout } = await cli(makeBackend(SHOP), 'report', '--mermaid');
    expect(stdout.split('\n')).toEqual([
      'flowchart TD',
      '  router["router<br/>1 file"]', '  service["service<br/>1 file"]', '  repository["repository<br/>1 file"]', '  schema["schema<br/>1 file"]',
      '  database[("database")]', '  external(["external APIs"])',
      '  router -->|1| service', '  service -.->|1| repository', '  service -->|1| external', '  repository -->|1| database',
      '  router -->|1| repository', '  router -->|1| database', '  schema -->|1| database',
      '  linkStyle 4,5,6 stroke:#d1242f,color:#d1242f,stroke-width:2px', '',
    ]);
  });

  it('gives SARIF with the place of each finding', async () => {
    const folder = makeBackend({ ...SHOP, 'src/a b.routes.ts': 'import { CartRepository } from \'./cart.repository.js\';\nexport const list = () => new CartRepository();\n' });
    const { runs: [run] } = JSON.parse((await cli(folder, 'report', '--sarif')).stdout) as { runs: { results: { ruleId: string; level: string; locations: unknown[] }[]; invocations: unknown[] }[] };
    expect(run?.results.map(({ ruleId, locations }) => [ruleId, (/"uri":"(?<uri>[^"]+)"/.exec(JSON.stringify(locations)))?.groups?.['uri']])).toContainEqual(['backend-layers/enforce-request-flow', 'src/a%20b.routes.ts']);
    expect(run?.invocations).toMatchObject([{ executionSuccessful: false }]);
  });

  it('looks at a folder, whose paths stay those of the project', async () => {
    const { directory, files, worstFiles } = await reportOf(copyOf('examples/express-prisma/src'), 'routes');
    expect(directory).toBe('routes');
    expect(files.linted).toBeGreaterThan(1);
    expect(worstFiles[0]?.file).toBe('routes/orders.routes.ts');
  });

  it('writes a page, and says where', async () => {
    const folder = makeBackend({ ...SHOP, 'mine.html': '<p>mine</p>' });
    const { code, stdout, stderr } = await cli(folder, 'report', '--html', 'out/layers.html');
    expect(code).toBe(1);
    expect(stdout).toContain('3 findings');
    expect(stderr).toBe('The page is out/layers.html.\n');
    expect(readFileSync(path.join(folder, 'out/layers.html'), 'utf8')).toMatch(/<\/html>\n$/);
    const refused = await cli(folder, 'report', '--html', 'mine.html');
    expect(refused).toEqual({ code: 2, stdout: '', stderr: 'error: `mine.html` is there already and is no page of `backend-layers report`. Name another file, or overwrite it with --force.\n' });
    expect(readFileSync(path.join(folder, 'mine.html'), 'utf8')).toBe('<p>mine</p>');
  });

  it.each([
    [['report', 'nowhere'], 'error: There is no folder `nowhere`.'],
    [['report', 'package.json'], 'error: `package.json` is a file; `backend-layers explain package.json` tells about one file.'],
    [['report', 'docs'], 'error: There are no JavaScript or TypeScript files in `docs`.'],
    [['report', '--json', '--sarif'], 'error: option \'--json\' cannot be used with option \'--sarif\''],
    [['report', 'src', 'more'], 'error: too many arguments for \'report\''],
    [['report', '--html'], 'error: option \'--html <file>\' argument missing'],
    [['report', '--html', 'src'], 'error: `src` is a folder; name a file in it.'],
  ])('%j is wrong use', async (args, message) => {
    const { code, stdout, stderr } = await cli(makeBackend({ 'src/a.ts': '', 'docs/a.md': '' }), ...args);
    expect(stderr).toContain(message);
    expect(stdout).toBe('');
    expect(code).toBe(2);
  });

  it('names a configuration that cannot be loaded, and one that ignores all', async () => {
    const broken = await cli(makeBackend({ 'a.ts': '', 'eslint.config.mjs': 'export default [' }), 'report');
    expect(broken.code).toBe(2);
    expect(broken.stderr).toMatch(/^error: eslint\.config\.mjs cannot be loaded: /);
    const empty = await cli(makeBackend({ 'src/a.ts': '', 'eslint.config.mjs': 'export default [{ ignores: [\'**\'] }];' }), 'report');
    expect(empty).toEqual({ code: 2, stdout: '', stderr: 'error: The ESLint configuration ignores all files in `.`.\n' });
  });
});
