/**
 * The names that say a layer, as data: what the authors of 106 backends call their files, without what lies too often.
 * All names are written in kebab case; `useCases`, `use_cases` and `UseCases` are `use-cases`.
 */
import type { Layer } from './layer.ts';

/** Where a name must stand to mean what its row says. Lists hold folder names; all conditions must hold. */
export interface NameCondition {
  /** The name says this only below one of these folders, at any depth. */
  readonly under?: readonly string[];
  /** The name says this only directly in one of these folders. */
  readonly parent?: readonly string[];
  /** The name never says this below one of these folders. */
  readonly notUnder?: readonly string[];
  /** The name never says this directly in one of these folders. */
  readonly notParent?: readonly string[];
  /** The name says this only in files with this extension. */
  readonly extension?: string;
  /** Frontends use the name too, for something else: it says nothing in a package that looks like one. */
  readonly backendOnly?: true;
  /** The name also speaks in `.tsx` and `.jsx` files, which are user interface as a rule. */
  readonly jsx?: true;
  /** Everything below the folder is of the layer, whatever the folders and files below are called. */
  readonly holdsAll?: true;
}

/** Names that say one layer. Of several rows with the same name, the first whose conditions hold decides. */
export interface NameRow extends NameCondition {
  /** `none`: the name says that the file has no layer, whatever stands above it. */
  readonly layer: Layer | 'none';
  /** Folders. A name whose conditions fail is looked through, as any other folder is. */
  readonly folders?: string;
  /** Last words of a file's name, in every style: `user.service.ts`, `user-service.ts`, `user_service.ts`, `UserService.ts`. */
  readonly suffixes?: string;
  /** Last words that are clear only after a dot: `user.module.ts`, but not `load-module.ts`. */
  readonly dotted?: string;
  /** Whole names of files: `routes.ts`. */
  readonly files?: string;
  /** Whole names of files that only speak when no folder does: `container.ts` is an entity in `entities/`. */
  readonly weakFiles?: string;
}

const DATABASE = [
  'db', 'database', 'databases', 'persistence', 'drizzle', 'prisma', 'knex', 'kysely', 'sequelize', 'mongoose', 'mongo', 'mongodb',
  'typeorm', 'mikro-orm', 'supabase', 'postgres', 'sql', 'orm', 'rdb',
];
const BACKEND = [...DATABASE, 'server', 'backend', 'api', 'infra', 'infrastructure', 'data', 'datastore'];
const HTTP = ['api', 'http', 'rest', 'controllers', 'controller', 'routes', 'routers', 'router', 'endpoints'];
const FEATURES = [...HTTP, 'modules', 'module', 'features', 'feature', 'domains', 'server'];
const HELP = ['utils', 'util', 'helpers', 'helper'];
const HELPERS = [...HELP, 'lib', 'libs', 'common', 'shared', 'constants', 'config'];
const TRANSFER = ['dto', 'dtos', 'controllers', 'controller', 'http', 'schemas'];
const WORDS = ['errors', 'error', 'exceptions', 'exception', 'types', 'constants', 'consts', 'locales'];

