/** What the packages of the fixtures declare, as far as their receivers go: enough for the type checker to know a pool from an array. */
export const DECLARATIONS: Readonly<Record<string, string>> = {
  '@types/pg/index.d.ts': `
    export interface QueryResult<R> { rows: R[]; rowCount: number | null }
    export class Pool { constructor(config?: object); query<R = any>(text: string, values?: unknown[]): Promise<QueryResult<R>>; connect(): Promise<PoolClient>; end(): Promise<void> }
    export class Client { constructor(config?: object); query<R = any>(text: string, values?: unknown[]): Promise<QueryResult<R>>; connect(): Promise<void>; end(): Promise<void> }
    export interface PoolClient { query<R = any>(text: string, values?: unknown[]): Promise<QueryResult<R>>; release(): void }
    declare const pg: { Pool: typeof Pool; Client: typeof Client };
    export default pg;`,
  // Prisma generates the types next to the package and passes them on.
  '.prisma/client/index.d.ts': `
    export interface UserDelegate { findMany(query?: object): Promise<any[]>; findUnique(query: object): Promise<any>; create(query: object): Promise<any>; update(query: object): Promise<any> }
    export class PrismaClient { constructor(options?: object); [model: string]: any; readonly user: UserDelegate; $transaction<T>(work: (tx: PrismaClient) => Promise<T>): Promise<T>; $queryRaw(query: TemplateStringsArray, ...values: unknown[]): Promise<any> }
    export namespace Prisma { type TransactionClient = PrismaClient }`,
  '@prisma/client/index.d.ts': `export * from '../../.prisma/client';`,
  'typeorm/index.d.ts': `
    export class Repository<T> { find(options?: object): Promise<T[]>; findOne(options: object): Promise<T | null>; findOneBy(where: object): Promise<T | null>; save(entity: any): Promise<T>; remove(entity: any): Promise<T>; createQueryBuilder(alias?: string): SelectQueryBuilder<T> }
    export interface SelectQueryBuilder<T> { where(text: string, values?: object): this; getMany(): Promise<T[]>; getOne(): Promise<T | null> }
    export class EntityManager { find<T>(entity: new () => T, options?: object): Promise<T[]>; save<T>(entity: T): Promise<T>; getRepository<T>(entity: new () => T): Repository<T>; query(sql: string, values?: unknown[]): Promise<any> }
    export class DataSource { constructor(options: object); manager: EntityManager; getRepository<T>(entity: new () => T): Repository<T>; transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>; query(sql: string, values?: unknown[]): Promise<any> }
    export class BaseEntity { static find<T>(this: new () => T, options?: object): Promise<T[]>; static findOneBy<T>(this: new () => T, where: object): Promise<T | null>; save(): Promise<this>; remove(): Promise<this> }
    export function Entity(name?: string): ClassDecorator; export function Column(options?: object): PropertyDecorator; export function PrimaryGeneratedColumn(kind?: string): PropertyDecorator`,
  'knex/index.d.ts': `
    export interface Knex { (table: string): Knex.QueryBuilder; raw(sql: string, values?: unknown): Promise<any>; transaction<T>(work: (trx: Knex.Transaction) => Promise<T>): Promise<T> }
    export namespace Knex { interface QueryBuilder extends Promise<any[]> { where(...conditions: unknown[]): QueryBuilder; select(...columns: unknown[]): QueryBuilder; first(): QueryBuilder; insert(row: unknown): QueryBuilder; update(row: unknown): QueryBuilder; del(): QueryBuilder; returning(columns: unknown): QueryBuilder } interface Transaction extends Knex { commit(): Promise<void> } }
    export function knex(config: object): Knex;
    export default knex;`,
  'drizzle-orm/index.d.ts': `export function eq(left: unknown, right: unknown): unknown; export function and(...parts: unknown[]): unknown; export function sql(text: TemplateStringsArray, ...values: unknown[]): unknown;`,
  'drizzle-orm/node-postgres/index.d.ts': `
    export interface Selection extends Promise<any[]> { from(table: unknown): Selection; where(condition: unknown): Selection; limit(count: number): Selection; set(row: unknown): Selection; values(row: unknown): Selection; returning(): Selection }
    export class NodePgDatabase { select(columns?: object): Selection; insert(table: unknown): Selection; update(table: unknown): Selection; delete(table: unknown): Selection; execute(query: unknown): Promise<any>; query: any; transaction<T>(work: (tx: NodePgDatabase) => Promise<T>): Promise<T> }
    export function drizzle(...options: any[]): NodePgDatabase;`,
  'mongoose/index.d.ts': `
    export interface Model<T> { new (values?: object): T & { save(): Promise<T> }; find(filter?: object): Promise<T[]>; findById(id: unknown): Promise<T | null>; findOne(filter: object): Promise<T | null>; create(values: object): Promise<T>; deleteOne(filter: object): Promise<void>; countDocuments(filter?: object): Promise<number> }
    export class Schema<T = any> { constructor(definition?: object, options?: object); methods: any; statics: any; pre(event: string, work: (...values: any[]) => unknown): void; index(fields: object): void }
    export function model<T>(name: string, schema: Schema<T>): Model<T>;
    declare const mongoose: { Schema: typeof Schema; model: typeof model; connect(url: string): Promise<void>; Types: any };
    export default mongoose;`,
  'express/index.d.ts': `
    export interface Request { params: Record<string, string>; query: any; body: any; headers: any; user?: any; app: any }
    export interface Response { json(body: unknown): this; status(code: number): this; send(body?: unknown): this; sendStatus(code: number): this; locals: any; end(): this }
    export type NextFunction = (error?: unknown) => void;
    type Handler = (req: Request, res: Response, next: NextFunction) => unknown;
    export interface Router { get(path: string, ...handlers: Handler[]): this; post(path: string, ...handlers: Handler[]): this; put(path: string, ...handlers: Handler[]): this; patch(path: string, ...handlers: Handler[]): this; delete(path: string, ...handlers: Handler[]): this; use(...handlers: any[]): this }
    export function Router(options?: object): Router;
    declare function express(): Router & { listen(port: number): void; locals: any };
    export default express;`,
};

/** `package.json` of each declared package, so that they resolve as installed ones do. */
export const PACKAGES: Readonly<Record<string, string>> = Object.fromEntries(
  [...new Set(Object.keys(DECLARATIONS).map((file) => /^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? file))].map((name) => [`${name}/package.json`, JSON.stringify({ name, version: '0.0.0', types: 'index.d.ts' })]),
);
