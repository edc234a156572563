import type { FactKind } from './facts/fact.ts';
import type { Layer } from './layers/layer.ts';

/** One cell of the guidelines' table: a thing that code of some layers must not do, and where it belongs. */
export interface Responsibility {
  /** The rule's id, for ever. */
  readonly rule: string;
  /** The layers in which the rule speaks; empty: everywhere, also in files without a layer. */
  readonly layers: readonly Layer[];
  readonly fact: FactKind;
  /** Where such code belongs; absent where no layer is its home. */
  readonly home?: Layer;
  /** One line for the table of the README and the head of the docs page; starts with Enforce, Require or Disallow. */
  readonly description: string;
  /** Preset that turns it on first. Evidence: docs/accuracy.md. */
  readonly preset: 'recommended' | 'strict' | 'off';
}

/** THE table. A rule is a row of it. Source: guidelines, "Layer Responsibilities" and "Core Patterns". */
export const RESPONSIBILITIES = [
  { rule: 'no-database-in-router', layers: ['router'], fact: 'database', home: 'repository', preset: 'recommended', description: 'Disallow database access in routers, controllers, resolvers and procedures' },
  { rule: 'no-business-logic-in-router', layers: ['router'], fact: 'business', home: 'service', preset: 'recommended', description: 'Disallow business logic in routers, controllers, resolvers and procedures' },
  { rule: 'no-external-call-in-router', layers: ['router'], fact: 'external-call', home: 'service', preset: 'recommended', description: 'Disallow calls to external APIs in routers, controllers, resolvers and procedures' },
  { rule: 'require-request-schema', layers: ['router'], fact: 'unvalidated-input', home: 'schema', preset: 'recommended', description: 'Require a schema for the request body that a handler reads' },
  { rule: 'require-response-schema', layers: ['router'], fact: 'entity-response', home: 'schema', preset: 'strict', description: 'Require a response schema instead of a raw entity or row in the answer of a handler' },
  { rule: 'no-business-logic-in-dependency', layers: ['dependency'], fact: 'business', home: 'service', preset: 'recommended', description: 'Disallow business logic in middleware, guards and providers' },
  { rule: 'no-database-in-service', layers: ['service'], fact: 'database', home: 'repository', preset: 'recommended', description: 'Disallow database access and SQL in services' },
  { rule: 'no-http-in-service', layers: ['service'], fact: 'http', home: 'router', preset: 'recommended', description: 'Disallow HTTP concerns in services' },
  { rule: 'require-domain-error', layers: ['service'], fact: 'ad-hoc-error', preset: 'strict', description: 'Require domain errors instead of ad-hoc errors in services' },
  { rule: 'no-business-logic-in-repository', layers: ['repository'], fact: 'business', home: 'service', preset: 'recommended', description: 'Disallow business rules in repositories' },
  { rule: 'no-http-in-repository', layers: ['repository'], fact: 'http', home: 'router', preset: 'recommended', description: 'Disallow HTTP concerns in repositories' },
  { rule: 'no-external-call-in-repository', layers: ['repository'], fact: 'external-call', home: 'service', preset: 'strict', description: 'Disallow calls to external APIs in repositories' },
  { rule: 'no-logic-in-schema', layers: ['schema'], fact: 'schema-logic', home: 'service', preset: 'recommended', description: 'Disallow logic, I/O and side effects in schemas' },
  { rule: 'no-sensitive-field-in-response', layers: ['schema', 'router'], fact: 'sensitive-field', preset: 'recommended', description: 'Disallow passwords, hashes, secrets and tokens in response schemas' },
  { rule: 'enforce-request-flow', layers: ['router', 'dependency', 'service', 'repository', 'schema', 'entity'], fact: 'flow', preset: 'recommended', description: 'Enforce the request flow between layers: no skipping, no going back' },
  { rule: 'inject-dependencies', layers: ['router', 'service', 'repository'], fact: 'construction', home: 'dependency', preset: 'recommended', description: 'Require services, repositories and database clients to be injected instead of constructed' },
  { rule: 'no-mutable-default', layers: [], fact: 'mutable-default', preset: 'recommended', description: 'Disallow default values that are shared, mutated or frozen at load time' },
  { rule: 'require-base-path', layers: ['router', 'dependency'], fact: 'base-path', preset: 'off', description: 'Require routes to live under the configured base path' },
  { rule: 'no-misplaced-code', layers: ['router', 'dependency', 'service', 'repository', 'schema', 'entity'], fact: 'misplaced', preset: 'strict', description: 'Disallow code of one layer in the folder of another' },
  { rule: 'no-unlayered-file', layers: [], fact: 'unlayered', preset: 'off', description: 'Require every source file to have a layer' },
] as const satisfies readonly Responsibility[];

export type RuleId = (typeof RESPONSIBILITIES)[number]['rule'];
