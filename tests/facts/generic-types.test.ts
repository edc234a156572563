import { describe, expect, it } from 'vitest';
import { factsIn, lines } from '../support/project.ts';

const TYPES = `import type { PrismaClient } from '@prisma/client';
import type { Pool } from 'pg';
export class Mailer { user = { findMany() { return []; } }; }
export type Init<T> = (db: T, options: object) => void;
export type Args<T> = Parameters<Init<T>>;
export type Tuple<T extends PrismaClient | Mailer> = [db: T, name: string];
export type Plain<T> = readonly [string, T?];
export type Literal<T> = { db: T };
export interface Holder<T> { db: T; made(): T }
export interface Wider<A, B> extends Holder<B> { first: A }
export type With<T> = T & { extra: string };
export type Defaulted<A, T = PrismaClient> = { first: A; db: T };
export type Both<A, B> = { a: Literal<A>; b: Literal<B> };
export type Swapped<A, B> = Both<B, A>;
export type Safe<T> = Omit<T, 'password'>;
export type Loop<T> = Loop<T>;
export type Grow<T> = Grow<[T]>;
export type Deep<T> = { db: T; next: Deep<[T]> };
export type Rest<T> = [string, ...rest: Tuple<T>];
export type Between<T> = [...string[], T];
export type Client = PrismaClient;
`;

/** The database facts of a service that knows the types above. */
function found(text: string): string[] {
  const service = `import type { PrismaClient } from '@prisma/client'; import type { Pool } from 'pg'; import type * as all from '../barrel'; import type { Mailer, Args, Tuple, Plain, Literal, Holder, Wider, With, Defaulted, Both, Swapped, Safe, Loop, Grow, Deep, Rest, Between, Client } from '../barrel';\n${text}`;
  const path = 'src/services/user.service.ts';
  return lines(factsIn({ 'src/types.ts': TYPES, 'src/barrel.ts': `export * from './types';`, [path]: service }, path), 'database', ({ code, access }) => `${code}${access === 'query' ? '' : ` [${access}]`}`).filter((line) => !line.endsWith('[handle]'));
}

