import { describe, expect, it } from 'vitest';
import { factsIn, lines } from '../support/project.ts';

type Files = Record<string, string>;

const SERVICE = { 'src/services/tasks.ts': `export async function addTask(data: any) { return { id: 1, ...data }; }` };
const SCHEMA = { 'src/schemas/task.ts': `import { z } from 'zod';\nexport const taskCreate = z.object({ title: z.string() });` };

/** The facts of a file as "line code", likely ones in parentheses. */
function found(text: string, files: Files = {}, path = 'src/routes/tasks.ts'): string[] {
  return lines(factsIn({ ...SERVICE, ...SCHEMA, ...files, [path]: text }, path), 'unvalidated-input', ({ code, certainty }) => `${code}${certainty === 'certain' ? '' : ' (likely)'}`);
}

const express = (route: string, before = '') => `import { Router } from 'express'; import { addTask } from '../services/tasks'; import { taskCreate } from '../schemas/task'; ${before}
const router = Router();
${route}`;

describe('Express', () => {
  it.each([
    ['handed on', `router.post('/', async (req, res) => { res.json(await addTask(req.body)); });`, 'req.body'],
    ['a part handed on', `router.post('/', async (req, res) => { res.json(await addTask(req.body.title)); });`, 'req.body'],
    ['taken apart', `router.post('/', async (req, res) => { const { title } = req.body; res.json(await addTask(title)); });`, 'req.body'],
    ['cast', `router.post('/', async (req, res) => { const data = req.body as { title: string }; res.json(await addTask(data)); });`, 'req.body'],
    ['taken from the request', `router.post('/', async ({ body }, res) => { res.json(await addTask(body)); });`, 'body'],
    ['taken from the request inside', `router.post('/', async (req, res) => { const { body } = req; res.json(await addTask(body)); });`, 'body'],
    ['spread', `router.post('/', async (req, res) => { res.json(await addTask({ ...req.body, done: false })); });`, 'req.body'],
    ['only its presence is checked', `router.post('/', async (req, res) => { if (!req.body.title) { res.sendStatus(400); return; } res.json(await addTask(req.body.title)); });`, 'req.body'],
    ['converted', `router.post('/', async (req, res) => { const due = new Date(req.body.due); res.json(await addTask({ due })); });`, 'req.body'],
    ['parsed as a format', `router.post('/', async (req, res) => { res.json(await addTask(JSON.parse(req.body.data))); });`, 'req.body'],
    ['a handler with a name', `async function create(req, res) { res.json(await addTask(req.body)); } router.post('/', create);`, 'req.body'],
    ['behind a login of the project', `router.post('/', requireLogin, async (req, res) => { res.json(await addTask(req.body)); });`, 'req.body', `function requireLogin(req, res, next) { if (!req.headers.authorization) { res.sendStatus(401); return; } next(); }`],
    ['behind a factory of the project', `router.post('/', requireRole('admin'), async (req, res) => { res.json(await addTask(req.body)); });`, 'req.body', `const requireRole = (role: string) => (req, res, next) => { if (req.user.role !== role) res.sendStatus(403); else next(); };`],
    ['behind a package that never checks a body', `router.post('/', auth.required, async (req, res) => { res.json(await addTask(req.body)); });`, 'req.body', `import { expressjwt } from 'express-jwt'; const auth = { required: expressjwt({ secret: 'x', algorithms: ['HS256'] }) };`],
    ['wrapped for its errors', `router.post('/', asyncHandler(async (req, res) => { res.json(await addTask(req.body)); }));`, 'req.body', `import asyncHandler from 'express-async-handler';`],
    ['wrapped by the project', `router.post('/', wrap(async (req, res) => { res.json(await addTask(req.body)); }));`, 'req.body', `const wrap = (handler) => (req, res, next) => { handler(req, res).catch(next); };`],
    ['the answer is checked, not the body', `router.post('/', async (req, res) => { res.json(taskCreate.parse(await addTask(req.body))); });`, 'req.body'],
    ['stored by the database', `router.post('/', async (req, res) => { res.json(await prisma.task.create({ data: req.body })); });`, 'req.body', `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();`],
  ])('reports a body that is %s', (_, route, code, before = '') => {
    expect(found(express(route, before)).filter((line) => !line.endsWith('(likely)')).map((line) => line.replace(/^\d+ /, '').replace(/\.title$/, ''))[0]).toBe(code);
  });

  it.each([
    ['parsed', `router.post('/', async (req, res) => { res.json(await addTask(taskCreate.parse(req.body))); });`],
    ['parsed later', `router.post('/', async (req, res) => { const raw = req.body; const result = taskCreate.safeParse(raw); if (!result.success) { res.sendStatus(400); return; } res.json(await addTask(result.data)); });`],
    ['parsed in parts', `router.post('/', async (req, res) => { const { title } = req.body; taskCreate.shape.title.parse(title); res.json(await addTask(title)); });`],
    ['validated by a helper', `router.post('/', async (req, res) => { res.json(await addTask(read(req.body))); });`, `function read(input: unknown) { return taskCreate.parse(input); }`],
    ['validated by a helper that gets the request', `router.post('/', async (req, res) => { const data = read(req); res.json(await addTask({ ...data, by: req.body.by })); });`, `function read(req: any) { return taskCreate.parse(req.body); }`],
    ['validated by the service', `router.post('/', async (req, res) => { res.json(await save(req.body)); });`, `async function save(input: unknown) { return addTask(taskCreate.parse(input)); }`],
    ['validated by hand', `router.post('/', async (req, res) => { const { title } = req.body; if (typeof title !== 'string') { res.sendStatus(400); return; } res.json(await addTask(title)); });`],
    ['measured', `router.post('/', async (req, res) => { if (req.body.title.length > 99) { res.sendStatus(400); return; } res.json(await addTask(req.body.title)); });`],
    ['signed', `router.post('/', async (req, res) => { if (createHmac('sha256', 'x').update(JSON.stringify(req.body)).digest('hex') !== req.headers['x-signature']) { res.sendStatus(401); return; } res.json(await addTask(req.body)); });`, `import { createHmac } from 'node:crypto';`],
    ['tested with a pattern', `router.post('/', async (req, res) => { if (!/^a/.test(req.body.title)) { res.sendStatus(400); return; } res.json(await addTask(req.body.title)); });`],
    ['checked by middleware with a schema', `router.post('/', check(taskCreate), async (req, res) => { res.json(await addTask(req.body)); });`, `import { check } from './lib';`],
    ['checked by middleware that says so', `router.post('/', validateTask, async (req, res) => { res.json(await addTask(req.body)); });`, `import { validateTask } from './lib';`],
    ['checked by middleware of the project', `router.post('/', first, async (req, res) => { res.json(await addTask(req.body)); });`, `function first(req, res, next) { req.body = taskCreate.parse(req.body); next(); }`],
    ['behind middleware that we cannot see', `router.post('/', something, async (req, res) => { res.json(await addTask(req.body)); });`, `import { something } from 'somewhere';`],
    ['behind middleware that touches the body', `router.post('/', clean, async (req, res) => { res.json(await addTask(req.body)); });`, `import type { Request, Response, NextFunction } from 'express'; function clean(req: Request, res: Response, next: NextFunction) { for (const key of Object.keys(req.body)) if (key.startsWith('$')) res.sendStatus(400); next(); }`],
    ['behind express-validator', `router.post('/', body('title').isString(), async (req, res) => { res.json(await addTask(req.body)); });`, `import { body } from 'express-validator';`],
    ['behind a list of checks', `router.post('/', [body('title').isString(), login], async (req, res) => { res.json(await addTask(req.body)); });`, `import { body } from 'express-validator'; function login(req, res, next) { next(); }`],
    ['checked by what runs before all', `router.use(validate); router.post('/', async (req, res) => { res.json(await addTask(req.body)); });`, `import { validate } from './lib';`],
    ['wrapped with a schema', `router.post('/', handle({ body: taskCreate }, async (req, res) => { res.json(await addTask(req.body)); }));`, `import { handle } from './lib';`],
    ['only logged', `router.post('/', async (req, res) => { console.log(req.body); res.sendStatus(204); });`],
    ['given its first value', `router.post('/', async (req, res) => { req.body = {}; res.sendStatus(204); });`],
    ['not used', `router.post('/', async (req, res) => { if (req.body.dry) { res.sendStatus(204); } });`],
    ['a query', `router.get('/', async (req, res) => { res.json(await addTask(req.query)); });`],
  ])('is silent about a body that is %s', (_, route, before = '') => {
    expect(found(express(route, before))).toEqual([]);
  });

  it('is silent where the route stands elsewhere', () => {
    expect(found(`import type { Request, Response } from 'express'; import { addTask } from '../services/tasks'; export async function create(req: Request, res: Response) { res.json(await addTask(req.body)); }`, {}, 'src/controllers/tasks.ts')).toEqual([]);
  });

  it('is silent where a document is held against every request', () => {
    expect(found(express(`router.post('/', async (req, res) => { res.json(await addTask(req.body)); });`), { 'package.json': '{ "dependencies": { "express-openapi-validator": "5.0.0" } }' })).toEqual([]);
  });

  it('doubts where the body goes to code that we cannot see', () => {
    expect(found(express(`router.post('/', async (req, res) => { res.json(await unseen.create(req.body)); });`, `declare const unseen: any;`))).toEqual(['3 req.body (likely)']);
  });
});