/** THE names. Ambiguous ones have conditions, or stand here not at all (`domain`, `core`, `lib`, `features`, `actions`, `api`). */
export const NAMES: readonly NameRow[] = [
  // Router
  { layer: 'router', folders: 'controllers controller endpoints endpoint resolvers', suffixes: 'controller controllers graphql-resolver', files: 'controller controllers resolvers resolver', jsx: true },
  // Among services and models, an endpoint is what they are about.
  { layer: 'router', suffixes: 'endpoint endpoints', files: 'endpoint endpoints', notUnder: ['services', 'models', 'entities', ...WORDS], jsx: true },
  { layer: 'router', folders: 'routers routes router route router-trpc trpc-router trpc-routers', backendOnly: true },
  { layer: 'router', dotted: 'router routers route routes' },
  { layer: 'router', files: 'route', notUnder: HELP, jsx: true },
  { layer: 'router', suffixes: 'router routers route routes', files: 'router routers routes', notUnder: [...HELP, ...WORDS, 'middleware', 'middlewares'] },
  { layer: 'router', dotted: 'resolver resolvers procedure procedures' },
  { layer: 'router', suffixes: 'resolver resolvers', under: ['graphql', 'resolvers'] },
  { layer: 'router', folders: 'handlers handler', parent: HTTP, notUnder: WORDS },
  { layer: 'router', folders: 'api', parent: ['pages'], holdsAll: true, jsx: true },
  { layer: 'router', dotted: 'get post put patch delete head options', under: ['api', 'routes'] },
  { layer: 'router', files: 'views', folders: 'views', extension: 'py' },

  // Command handlers are services; the read side of CQRS queries by design, and event handlers are entry points.
  { layer: 'service', suffixes: 'command-handler' },
  { layer: 'service', dotted: 'handler', under: ['commands', 'command'] },
  { layer: 'none', suffixes: 'query-handler event-handler', dotted: 'query command event' },
  { layer: 'none', dotted: 'handler', under: ['queries', 'events', 'event-handlers'], notUnder: HTTP },
  { layer: 'router', dotted: 'handler handlers', parent: HTTP },

  // Service. NestJS calls the database connection `prisma.service.ts` and others the `unit-of-work.service.ts`, which repositories use.
  { layer: 'none', suffixes: 'prisma-service database-service db-service drizzle-service kysely-service knex-service typeorm-service mongoose-service mongo-service orm-service work-service query-service' },
  { layer: 'dependency', suffixes: 'interceptor-service guard-service middleware-service' },
  { layer: 'service', dotted: 'service use-case usecase', jsx: true },
  { layer: 'service', folders: 'services service use-cases use-case usecases usecase managers', suffixes: 'service services use-case use-cases usecase usecases' },
  { layer: 'service', files: 'service services use-case use-cases usecase usecases', notUnder: HELP },
  { layer: 'service', dotted: 'manager', under: FEATURES },

  // Repository
  { layer: 'repository', folders: 'repositories repository repos repo', dotted: 'repository repositories repo' },
  { layer: 'repository', suffixes: 'repository repositories', files: 'repository repositories repo', notUnder: ['graphql'] },
  { layer: 'repository', suffixes: 'repo', notParent: ['services', 'service', 'controllers', 'routes', 'routers'] },
  { layer: 'repository', folders: 'dao daos dal persistence datastore', suffixes: 'dao dal', files: 'dao dal' },
  { layer: 'repository', folders: 'data-access', notUnder: ['libs'] },
  { layer: 'repository', folders: 'queries', dotted: 'queries', files: 'queries', under: [...BACKEND, 'core', 'models'], notParent: ['api', 'hooks'], notUnder: ['application', 'graphql', ...WORDS], backendOnly: true },
  { layer: 'repository', dotted: 'queries', under: ['modules', 'models'], backendOnly: true },
  { layer: 'repository', folders: 'stores', parent: [...DATABASE, 'server', 'infra', 'infrastructure', 'data'], backendOnly: true },
  { layer: 'repository', suffixes: 'store', under: DATABASE, backendOnly: true },
  { layer: 'repository', folders: 'crud', files: 'crud', extension: 'py' },
  { layer: 'none', folders: 'queries' },

  // Entity, before the schemas: tables of Drizzle and schemas of Mongoose stand under the database.
  { layer: 'entity', folders: 'entities entity', dotted: 'entity entities orm-entity', files: 'entity entities' },
  { layer: 'entity', suffixes: 'entity', notUnder: [...HELP, ...WORDS] },
  { layer: 'schema', suffixes: 'validation-schema validation-schemas' },
  { layer: 'entity', folders: 'schema schemas models model tables table', suffixes: 'schema schemas model table', files: 'schema schemas models model tables', under: DATABASE, notUnder: [...HELP, 'validations', 'dto', 'dtos'] },
  { layer: 'entity', dotted: 'schema', under: ['entities', 'entity', 'models', 'model'] },
  { layer: 'entity', suffixes: 'model', under: ['models', 'model'], notUnder: ['graphql'] },
  { layer: 'entity', files: 'models', folders: 'models', extension: 'py' },
  { layer: 'none', folders: 'models model', dotted: 'model' },

  // Schema
  { layer: 'schema', folders: 'dto dtos', suffixes: 'dto dtos', files: 'dto dtos' },
  { layer: 'schema', folders: 'validations validation', notUnder: HELP },
  { layer: 'schema', folders: 'validators', notUnder: HELPERS },
  { layer: 'schema', folders: 'requests request responses response', under: TRANSFER },
  { layer: 'schema', folders: 'schema schemas', suffixes: 'schema schemas', files: 'schemas', notUnder: ['config', 'env', 'graphql'] },
  { layer: 'schema', files: 'schema validator validators validation validations', under: FEATURES, notUnder: ['graphql', ...HELPERS] },
  // Constraints of class-validator look things up; they are no shape of a request.
  { layer: 'none', suffixes: 'unique-validator exists-validator exist-validator same-as-validator match-validator' },
  { layer: 'schema', dotted: 'validation validations validator validators', notUnder: ['utils', 'helpers'] },
  { layer: 'schema', dotted: 'input args request response', under: ['input', 'inputs', 'args', ...TRANSFER] },

  // Dependency
  { layer: 'dependency', folders: 'middleware middlewares guards interceptors dependencies di ioc', notUnder: ['utils', 'helpers', 'constants'] },
  { layer: 'dependency', suffixes: 'middleware middlewares guard' },
  { layer: 'dependency', files: 'middleware middlewares', notParent: WORDS, notUnder: HELP },
  { layer: 'dependency', files: 'middleware middlewares', parent: HELP },
  { layer: 'dependency', suffixes: 'exception-filter exceptions-filter', files: 'error-handler exception-handler' },
  { layer: 'dependency', suffixes: 'error-handler exception-handler', under: ['middleware', 'middlewares', 'http', 'server', 'loaders', 'plugins', 'express'], notUnder: [...HELP, ...WORDS] },
  { layer: 'dependency', dotted: 'module filter pipe interceptor interceptors providers container' },
  { layer: 'dependency', dotted: 'plugin', notUnder: ['models'], backendOnly: true },
  { layer: 'dependency', dotted: 'strategy', under: ['auth', 'authentication', 'authorization', 'security', 'passport', 'guards', 'iam'] },
  { layer: 'none', suffixes: 'manager', under: ['plugins'] },
  { layer: 'dependency', folders: 'plugins loaders', parent: ['', 'src', 'app', 'server', 'http'], backendOnly: true },
  { layer: 'dependency', folders: 'providers', parent: ['', 'di', 'ioc', 'container'] },
  { layer: 'dependency', suffixes: 'container-setup ioc-container', files: 'inversify-config di-container ioc-container container-setup' },
  { layer: 'dependency', weakFiles: 'container bootstrap dependencies di ioc', notUnder: ['utils', ...WORDS] },
  { layer: 'dependency', weakFiles: 'context', parent: ['server', 'trpc', 'graphql'] },
  { layer: 'dependency', weakFiles: 'trpc', under: ['api', 'server'] },
  { layer: 'dependency', files: 'deps dependencies', extension: 'py' },

  // Words and frontends: neither the file nor anything below has a layer because of a folder further up.
  { layer: 'none', folders: 'types typings interfaces constants consts enums errors exceptions locales i18n' },
  { layer: 'none', folders: 'components hooks ui' },
];

