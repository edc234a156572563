import { describe, expect, it } from 'vitest';
import { factsIn, lines } from '../support/project.ts';

type Files = Record<string, string>;

const FILES = {
  'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();`,
  'src/services/users.ts': `import type { User } from '@prisma/client'; import { prisma } from '../db';
export const getUser = (id: number): Promise<User | null> => prisma.user.findUnique({ where: { id } });
export const listUsers = () => prisma.user.findMany();
export const toDto = (user: User) => ({ id: user.id });
export async function getDto(id: number) { const user = await getUser(id); return user && toDto(user); }`,
  'src/users/user.entity.ts': `import { Column, Entity } from 'typeorm';\n@Entity() export class User { @Column() name: string; @Column() passwordHash: string; }`,
  'src/users/safe.entity.ts': `import { Column, Entity } from 'typeorm'; import { Exclude } from 'class-transformer';\n@Entity() export class Safe { @Column() name: string; @Exclude() @Column() passwordHash: string; }`,
  'src/users/users.service.ts': `import { User } from './user.entity'; import { Safe } from './safe.entity'; export class UserDto { name: string; }
export class UsersService { get(id: number): Promise<User> { throw 1; } all(): Promise<User[]> { throw 1; } safe(): Promise<Safe> { throw 1; } dto(): Promise<UserDto> { throw 1; } picked(): Promise<Pick<User, 'name'>[]> { throw 1; } }`,
};

function found(text: string, path = 'src/routes/users.ts', files: Files = {}): string[] {
  const facts = factsIn({ ...FILES, ...files, [path]: text }, path);
  return lines({ ...facts, of: (kind) => facts.of(kind, 'likely') }, 'entity-response', ({ code, entity, field, certainty }) => `${code} is ${entity}${field === undefined ? '' : `.${field}`}${certainty === 'certain' ? '' : ' (likely)'}`);
}

const express = (body: string) => `import { Router } from 'express'; import { prisma } from '../db'; import { getUser, listUsers, toDto, getDto } from '../services/users';
export const users = Router().get('/', async (req, res) => {
  ${body}
});`;

describe('Express', () => {
  it.each([
    ['a row of a query', `const user = await prisma.user.findFirst(); res.json(user);`, 'user is prisma.user.findFirst'],
    ['a query in place', `res.json(await prisma.user.findMany());`, 'prisma.user.findMany() is prisma.user.findMany'],
    ['a part of an object', `const user = await prisma.user.findFirst(); res.json({ user, total: 1 });`, 'user is prisma.user.findFirst'],
    ['what a service gives by its type', `const user = await getUser(1); res.json(user);`, 'user is User'],
    ['sent with a status', `res.status(200).send(await getUser(1));`, 'getUser(1) is User'],
    ['what a service gives by its body', `res.json(await listUsers());`, 'listUsers() is prisma.user.findMany (likely)'],
  ])('%s', (_, body, expected) => {
    expect(found(express(body))).toEqual([`3 ${expected}`]);
  });

  it.each([
    ['mapped', `const user = await getUser(1); res.json(user && toDto(user));`],
    ['mapped by the service', `res.json(await getDto(1));`],
    ['picked', `const user = await getUser(1); res.json({ id: user?.id, name: user?.name });`],
    ['mapped one by one', `const all = await prisma.user.findMany(); res.json(all.map(toDto));`],
    ['selected', `res.json(await prisma.user.findMany({ select: { id: true } }));`],
    ['without a field', `res.json(await prisma.user.findMany({ omit: { password: true } }));`],
    ['stripped', `const user: any = await prisma.user.findFirst(); delete user.password; res.json(user);`],
    ['a number', `res.json(await prisma.user.count());`],
    ['how many were changed', `res.json(await prisma.user.updateMany({ data: {} }));`],
    ['something else', `const body = { ok: true }; res.json(body); res.json(JSON.stringify(req.query));`],
    ['a taken name', `const { name } = await prisma.user.findFirst(); res.json(name);`],
  ])('is silent about an answer that is %s', (_, body) => {
    expect(found(express(body))).toEqual([]);
  });
});