describe('other frameworks', () => {
  it('Fastify: a schema in the options, or none', () => {
    const plugin = (options: string) => `import type { FastifyInstance } from 'fastify'; import { addTask } from '../services/tasks'; import { options } from './options';
export default async function tasks(app: FastifyInstance) {
  app.post('/', ${options}async (request) => addTask(request.body));
}`;
    expect(found(plugin(''))).toEqual(['3 request.body']);
    expect(found(plugin(`{ schema: { response: { 200: {} }, tags: ['x'] } }, `))).toEqual(['3 request.body']);
    expect(found(plugin(`{ schema: { body: { type: 'object' } } }, `))).toEqual([]);
    expect(found(plugin(`{ preValidation: validateTask }, `))).toEqual([]);
    expect(found(plugin(`options, `))).toEqual([]);
    expect(found(`import type { FastifyInstance } from 'fastify'; import { addTask } from '../services/tasks';
export default async function tasks(app: FastifyInstance) {
  app.route({ method: 'POST', url: '/', schema: { body: {} }, handler: async (request) => addTask(request.body) });
  app.route({ method: 'POST', url: '/b', handler: async (request) => addTask(request.body) });
}`)).toEqual(['4 request.body']);
  });

  it('Hono', () => {
    const hono = (handlers: string) => `import { Hono } from 'hono'; import { zValidator } from '@hono/zod-validator'; import { addTask } from '../services/tasks'; import { taskCreate } from '../schemas/task';
export const app = new Hono().post('/', ${handlers});`;
    expect(found(hono(`async (c) => { const body = await c.req.json(); return c.json(await addTask(body)); }`))).toEqual(['2 c.req.json()']);
    expect(found(hono(`zValidator('json', taskCreate), async (c) => { const body = await c.req.json(); return c.json(await addTask(body)); }`))).toEqual([]);
    expect(found(hono(`zValidator('json', taskCreate), async (c) => c.json(await addTask(c.req.valid('json')))`))).toEqual([]);
    expect(found(hono(`async (c) => c.json(await addTask(taskCreate.parse(await c.req.json())))`))).toEqual([]);
    expect(found(hono(`async (c) => { const signed = await c.req.text(); return c.json(await addTask(signed)); }`))).toEqual([]);
  });

  it('Koa', () => {
    expect(found(`import Router from '@koa/router'; import { addTask } from '../services/tasks';
export const router = new Router();
router.post('/', async (ctx) => { const { name } = ctx.request.body as { name: string }; ctx.body = await addTask(name); });`)).toEqual(['3 ctx.request.body']);
  });

  it('Next.js', () => {
    const path = 'src/app/api/tasks/route.ts';
    expect(found(`import { addTask } from '@/services/tasks'; export async function POST(request: Request) { const body = await request.json(); return Response.json({ id: body.id }); }`, {}, path)).toEqual(['1 request.json()']);
    expect(found(`import { schema } from './x'; export async function POST(request: Request) { const body = schema.parse(await request.json()); return Response.json({ id: body.id }); }`, {}, path)).toEqual([]);
    expect(found(`import { withBody } from './x'; export const POST = withBody(async (request: Request) => { const body = await request.json(); return Response.json({ id: body.id }); });`, {}, path)).toEqual([]);
  });

  it('Medusa validates in another file', () => {
    expect(found(`export async function POST(req: Request) { const body = await req.json(); return Response.json({ id: body.id }); }`, { 'package.json': '{ "dependencies": { "@medusajs/framework": "2.0.0" } }' }, 'src/api/tasks/route.ts')).toEqual([]);
  });

  it('h3', () => {
    expect(found(`import { addTask } from '../../src/services/tasks';
export default defineEventHandler(async (event) => { const { url } = await readBody(event); return addTask(url); });`, {}, 'server/api/tasks.post.ts')).toEqual(['2 readBody(event)']);
  });

  it('tRPC procedures have their own validation', () => {
    expect(found(`import { initTRPC } from '@trpc/server'; import { addTask } from '../services/tasks'; const t = initTRPC.create();
export const tasks = t.router({ add: t.procedure.mutation(({ input }) => addTask(input)) });`)).toEqual([]);
  });
});

