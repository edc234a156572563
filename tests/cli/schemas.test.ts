/** The JSON of `explain` and `report` is a contract: what is printed is what `schemas/` says, and nothing that it does not say. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { FACT_KINDS } from '../../src/cli/explain/explain.ts';
import { EXPLANATION_VERSION } from '../../src/cli/explain/explanation.ts';
import { REPORT_VERSION } from '../../src/cli/report/report.ts';
import { PLACES } from '../../src/cli/report/summary.ts';
import { LAYERS } from '../../src/layers/layer.ts';
import { ROOT } from '../setup/workspace.ts';
import { cli, copyOf, makeBackend } from './support.ts';

type Schema = Record<string, unknown>;

function schemaOf(command: string, version: number): Schema {
  return JSON.parse(readFileSync(path.join(ROOT, `schemas/${command}.v${version}.json`), 'utf8')) as Schema;
}

/** The same schema, in which an object has the properties that are named and no other: users may meet new ones, we may not forget any. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in schema && 'required' in schema ? { ...entries, additionalProperties: false } : entries;
}

function validatorOf(schema: unknown): ValidateFunction {
  return new Ajv2020({ strict: true, allErrors: true, formats: { uri: true } }).compile(schema as Schema);
}

const REPORT = schemaOf('report', REPORT_VERSION);
const EXPLAIN = schemaOf('explain', EXPLANATION_VERSION);
const validateReport = validatorOf(closed(REPORT));
const validateExplanation = validatorOf(closed(EXPLAIN));

/** What is wrong with the JSON that a command prints. */
async function faultsOf(validate: ValidateFunction, folder: string, ...args: string[]): Promise<unknown> {
  const { stdout, stderr } = await cli(folder, ...args, '--json');
  expect(stderr).toBe('');
  validate(JSON.parse(stdout));
  return validate.errors ?? [];
}

const ODD = {
  'eslint.config.mjs': 'export default [{ ignores: [\'src/old/**\'] }, { files: [\'**/*.ts\'], settings: { \'backend-layers\': { layers: { service: [\'src/nowhere/**\'] } } } }];\n',
  'src/broken.ts': 'const = 1',
  'src/lib/work.ts': 'import \'./gone.js\';\nimport { client } from \'unheard-of\';\nexport const work = (id: string) => client.findUnique({ id });\n',
  'src/old/users.routes.ts': 'export const list = async (req, res) => { await fetch(\'https://example.com\'); res.json({}); };\n',
  'src/users.routes.ts': 'import { work } from \'./lib/work.js\';\n// eslint-disable-next-line backend-layers/no-external-call-in-router\nexport const list = async (req, res) => { await fetch(\'https://example.com\'); res.json(work(1)); };\n',
};

describe('schemas/report.v1.json', () => {
  it.each(['examples/express-prisma', 'tests/fixtures/guidelines-nestjs', 'tests/fixtures/unlayered-express'])('describes what is said of %s', async (folder) => {
    expect(await faultsOf(validateReport, copyOf(`${folder}/src`), 'report')).toEqual([]);
  });

  it('describes what is said of a project with faults', async () => {
    expect(await faultsOf(validateReport, makeBackend(ODD), 'report')).toEqual([]);
  });

  it('names the layers, and what lies outside', () => {
    expect(REPORT).toMatchObject({ $defs: { layer: { enum: LAYERS }, place: { enum: PLACES } }, properties: { schemaVersion: { const: REPORT_VERSION } } });
  });
});

describe('schemas/explain.v1.json', () => {
  it.each(['routes/orders.routes.ts', 'routes/orders.routes.ts:14', 'services/product.service.ts', 'repositories/product.repository.ts', 'container.ts'])('describes what is said of %s', async (target) => {
    expect(await faultsOf(validateExplanation, copyOf('examples/express-prisma/src'), 'explain', target)).toEqual([]);
  });

  it.each(['src/lib/work.ts', 'src/old/users.routes.ts', 'src/users.routes.ts'])('describes what is said of %s in a project with faults', async (target) => {
    expect(await faultsOf(validateExplanation, makeBackend(ODD), 'explain', target)).toEqual([]);
  });

  it('names the layers and the kinds of facts', () => {
    expect(EXPLAIN).toMatchObject({ $defs: { layer: { enum: LAYERS } }, properties: { schemaVersion: { const: EXPLANATION_VERSION }, facts: { items: { properties: { kind: { enum: expect.any(Array) as unknown } } } } } });
    const kinds = (EXPLAIN as { properties: { facts: { items: { properties: { kind: { enum: string[] } } } } } }).properties.facts.items.properties.kind.enum;
    expect([...kinds].sort()).toEqual([...FACT_KINDS].sort());
  });
});

it('a field that no schema names is a fault', () => {
  expect(validateReport({ schemaVersion: 1, more: true })).toBe(false);
  expect(validateReport.errors?.map(({ keyword }) => keyword)).toContain('additionalProperties');
});