describe('a type parameter', () => {
  it.each([
    ['of a function', `export function f<T extends PrismaClient>(db: T) { return db.user.findMany(); }`],
    ['of a method', `export class A { f<T extends Client>(db: T) { return db.user.findMany(); } }`],
    ['of a class', `export class A<T extends PrismaClient> { constructor(private readonly db: T) {} f() { return this.db.user.findMany(); } }`],
    ['in an argument', `export function f<T extends Client>(...[db]: Args<T>) { return db.user.findMany(); }`],
  ])('%s is worth its constraint', (_, text) => {
    expect(found(text)).toEqual([expect.stringContaining('db.user.findMany')]);
  });

  it.each([
    ['without a constraint', `export function f<T>(db: T) { return db.user.findMany(); }`],
    ['of the same name as one with a constraint', `export function g<T extends PrismaClient>(db: T) {} export function f<T>(db: T) { return db.user.findMany(); }`],
    ['in an argument, without a constraint', `export function f<T>(...[db]: Args<T>) { return db.user.findMany(); }`],
  ])('%s says nothing', (_, text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('the arguments of a generic type of the project', () => {
  it.each([
    ['the parameters of a generic function type, as rest', `export const f = (...[db]: Args<PrismaClient>) => db.user.findMany();`],
    ['a labelled tuple', `export const f = (...[db]: Tuple<PrismaClient>) => db.user.findMany();`],
    ['a rest parameter that is destructured later', `export function f(...args: Tuple<PrismaClient>) { const [db] = args; return db.user.findMany(); }`],
    ['a read-only tuple with an optional place', `export const f = ([, db]: Plain<PrismaClient>) => db.user.findMany();`],
    ['an object type', `export const f = ({ db }: Literal<PrismaClient>) => db.user.findMany();`],
    ['an interface', `export const f = (held: Holder<PrismaClient>) => held.db.user.findMany();`],
    ['what a method of an interface gives', `export const f = (held: Holder<PrismaClient>) => held.made().user.findMany();`],
    ['an interface that extends a generic one', `export const f = (held: Wider<Mailer, PrismaClient>) => held.db.user.findMany();`],
    ['an intersection', `export const f = (db: With<PrismaClient>) => db.user.findMany();`],
    ['a default', `export const f = ({ db }: Defaulted<Mailer>) => db.user.findMany();`],
    ['an argument in the place of a default', `export const f = ({ db }: Defaulted<Mailer, Client>) => db.user.findMany();`],
    ['arguments that change places', `export const f = (all: Swapped<Mailer, PrismaClient>) => all.a.db.user.findMany();`],
    ['a generic type as an argument', `export const f = ({ db: { db } }: Literal<Literal<PrismaClient>>) => db.user.findMany();`],
    ['a rest of a tuple that is a tuple', `export const f = (...[, db]: Rest<PrismaClient>) => db.user.findMany();`],
    ['a type of the same file', `type Own<T> = { db: T }; export const f = ({ db }: Own<PrismaClient>) => db.user.findMany();`],
    ['a generic type that contains itself', `export const f = (deep: Deep<PrismaClient>) => deep.db.user.findMany();`],
  ])('%s', (_, text) => {
    expect(found(text)).toEqual([expect.stringMatching(/user\.findMany$/)]);
  });

  it.each([
    ['another argument', `export const f = ({ db }: Literal<Mailer>) => db.user.findMany();`],
    ['another argument than the constraint allows', `export const f = (...[db]: Tuple<Mailer>) => db.user.findMany();`],
    ['the other place of a tuple', `export const f = (...[, db]: Args<PrismaClient>) => db.user.findMany();`],
    ['the other parameter', `export const f = (held: Wider<PrismaClient, Mailer>) => held.db.user.findMany();`],
    ['an argument against a default', `export const f = ({ db }: Defaulted<PrismaClient, Mailer>) => db.user.findMany();`],
    ['arguments that change places', `export const f = (all: Swapped<PrismaClient, Mailer>) => all.a.db.user.findMany();`],
    ['an array of nobody knows how many before it', `export const f = ([, db]: Between<PrismaClient>) => db.user.findMany();`],
    ['the rest of a tuple, which is a list', `export function f(...args: Tuple<PrismaClient>) { const [...db] = args; return db.user.findMany(); }`],
    ['a type parameter that shadows the alias', `export function f<Client>({ db }: Literal<Client>) { return db.user.findMany(); }`],
    ['no argument', `export const f = ({ db }: Literal) => db.user.findMany();`],
    ['keys of the argument', `export const f = ({ db }: Literal<keyof PrismaClient>) => db.user.findMany();`],
    ['an array of the argument', `type List<T> = T[]; export const f = (db: List<PrismaClient>) => db.user.findMany();`],
    ['a cycle', `export const f = (db: Loop<PrismaClient>) => db.user.findMany();`],
    ['a type that grows', `export const f = ([db]: Grow<PrismaClient>) => db.user.findMany();`],
  ])('silent: %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('holds for one reference alone', () => {
    expect(found(`export const f = (one: Literal<PrismaClient>, two: Literal<Mailer>, three: Literal<Pool>) => {
  one.db.user.findMany();
  two.db.user.findMany();
  three.db.query('SELECT 1');
};`)).toEqual(['3 one.db.user.findMany', '5 three.db.query [raw-sql]']);
  });

  it('takes either of two references', () => {
    expect(found(`export const f = ({ db }: Literal<Mailer> | Literal<PrismaClient>) => db.user.findMany();`)).toEqual(['2 db.user.findMany']);
  });
});

describe('what goes by the types', () => {
  const types = `import type Router from 'koa-router'; import type { PrismaClient } from '@prisma/client';
export type AppRouter = Router<unknown, { user: string }>;
export type Init<T> = (router: T, tenant: { db: PrismaClient }) => void;
export type RouterInitArgs<T> = Parameters<Init<T>>;`;
  const layers = (text: string): (string | undefined)[] =>
    factsIn({ 'src/types.ts': types, 'src/api/users.ts': text }, 'src/api/users.ts').of('database', 'likely').filter(({ access }) => access === 'query').map(({ within }) => within?.layer);
  const routes = (parameters: string): string => `import type { AppRouter, RouterInitArgs } from '../types';
export default function userRoutes${parameters} {
  router.get('/users', async (ctx) => { ctx.body = await db.user.findMany(); });
}`;

  it('a handler is registered with a router that comes in generic arguments', () => {
    expect(layers(routes('<T extends AppRouter>(...[router, { db }]: RouterInitArgs<T>)'))).toEqual(['router']);
  });

  it('nothing is registered with what has no router for its argument', () => {
    expect(layers(routes('<T>(...[router, { db }]: RouterInitArgs<T>)'))).toEqual([]);
  });

  it.each([
    ['Promise<User>', 1],
    ['Promise<Safe<User>>', 0],
    ['Promise<Same<User>>', 0],
  ])('an alias of a row may have taken something from it: %s', (result, count) => {
    const files = {
      'src/users/user.entity.ts': `import { Column, Entity } from 'typeorm';\n@Entity() export class User { @Column() name: string; @Column() passwordHash: string; }`,
      'src/users/users.service.ts': `import { User } from './user.entity';\ntype Safe<T> = Omit<T, 'passwordHash'>; type Same<T> = T;\nexport class UsersService { get(): ${result} { throw 1; } }`,
      'src/users/users.controller.ts': `import { Controller, Get } from '@nestjs/common'; import { UsersService } from './users.service';
@Controller('users') export class UsersController { constructor(private readonly users: UsersService) {} @Get() get() { return this.users.get(); } }`,
    };
    expect(lines(factsIn(files, 'src/users/users.controller.ts'), 'entity-response')).toHaveLength(count);
  });
});