/** Names of files that only hold words: types, constants, errors. They belong to whoever uses them, so they have no layer. */
export const VOCABULARY = {
  /** `user.types.ts` */
  dotted: new Set('types type interface interfaces constant constants enum enums error errors exception exceptions token tokens di-tokens port ports'.split(' ')),
  /** `CreateUserErrors.ts`, `not-found-error.ts` */
  suffixes: new Set('error errors exception exceptions constants enums'.split(' ')),
  /** `types.ts` */
  files: new Set('types type interfaces constants constant enums errors exceptions tokens'.split(' ')),
} as const satisfies Readonly<Record<string, ReadonlySet<string>>>;

/**
 * Files that belong to a resource of that name when they stand directly in a folder of a layer:
 * `routes/services.ts` routes the services of a salon.
 */
export const RESOURCE_NAMES: ReadonlySet<string> = new Set('service services store repository repositories repo model models entity table'.split(' '));

/** First words of a file that does something to a thing: `create-service.ts` creates a service, it is none. */
export const VERBS: ReadonlySet<string> = new Set(
  'create generate define configure get delete update remove find fetch make with clone add load init setup register mount is has resolve on handle throw catch'.split(' '),
);

/** Words after which a layer's name is part of a phrase: `terms-of-service.ts`. */
export const PREPOSITIONS: ReadonlySet<string> = new Set('of as for to from by'.split(' '));

/** Packages and applications that are frontends, as `apps/<name>` or `<name>/src`. They may still have a `server/` folder. */
export const FRONTEND_PACKAGES: ReadonlySet<string> = new Set(
  'web webapp dashboard console mobile website site docs www ui client storefront landing desktop native admin-ui admin-frontend admin-dashboard spa experience'.split(' '),
);

/** Last words of folders that say the same as the whole name: `globalMiddlewares/`. */
export const FOLDER_ENDINGS: ReadonlySet<string> = new Set(['routers', 'routes', 'middlewares']);

