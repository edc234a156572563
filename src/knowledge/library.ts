/**
 * What we know of a library, as data. A library is a set of *types* (the shapes that its values have) and the
 * *exports* that lead to them; the analyser follows the user's code through them and needs no name lists.
 */

export type LibraryCategory =
  | 'database' | 'framework' | 'validation' | 'http-client' | 'sdk' | 'mail' | 'queue' | 'security' | 'http-errors' | 'container' | 'identity' | 'logging';

/** What a call does. Everything else is free. */
export type Effect =
  /** Executes a query. */
  | 'query'
  /** Starts or extends a query that is executed later in its chain. */
  | 'build'
  /** Takes SQL text. */
  | 'raw-sql'
  /** Opens a transaction; its callback receives a handle. */
  | 'transaction'
  /** Takes a connection or a session of its own, which has to be given back. */
  | 'connection'
  /** Talks to another system over the network. */
  | 'external'
  /** Hashes, signs, encrypts, verifies a secret. */
  | 'security'
  /** Sends a mail, an event, a job. */
  | 'notify'
  /** Writes the HTTP response, its status, headers or cookies. */
  | 'respond'
  /** Validates its input. */
  | 'validate'
  /** A value that differs on every call: time, random number, identifier. */
  | 'fresh';

/** What a function of the library does and gives back. */
export interface Signature {
  readonly effect?: Effect;
  /** Name of the type in `types` that the (awaited) result has; 'this' for a fluent chain. */
  readonly returns?: string;
  /** For an argument that is a function: the types of its parameters, by argument index (or '*' for any function argument). */
  readonly callbacks?: Readonly<Partial<Record<number | '*', readonly (string | null)[]>>>;
  /** Set where a type argument of the call is not what the value carries along (see `Member.fromBinding`): tRPC's `meta<T>()`. */
  readonly binds?: false;
  /** Registers route handlers or middleware. */
  readonly registers?: Registration;
  /** The result is what the client sent: `readBody(event)`. */
  readonly input?: NonNullable<Member['input']>;
  /** Set where the library alone does not settle it (a cache that is also a data store). Default: certain. */
  readonly certainty?: 'likely';
  /** Index of the argument that goes in front of the path of every route: `setGlobalPrefix('api')`. */
  readonly prefixes?: number;
  /** The answer goes out with it: `res.json(user)`, as against `res.status(200)`. Stated where handlers and middleware look alike. */
  readonly ends?: true;
  /** Makes a new client as `new` does, instead of handing out one that exists: `drizzle(pool)`, `mysql.createPool()`, `postgres(url)`. */
  readonly constructs?: true;
}

/** How a call registers functions of the user with the framework. */
export interface Registration {
  /** `router`: the functions answer requests. `dependency`: they run before (middleware, hooks, guards, error handlers). */
  readonly layer: 'router' | 'dependency';
  /** Types of the handler's parameters. */
  readonly params: readonly (string | null)[];
  /** Index of the first argument that is a handler; arrays are searched. Handlers before the last are middleware when `layer` is router. */
  readonly from?: number;
  /** Index after the last argument that can be a handler: `openapi(route, handler, hook)` has a hook behind it. */
  readonly until?: number;
  /** Types of the parameters of handlers that take this many, where the framework tells handlers apart by it: Express's error handlers take four. */
  readonly byArity?: Readonly<Record<number, readonly (string | null)[]>>;
  /** Names of properties of an options object that hold a handler: Fastify's `route({ handler })`. */
  readonly properties?: readonly string[];
  /** The functions stand in objects, so many deep: Connect's `service(definition, { say() {} })` is one, a map of resolvers (`Query`, `user`) two. */
  readonly members?: number;
  /** Folder whose files hold what runs before the handlers, though it is written as a handler is: Nitro's `middleware`. */
  readonly beforeIn?: string;
  /** Index of the argument that holds the route's path, for the base path. */
  readonly path?: number;
}

/** A member (property or method) of a type. */
export interface Member {
  /** The type of the property. */
  readonly type?: string;
  /** What calling it does. */
  readonly call?: Signature;
  /** Reading it gives what the client sent. A `message` has the types of a protocol, which checks them: gRPC, GraphQL. */
  readonly input?: 'body' | 'query' | 'params' | 'headers' | 'session' | 'user' | 'file' | 'message';
  /**
   * The member is a type of the project that the value carries along (first type argument, or the type of a callback's result):
   * the path of names to it. `$0` stands for the first argument of the call, `$name` for the member's own name.
   * Hono: `c.get('db')` is `['Variables', '$0']` of `Hono<{ Variables: ... }>`; tRPC: `ctx` is `[]`.
   */
  readonly fromBinding?: readonly string[];
  /** Reading or writing it touches the response. */
  readonly effect?: Effect;
}

