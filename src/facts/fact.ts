import type { Layer, LayerEvidence } from '../layers/layer.ts';

/** `certain` is reported by `recommended`, `likely` by `strict` as well; what is unknown is no fact. */
export type Certainty = 'certain' | 'likely';

/** A place in the linted file: zero-based offsets, one-based lines, zero-based columns (ESLint's own convention). */
export interface Place {
  readonly range: readonly [start: number, end: number];
  readonly loc: {
    readonly start: { readonly line: number; readonly column: number };
    readonly end: { readonly line: number; readonly column: number };
  };
}

/** A safe, local rewrite that a rule may offer as a suggestion. */
export interface Rewrite {
  /** What the user sees in the editor's menu. */
  readonly title: string;
  readonly edits: readonly { readonly range: readonly [start: number, end: number]; readonly text: string }[];
}

/** One hop of the path from a reported call to what it finally does, in another function or file. */
export interface Hop {
  /** The user's own code, `loadUser` or `prisma.user.findUnique`. */
  readonly code: string;
  /** Path relative to the working directory, with forward slashes; absent in the linted file. */
  readonly file?: string;
  readonly line: number;
}

interface FactBase {
  /** The narrowest place that names what is done. */
  readonly place: Place;
  /** The user's own code at that place, shortened to one line. */
  readonly code: string;
  readonly certainty: Certainty;
  /** The function (handler, method, ...) that answers for it; absent at module level. */
  readonly unit?: Unit;
  /** The layer of the code in which it stands. */
  readonly within?: LayerEvidence;
  /** Where it comes from, for `explain`: "`PrismaClient` of `@prisma/client`". */
  readonly origin?: string;
  /** Set when a helper outside every layer does it; ends at the deed itself. */
  readonly path?: readonly Hop[];
  readonly rewrites?: readonly Rewrite[];
}

/** A function that does work: a handler, a method, a named function. Callbacks belong to the unit that contains them. */
export interface Unit {
  readonly name: string;
  readonly place: Place;
  readonly layer?: LayerEvidence;
  /** True for a route handler, resolver or procedure. */
  readonly isHandler: boolean;
}

/** A query is executed or built, raw SQL is passed on, a transaction is opened, a connection is taken, a handle is received. */
export interface DatabaseFact extends FactBase {
  readonly kind: 'database';
  readonly access: 'query' | 'query-builder' | 'raw-sql' | 'transaction' | 'connection' | 'handle';
  /** Display name of the library: "Prisma". */
  readonly library: string;
  /** True when the receiver is the ORM's own generic repository (`Repository<User>` of TypeORM, `EntityRepository<User>` of MikroORM). */
  readonly ormRepository: boolean;
}

/** The kinds of business logic that the guidelines keep out of routers, repositories and dependencies. */
export const BUSINESS_KINDS = ['decision', 'calculation', 'iteration', 'orchestration', 'security', 'notification', 'entity-change'] as const;
export type BusinessKind = (typeof BUSINESS_KINDS)[number];

export interface BusinessFact extends FactBase {
  readonly kind: 'business';
  readonly logic: BusinessKind;
}

/** A call to another system: HTTP client, vendor SDK, mail. */
export interface ExternalCallFact extends FactBase {
  readonly kind: 'external-call';
  readonly library: string;
}

/** Request, response, context, status, header, cookie, framework exception. */
export interface HttpFact extends FactBase {
  readonly kind: 'http';
  readonly concern: 'request' | 'response' | 'context' | 'status' | 'exception';
  readonly library: string;
}

/** Another layer's class or a database client is constructed. */
export interface ConstructionFact extends FactBase {
  readonly kind: 'construction';
  readonly constructs: Layer | 'database-client';
}

/** Code of one layer uses code of another: by importing it in any form, or by calling it. */
export interface FlowFact extends FactBase {
  readonly kind: 'flow';
  readonly via: 'import' | 'call';
  /** True when only types are imported, which leaves nothing at run time. */
  readonly typeOnly: boolean;
  /** True when the file only puts together what it imports: it makes it and hands it on, or it is the document of an API. */
  readonly wiring: boolean;
  /** The file that really declares what is used, barrels followed; relative to the working directory. */
  readonly target: string;
  readonly targetLayer: LayerEvidence;
}