/** Folders without a layer, together with everything below them. */
export const OUTSIDE_FOLDERS: ReadonlySet<string> = new Set([
  ...'test tests spec specs e2e testing test-utils test-util test-helpers cypress playwright benchmarks bench'.split(' '),
  ...'mocks mock fixtures fixture fakes fake stubs'.split(' '),
  ...'migrations migration migrate alterations alembic seeds seed seeders seeder seeding'.split(' '),
  ...'generated gen node-modules dist coverage'.split(' '),
  ...'scripts script bin cli stories frontend front-end'.split(' '),
]);

/** Folders without a layer at the top of the project only: further down they are features. */
export const OUTSIDE_ROOTS: ReadonlySet<string> = new Set('public static docs www website commands'.split(' '));

/** Folders whose folders are features: `modules/services/` holds what a salon sells. */
export const FEATURE_PARENTS: ReadonlySet<string> = new Set(['modules', 'features', 'feature', 'domains']);

/** Packages and folders that hold types: only a dotted suffix says a layer below them. */
export const TYPE_FOLDERS: ReadonlySet<string> = new Set(['types', 'typings']);

/** Last words of folders that make the folder one of the above: `integration-tests`, `auto-migrations`. */
export const OUTSIDE_FOLDER_ENDINGS: ReadonlySet<string> = new Set('tests test migrations seeds seeders mocks fixtures frontend'.split(' '));

/** Words between the dots of a file name that take it out of every layer, wherever they stand: `user.service.spec.ts`. */
export const OUTSIDE_PARTS: ReadonlySet<string> = new Set([
  ...'test tests spec specs e2e e2e-spec e2e-test int-spec it servertest clienttest unittest inttest apitest intg'.split(' '),
  ...'mock mocks fixture fixtures fake fakes stub stubs stories story'.split(' '),
]);

/** Words that take a file out of every layer as the last one after a dot: `x.d.ts`, but not `app.config.module.ts`. */
export const OUTSIDE_ENDINGS: ReadonlySet<string> = new Set([
  ...'d config setup bench script migration seed seeder seeds generated gen pb'.split(' '),
  ...'job jobs worker workers cron queue'.split(' '),
]);

/** First words of a file that stands in for another: `fake-user-store.ts`. */
export const STAND_INS: ReadonlySet<string> = new Set(['fake', 'mock', 'stub']);

/** Folders of code that starts by itself, not through a request. Has no layer unless a name inside says one: `jobs/jobs.controller.ts`. */
export const ENTRY_POINT_FOLDERS: ReadonlySet<string> = new Set('jobs workers worker queues queue cron crons cron-jobs'.split(' '));

/** Whole names of files that may hold such code. `queue.ts` is not one: it hands out what puts something into a queue. */
export const ENTRY_POINT_FILES: ReadonlySet<string> = new Set('job jobs worker workers cron'.split(' '));

/** The words that people use for the layers, for settings. */
export const LAYER_ALIASES = {
  route: 'router', routes: 'router', routers: 'router', controller: 'router', controllers: 'router', handler: 'router', handlers: 'router',
  endpoint: 'router', endpoints: 'router', resolver: 'router', resolvers: 'router', procedure: 'router', procedures: 'router',
  dependencies: 'dependency', middleware: 'dependency', middlewares: 'dependency', guard: 'dependency', guards: 'dependency',
  provider: 'dependency', providers: 'dependency', container: 'dependency', plugin: 'dependency', plugins: 'dependency',
  interceptor: 'dependency', interceptors: 'dependency', loader: 'dependency', loaders: 'dependency', di: 'dependency',
  services: 'service', usecase: 'service', usecases: 'service', 'use-case': 'service', 'use-cases': 'service', manager: 'service',
  managers: 'service', command: 'service', commands: 'service', application: 'service',
  repositories: 'repository', repo: 'repository', repos: 'repository', dao: 'repository', daos: 'repository', dal: 'repository',
  store: 'repository', stores: 'repository', queries: 'repository', persistence: 'repository', 'data-access': 'repository',
  schemas: 'schema', dto: 'schema', dtos: 'schema', validator: 'schema', validators: 'schema', validation: 'schema', validations: 'schema',
  entities: 'entity', model: 'entity', models: 'entity', table: 'entity', tables: 'entity',
} as const satisfies Readonly<Record<string, Layer>>;

/** A word for a layer that is not its name. */
export type LayerAlias = keyof typeof LAYER_ALIASES;