describe('NestJS', () => {
  const path = 'src/tasks/tasks.controller.ts';
  const controller = (parameter: string, before = '', decorators = '') => `import { Body, Controller, Post, UsePipes, ValidationPipe, Injectable } from '@nestjs/common'; ${before}
@Injectable() class TasksService { create(data: unknown) { return data; } }
@Controller('tasks') export class TasksController {
  constructor(private readonly tasks: TasksService) {}
  ${decorators}@Post() create(${parameter}) { return this.tasks.create(body); }
}`;
  const main = (pipes: string) => ({ 'src/main.ts': `import { NestFactory } from '@nestjs/core'; import { ValidationPipe } from '@nestjs/common'; import { OwnPipe } from './own';\nconst app = await NestFactory.create({}); ${pipes}` });
  const NONE = main('');
  const NEST = main(`app.useGlobalPipes(new ValidationPipe({ whitelist: true }));`);
  const OWN = main(`app.useGlobalPipes(new OwnPipe());`);

  it('a type that no pipe can check', () => {
    for (const type of ['any', '{ title: string }', 'Record<string, unknown>', 'string', 'Partial<Task>']) {
      expect(found(controller(`@Body() body: ${type}`), {}, path)).toEqual([`5 @Body() body: ${type}`]);
      expect(found(controller(`@Body() body: ${type}`), NEST, path)).toEqual([`5 @Body() body: ${type}`]);
      expect(found(controller(`@Body() body: ${type}`), OWN, path)).toEqual([]);
    }
    expect(found(controller(`@Body('title') body: string`), NEST, path)).toEqual([`5 @Body('title') body: string`]);
    expect(found(controller(`@Body() body: Task`, 'interface Task { title: string }'), NEST, path)).toEqual(['5 @Body() body: Task']);
  });

  it('a class without rules, where there is no pipe', () => {
    const dto = 'class TaskDto { title: string; }';
    expect(found(controller(`@Body() body: TaskDto`, dto), NONE, path)).toEqual(['5 @Body() body: TaskDto']);
    expect(found(controller(`@Body() body: TaskDto`, `import { ApiProperty } from '@nestjs/swagger'; class TaskDto { @ApiProperty() title: string; }`), NONE, path)).toEqual(['5 @Body() body: TaskDto']);
    expect(found(controller(`@Body() body: TaskDto`, dto), NEST, path)).toEqual([]);
    expect(found(controller(`@Body() body: TaskDto`, dto), {}, path)).toEqual([]);
    expect(found(controller(`@Body() body: TaskDto`, `import { PartialType } from '@nestjs/swagger'; class Base { title: string; } class TaskDto extends PartialType(Base) {}`), NONE, path)).toEqual(['5 @Body() body: TaskDto']);
  });

  it.each([
    ['a class with rules', `@Body() body: TaskDto`, `import { IsString } from 'class-validator'; class TaskDto { @IsString() title: string; }`],
    ['a class that inherits rules', `@Body() body: TaskDto`, `import { IsString } from 'class-validator'; class Base { @IsString() title: string; } class TaskDto extends Base { note: string; }`],
    ['a class made of a schema', `@Body() body: TaskDto`, `import { createZodDto } from 'nestjs-zod'; import { taskCreate } from '../schemas/task'; class TaskDto extends createZodDto(taskCreate) {}`],
    ['decorators of the project', `@Body() body: TaskDto`, `import { StringField } from '../decorators'; class TaskDto { @StringField() title: string; }`],
    ['a pipe of its own', `@Body(new ValidationPipe()) body: any`, ''],
    ['a pipe for a field', `@Body('id', ParseIntPipe) body: number`, `import { ParseIntPipe } from '@nestjs/common';`],
    ['a type of a package', `@Body() body: Shared.Task`, `import * as Shared from '@acme/shared';`],
  ])('is silent: %s', (_, parameter, before) => {
    expect(found(controller(parameter, before), NONE, path)).toEqual([]);
  });

  it('is silent behind a pipe on the method or the class', () => {
    expect(found(controller(`@Body() body: any`, '', '@UsePipes(new ValidationPipe()) '), NONE, path)).toEqual([]);
    expect(found(controller(`@Body() body: any`, '').replace('@Controller', '@UsePipes(OwnPipe) @Controller'), NONE, path)).toEqual([]);
  });

  it('is silent where the handler parses or ignores it', () => {
    const text = (body: string) => `import { Body, Controller, Post } from '@nestjs/common'; import { taskCreate } from '../schemas/task';\n@Controller('tasks') export class TasksController { @Post() create(@Body() body: any) { ${body} } }`;
    expect(found(text('return taskCreate.parse(body);'), NONE, path)).toEqual([]);
    expect(found(text('return 1;'), NONE, path)).toEqual([]);
  });
});

describe('routing-controllers', () => {
  it('looks at the type', () => {
    const path = 'src/controllers/TaskController.ts';
    const text = (type: string) => `import { Body, JsonController, Post } from 'routing-controllers'; import { IsString } from 'class-validator'; import { addTask } from '../services/tasks'; class TaskDto { @IsString() title: string; }
@JsonController('/tasks') export class TaskController { @Post('/') add(@Body() body: ${type}) { return addTask(body); } }`;
    expect(found(text('any'), {}, path)).toEqual(['2 @Body() body: any']);
    expect(found(text('TaskDto'), {}, path)).toEqual([]);
  });
});