/** A request body (or mutation input) is read and nothing validates it. */
export interface UnvalidatedInputFact extends FactBase {
  readonly kind: 'unvalidated-input';
  readonly input: 'body' | 'query' | 'params' | 'input';
}

/** A handler answers with an entity or a raw row, or with a secret field. */
export interface EntityResponseFact extends FactBase {
  readonly kind: 'entity-response';
  readonly entity: string;
  readonly field?: string;
}

/** A default value that is shared, mutated or frozen at load time. */
export interface MutableDefaultFact extends FactBase {
  readonly kind: 'mutable-default';
  readonly fault: 'shared-reference' | 'mutated-literal' | 'frozen' | 'shared-instance';
  /** The parameter, property or column that has the default. */
  readonly name: string;
}

/** `throw new Error('...')` (or a thrown literal) where a domain error belongs. */
export interface AdHocErrorFact extends FactBase {
  readonly kind: 'ad-hoc-error';
}

/** A schema does I/O, has side effects or calls another layer. */
export interface SchemaLogicFact extends FactBase {
  readonly kind: 'schema-logic';
  readonly deed: 'database' | 'external-call' | 'layer-call' | 'side-effect' | 'logic';
}

/** A password, hash, secret or token in a response schema. */
export interface SensitiveFieldFact extends FactBase {
  readonly kind: 'sensitive-field';
  readonly field: string;
  readonly schema: string;
}

/** A route is registered outside the configured base path. */
export interface BasePathFact extends FactBase {
  readonly kind: 'base-path';
  readonly route: string;
  /** True for what goes in front of all routes of the application: `app.setGlobalPrefix('rest')`. */
  readonly isPrefix: boolean;
}

/** Code stands in a folder or file of another layer. */
export interface MisplacedFact extends FactBase {
  readonly kind: 'misplaced';
  readonly is: LayerEvidence;
  readonly standsIn: LayerEvidence;
}

/** A source file of the project without a layer. */
export interface UnlayeredFact extends FactBase {
  readonly kind: 'unlayered';
}

export type Fact =
  | DatabaseFact | BusinessFact | ExternalCallFact | HttpFact | ConstructionFact | FlowFact
  | UnvalidatedInputFact | EntityResponseFact | MutableDefaultFact | AdHocErrorFact | SchemaLogicFact
  | SensitiveFieldFact | BasePathFact | MisplacedFact | UnlayeredFact;
export type FactKind = Fact['kind'];
export type FactOf<K extends FactKind> = Extract<Fact, { kind: K }>;

/** `judged`: in the layers in which a rule speaks. `everywhere`: queries and external calls of all code, right ones too. */
export type Reach = 'judged' | 'everywhere';

/** A call by a name that has an effect in some library, of which nobody knows whether it is that library's. */
export interface OpenCall {
  readonly place: Place;
  readonly code: string;
  readonly unit?: Unit;
  readonly within?: LayerEvidence;
  /** Where the code stops saying what the receiver is. */
  readonly why: string;
}

/** Everything known of one linted file. Facts of a kind are computed on first ask and kept. */
export interface FileFacts {
  /** The layer of the file as a whole; single functions and classes may differ. */
  readonly layer: LayerEvidence | undefined;
  readonly units: readonly Unit[];
  /**
   * The facts of a kind.
   *
   * @param certainty how certain they are at least (default: `certain`); the likely ones cost more to find
   * @param reach where they are looked for (default: `judged`)
   */
  of<K extends FactKind>(kind: K, certainty?: Certainty, reach?: Reach): readonly FactOf<K>[];
  /** The way from the code of a fact back to where it comes from, as far as the code shows it. */
  provenanceOf(fact: Fact): readonly Hop[];
  /** Calls that would be facts if the code said what their receivers are. */
  openCalls(): readonly OpenCall[];
}