export interface LibraryType {
  /** Another type of the same library whose members it has too. */
  readonly extends?: string;
  /** The path to a type of the project that the value carries along and whose members it has too, see `Member.fromBinding`. */
  readonly extendedBy?: readonly string[];
  /** Calling the value itself: `knex('users')`, `axios(url)`, tagged templates as well. */
  readonly call?: Signature;
  /** Members by name; '*' stands for every name not listed. */
  readonly members?: Readonly<Record<string, Member>>;
  /** The type that `new value()` gives, for values that are classes made by a call: `mongoose.model('User', schema)`. */
  readonly construct?: string;
  /** The type that `await value` gives where it is another one, and the end of the chain: the query `User.findById(id)` gives a document. */
  readonly awaited?: string;
  /** A function of this type receives parameters of these types: `RequestHandler`, `FastifyPluginAsync`. */
  readonly params?: readonly (string | null)[];
  /** Making one, `new ApolloServer({ resolvers })`, registers functions. */
  readonly made?: Registration;
  /** An object of this type holds functions that the framework calls: `const service: ServiceImpl<typeof Eliza> = { say() {} }`. */
  readonly holds?: Registration;
  /** The parameter in front of one of this type is what the client sent: `say(message, context)`. A function that takes it first is no handler. */
  readonly follows?: 'message';
  /** A value of this type is a message that the client sent, see `Member.input`: the arguments of a resolver. */
  readonly sent?: true;
  /** A class that extends or implements the type is code of this layer: `CanActivate`, `BaseHttpController`. */
  readonly layer?: NonNullable<DecoratorMeaning['layer']>;
  /** What a value of this type is, where a rule needs to know. */
  readonly role?: TypeRole;
  /** Type-parameter-bound parts, `Repository<User>`: the type is the ORM's own generic repository. */
  readonly ormRepository?: boolean;
}

export type TypeRole =
  /** A client, connection, manager, session or transaction through which queries run. */
  | 'database-handle'
  /** An application of a framework: its routes begin at the root of the server, unless another one mounts it. */
  | 'application'
  /** A model, entity class or row object with query methods. */
  | 'model'
  /** A query under construction. */
  | 'query'
  | 'request' | 'response' | 'context'
  /** An error of the HTTP framework that carries a status. */
  | 'http-exception'
  /** Status names or numbers: `HttpStatus`, `StatusCodes`. */
  | 'http-status'
  /** A validation schema. */
  | 'schema'
  /** A client of another system. */
  | 'external-client';

/** What a decorator of the library says of the thing it stands on. */
export interface DecoratorMeaning {
  /** The class (or method) is code of this layer. */
  readonly layer?: 'router' | 'dependency' | 'service' | 'repository' | 'schema' | 'entity';
  /** The method answers requests. */
  readonly handler?: boolean;
  /** The parameter receives what the client sent. */
  readonly input?: 'body' | 'query' | 'params' | 'headers' | 'session' | 'user' | 'file' | 'input';
  /** The parameter or property receives a value of this type of the library. */
  readonly injects?: string;
  /** A validation rule of a field. */
  readonly validates?: boolean;
}

export interface Export {
  /** The type of the exported value itself: a function's, a namespace's or a class's static side. */
  readonly value?: string;
  /** The type of its instances: of `new X()`, of a parameter annotated `x: X`, of a class that `extends X`. */
  readonly instance?: string;
  /**
   * Index of the type argument whose type the value carries along, see `Member.fromBinding`: 1 in `RouteHandler<Route, Env>`. Default: 0.
   * `all`: it carries the list of them, and paths begin with the index: `['0']`.
   */
  readonly binding?: number | 'all';
  /** What it does as a decorator. */
  readonly decorator?: DecoratorMeaning;
}

export interface Library {
  /** As its users write it: "Prisma". */
  readonly name: string;
  readonly category: LibraryCategory;
  /** Value of the `framework`, `orm` or `validation` setting that stands for it. */
  readonly setting?: string;
  /** Import specifiers: exact (`pg`), or with a trailing `/*` for every sub-path (`drizzle-orm/*`; does not match the bare name). */
  readonly packages: readonly string[];
  /** Import specifiers of code that the library generates into the project, matched against the resolved or written path's end: `generated/prisma`. */
  readonly generated?: readonly string[];
  /** Types whose names the library derives from the project's models when it generates code, by the end of the name: `UserDelegate`. */
  readonly generatedTypes?: Readonly<Record<string, string>>;
  /** By exported name; `default` and `*` (the namespace; also any name not listed when `anyExport` is set). */
  readonly exports: Readonly<Record<string, Export>>;
  readonly types: Readonly<Record<string, LibraryType>>;
  /** The language of its own in which the project declares the models' columns, and a query chooses among them with `select`. */
  readonly models?: 'prisma-schema';
  /** Types of globals that need no import: `fetch`. */
  readonly globals?: Readonly<Record<string, Export>>;
  /** Properties that its plugins put on other libraries' objects: `fastify.pg`, `ctx.db` is not one. Key: "Library.Type". */
  readonly extendsOther?: Readonly<Record<string, Readonly<Record<string, Member>>>>;
  /** What the framework's own documentation calls a handler's parameters, and their types: `{ req: 'Request' }`. Believed only in files whose place says that they handle requests. */
  readonly handlerParameters?: Readonly<Record<string, string>>;
  /** Page of the library's documentation that the facts were taken from. */
  readonly docs: string;
}