describe('other frameworks', () => {
  it('NestJS', () => {
    const controller = (members: string, head = '') => `import { Controller, Get, UseInterceptors, ClassSerializerInterceptor } from '@nestjs/common'; import { UsersService, UserDto } from './users.service'; import { User } from './user.entity';
${head}@Controller('users') export class UsersController {
  constructor(private readonly users: UsersService) {}
  ${members}
}`;
    const path = 'src/users/users.controller.ts';
    expect(found(controller(`@Get() get() { return this.users.get(1); }`), path)).toEqual(['4 this.users.get(1) is User.passwordHash']);
    expect(found(controller(`@Get() async all() { return await this.users.all(); }`), path)).toEqual(['4 this.users.all() is User.passwordHash']);
    expect(found(controller(`@Get() get(): Promise<User> { return this.users.get(1); }`), path)).toEqual(['4 this.users.get(1) is User.passwordHash']);
    expect(found(controller(`@Get() get(): Promise<UserDto> { return this.users.get(1) as never; }`), path)).toEqual([]);
    expect(found(controller(`@Get() safe() { return this.users.safe(); }`), path)).toEqual([]);
    expect(found(controller(`@Get() picked() { return this.users.picked(); }`), path)).toEqual([]);
    expect(found(controller(`@Get() dto() { return this.users.dto(); }`), path)).toEqual([]);
    expect(found(controller(`@Get() get() { return this.users.get(1); }`, '@UseInterceptors(ClassSerializerInterceptor) '), path)).toEqual([]);
    expect(found(controller(`@Get() get() { return this.users.get(1); }`), path, { 'src/main.ts': `app.useGlobalInterceptors(new ClassSerializerInterceptor(app.get(Reflector)));` })).toEqual([]);
    expect(found(controller(`private get() { return this.users.get(1); }`), path)).toEqual([]);
  });

  it('Fastify and Drizzle', () => {
    const plugin = (options: string, body: string) => `import type { FastifyInstance } from 'fastify'; import { drizzle } from 'drizzle-orm/node-postgres'; import { pgTable } from 'drizzle-orm/pg-core'; const db = drizzle('x'); const users = pgTable('users', {});
export default async function routes(app: FastifyInstance) {
  app.get('/', ${options}async () => { ${body} });
}`;
    expect(found(plugin('', 'const [user] = await db.select().from(users); return user;'))).toEqual(['3 user is db.select().from']);
    expect(found(plugin('', 'return db.insert(users).values({}).returning();'))).toEqual(['3 db.insert(users).values({}).returning() is db.insert(users).values({}).returning']);
    expect(found(plugin('', 'return db.insert(users).values({});'))).toEqual([]);
    expect(found(plugin('', 'return db.select({ id: users.id }).from(users);'))).toEqual([]);
    expect(found(plugin('{ schema: { response: { 200: {} } } }, ', 'return db.select().from(users);'))).toEqual([]);
  });

  it('tRPC with and without an output', () => {
    const router = (output: string) => `import { initTRPC } from '@trpc/server'; import { z } from 'zod'; import { prisma } from '../db'; const t = initTRPC.create();
export const users = t.router({ all: t.procedure${output}.query(() => prisma.user.findMany()) });`;
    expect(found(router(''))).toEqual(['2 prisma.user.findMany() is prisma.user.findMany']);
    expect(found(router('.output(z.array(z.object({})))'))).toEqual([]);
  });

  it('GraphQL clients choose their fields', () => {
    expect(found(`import { Query, Resolver } from '@nestjs/graphql'; import { UsersService } from './users.service';
@Resolver() export class UsersResolver { constructor(private readonly users: UsersService) {} @Query() all() { return this.users.all(); } }`, 'src/users/users.resolver.ts')).toEqual([]);
  });
});
