import { describe, expect, it } from 'vitest';
import type { BusinessFact } from '../../src/facts/index.ts';
import { factsIn, lines } from '../support/project.ts';

const PROJECT = {
  'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();`,
  'src/services/orders.service.ts': `
    import * as repository from '../repositories/orders.repository';
    export class OrderService {
      async find(id: string) { return repository.find(id); }
      async list() { return repository.list(); }
      async create(data: object) { return repository.insert(data); }
      async cancel(id: string) { return repository.insert({ id }); }
      async isBlocked(id: string) { return repository.find(id); }
      async getFeature(name: string) { return repository.find(name); }
      async isFeatureOn(name: string) { return true; }
      async checkCredits(id: string) { return { credits: 1 }; }
      async issueToken(user: object) { return 'token'; }
    }
    export const orders = new OrderService();`,
  'src/services/mail.service.ts': `export async function sendReceipt(to: string) {}\nexport async function getTemplate(name: string) { return name; }`,
  'src/services/secrets.service.ts': `import bcrypt from 'bcrypt';\nexport const hashPassword = (text: string) => bcrypt.hashSync(text, 12);\nexport const keyOf = (text: string) => bcrypt.hashSync(text, 12);`,
  'src/repositories/orders.repository.ts': `
    import { prisma } from '../db';
    export async function find(id: string) { return prisma.order.findUnique({ where: { id } }); }
    export async function list() { return prisma.order.findMany(); }
    export async function insert(data: object) { return prisma.order.create({ data }); }`,
  'src/entities/order.entity.ts': `import { Entity } from 'typeorm';\n@Entity() export class Order { status = ''; total = 0; }`,
  'src/lib/access.ts': `import type { Request } from 'express'; import { prisma } from '../db';
    export async function mayUse(req: Request, shopId: string) { return (await prisma.shop.findMany()).some(({ id }) => id === shopId); }
    export function mustFit(room: { size: number }, guests: object[]) { if (guests.length > room.size) throw new Error('too small'); }
    export function mustBeOpen(room: { open: boolean }, day: string) { if (!room.open) throw new Error(day); }
    export function tell(room: object, day: string) { return [room, day]; }`,
  'src/repositories/features.repository.ts': `import { prisma } from '../db';\nexport async function getFeature(id: string) { return prisma.feature.findUnique({ where: { id } }); }`,
  'src/lib/keys.ts': `import { scryptSync } from 'node:crypto';\nexport const hashApiKey = (key: string) => scryptSync(key, 'x', 64).toString('hex');\nexport const hashApiKeyPart = (key: string) => scryptSync(key, 'x', 64).toString('hex');`,
  'src/lib/rooms.ts': `export const fits = (room: object, body: object) => true;\nexport const mayAdd = (have: object, more: object) => false;\nexport const orderCache = { async get(id: string) { return id; } };`,
  'src/lib/mail.ts': `
    import nodemailer from 'nodemailer'; import jwt from 'jsonwebtoken'; import { prisma } from '../db';
    const transport = nodemailer.createTransport();
    export async function sendWelcome(to: string) { await transport.sendMail({ to }); }
    export async function sendReminders(before: Date) { for (const { email } of await prisma.user.findMany()) await transport.sendMail({ to: email }); }
    export async function sendDigest(id: string) { const user = await userOf(id); await transport.sendMail({ to: user.email }); }
    const userOf = (id: string) => prisma.user.findUnique({ where: { id } });
    export async function addAuthor(order: object) { return { order, author: await userOf('a') }; }
    export async function addVisit(id: string) { await prisma.visit.create({ data: { id } }); }
    export const createInviteToken = (id: string) => jwt.sign({ id }, 'x');
    export const createName = (id: string) => jwt.sign({ id }, 'x');`,
  'src/lib/cart.ts': `
    import type { EventEmitter2 } from 'eventemitter2';
    export class Cart { events: string[] = []; publishEvents(emitter: EventEmitter2) { for (const each of this.events) emitter.emit(each); } }
    export function publishAll(cart: Cart, emitter: EventEmitter2) { for (const each of cart.events) emitter.emit(each); }`,
  'src/lib/parse.ts': `export function parseFilters(text: unknown) { return { kind: String(text) }; }`,
};

const IMPORTS = `import { Router } from 'express'; import { prisma } from '../db'; import { orders } from '../services/orders.service'; import { getTemplate, sendReceipt } from '../services/mail.service'; import { Order } from '../entities/order.entity'; import { parseFilters } from '../lib/parse'; import { fits, mayAdd, orderCache } from '../lib/rooms'; import { addAuthor, addVisit, createInviteToken, createName, sendDigest, sendReminders, sendWelcome } from '../lib/mail'; import { mayUse, mustBeOpen, mustFit, tell } from '../lib/access'; import { hashApiKey, hashApiKeyPart } from '../lib/keys'; import { addDays, subDays } from 'date-fns'; import dayjs from 'dayjs'; import { getFeature } from '../repositories/features.repository'; import { Status } from 'proto'; const LIMIT = 10; const hits = new Map(); const router = Router();`;

const describeFact = ({ logic, certainty }: BusinessFact): string => `${logic}${certainty === 'certain' ? '' : ` (${certainty})`}`;

/** Kinds found in a handler, as "line kind"; the handler's first line is line 1. */
function inRouter(body: string, { method = 'post', certain = true, files = {} }: { method?: string; certain?: boolean; files?: Record<string, string> } = {}): string[] {
  const path = 'src/routes/orders.ts';
  const text = `${IMPORTS} router.${method}('/:id', async (req, res, next) => {${body}});`;
  return lines(factsIn({ ...PROJECT, ...files, [path]: text }, path), 'business', describeFact).filter((line) => !certain || !line.endsWith(')'));
}

function inFile(path: string, text: string, files: Record<string, string> = {}): string[] {
  return lines(factsIn({ ...PROJECT, ...files, [path]: text }, path), 'business', describeFact).filter((line) => !line.endsWith(')'));
}

const ORDER = `const order = await orders.find(req.params.id);`;
const ROW = `const order = await prisma.order.findUnique({ where: { id: req.params.id } });`;

describe('decisions in a router', () => {
  it.each<[string, string, string[]]>([
    ['a length of the input', `if (req.body.password.length < 8) { res.status(400).json({}); return; } res.json(await orders.create(req.body));`, ['1 decision']],
    ['a state of a service result', `${ORDER}\nif (order.status === 'paid') { res.status(409).json({}); return; } res.json(order);`, ['2 decision']],
    ['a state of a row', `${ROW}\nif (order.status !== 'open') throw new Error('closed'); res.json(order);`, ['2 decision']],
    ['ownership', `${ORDER}\nif (order.ownerId !== req.user.id) return res.sendStatus(403); res.json(order);`, ['2 decision']],
    ['a role of the caller', `if (req.user.role !== 'admin') return res.status(403).end(); res.json(await orders.list());`, ['1 decision']],
    ['a role in a list', `if (!['admin', 'owner'].includes(req.user.role)) throw new Error('no'); res.json(await orders.list());`, ['1 decision']],
    ['a condition kept in a constant', `${ORDER} const isOwner = order.ownerId === req.user.id;\nif (!isOwner) throw new Error('no'); res.json(order);`, ['2 decision']],
    ['an expiry', `${ORDER}\nif (!order || order.expiresAt < new Date()) throw new Error('expired'); res.json(order);`, ['2 decision']],
    ['an expiry by a date library', `${ORDER} const { isBefore } = await import('date-fns');\nif (isBefore(order.expiresAt, new Date())) throw new Error('expired'); res.json(order);`, ['2 decision']],
    ['a quota', `const { credits } = await orders.checkCredits(req.params.id);\nif (process.env.BILLING && credits <= 0) return res.status(402).end(); res.json(await orders.create(req.body));`, ['2 decision']],
    ['a limit of the project', `const count = await prisma.order.count();\nif (count >= LIMIT) throw new Error('limit'); res.json(await orders.create(req.body));`, ['2 decision']],
    ['a limit behind a code of the answer', `const count = await prisma.order.count();\nif (count >= LIMIT) return { response: { code: Status.ERR_LIMIT_REACHED } }; res.json(await orders.create(req.body));`, ['2 decision']],
    ['what is stored, by a state', `${ORDER}\nawait prisma.order.update({ where: { id: 1 }, data: { state: order.state === 'open' ? 'held' : 'open' } }); res.json({});`, ['2 decision']],
    ['what is stored, in a variable', `${ORDER} let state = req.body.state;\nif (order.isTrial) { state = 'held'; } await prisma.order.create({ data: { state } }); res.json({});`, ['2 decision']],
    ['what the client may ask for', `${ORDER}\nif (order.plan === 'free') { req.body.region = undefined; } res.json(await orders.create(req.body));`, ['2 decision']],
    ['which rows are shown, by whose they are', `${ORDER} const isOwner = order.ownerId === req.user.id;\nif (!isOwner) return res.json(await prisma.order.findMany({ where: { open: true } })); res.json(await prisma.order.findMany());`, ['2 decision']],
    ['which service answers, by a state', `${ORDER}\nconst found = order.plan === 'gift' ? await orders.list() : await orders.find(order.id); res.json(found);`, ['2 decision']],
    ['a question whose answer leads to a change', `const isBlocked = await orders.isBlocked(req.params.id);\nif (isBlocked) await orders.cancel(req.params.id); res.json({});`, ['2 decision']],
    ['a flag that leads to a change', `${ORDER}\nif (order.isExpired) await orders.cancel(order.id); res.json({});`, ['2 decision']],
    ['a state in a chain of results', `orders.find(req.params.id).andThen((order) => {\nif (order.state === 'paid') return errAsync(new Error('paid')); return orders.cancel(order.id); }).map(() => res.json({}));`, ['2 decision']],
    ['what is there already, in a wrapper', `const taken = await orders.find(req.body.email);\nif (taken.data.items.length > 0) return res.sendStatus(409); res.json(await orders.create(req.body));`, ['2 decision']],
    ['the contents of the body, held against what is stored', `${ORDER} const errors = mayAdd(order.lines, req.body.lines);\nif (!fits(order.room, req.body)) return res.sendStatus(400); if (errors) return res.sendStatus(400); res.json(await orders.create(req.body));`, ['2 decision']],
    ['what is there already', `const taken = await prisma.order.findFirst({ where: { email: req.body.email } });\nif (taken) { res.status(400).json({}); return; } res.json(await orders.create(req.body));`, ['2 decision']],
    ['how many are there already', `const taken = await prisma.order.findMany({ where: { email: req.body.email } });\nif (taken.length > 0) { res.status(400).json({}); return; } res.json(await orders.create(req.body));`, ['2 decision']],
    ['whether there are none yet', `const taken = await prisma.order.findMany({ where: { email: req.body.email } });\nif (taken.length !== 0) { res.status(400).json({}); return; } res.json(await orders.create(req.body));`, ['2 decision']],
    ['a row that is made where there is none', `const rows = await prisma.order.findMany({ where: { email: req.body.email } });\nif (rows.length === 0) await prisma.order.create({ data: req.body }); res.json({});`, ['2 decision']],
    ['a thing that is made where there is none', `let order = await orders.find(req.params.id);\nif (!order) { order = await orders.create(req.body); } res.json(order);`, ['2 decision']],
    ['a row that is changed or made', `${ROW}\nif (order) await prisma.order.update({ where: { id: 1 }, data: {} }); else await prisma.order.create({ data: {} }); res.json({});`, ['2 decision']],
    ['access to what a row belongs to', `${ROW}\nif (!(await mayUse(req, order.shopId.toString()))) return res.sendStatus(403); await prisma.order.delete({ where: { id: order.id } }); res.json({});`, ['2 decision']],
    ['access to what a row belongs to, in a constant', `${ROW} const isOurs = await\nmayUse(req, order.shopId); if (!isOurs) return res.sendStatus(403); await prisma.order.delete({ where: { id: order.id } }); res.json({});`, ['2 decision']],
    ['the contents of the body, asserted against what is stored', `${ORDER}\nmustFit(order, req.body.guests); mustBeOpen(order, req.body.day); res.json(await orders.create(req.body));`, ['2 decision']],
    ['a row of a repository that is named like a switch', `const feature = await getFeature(req.params.id);\nif (feature.state === 'live') throw new Error('live'); res.json(await orders.create(req.body));`, ['2 decision']],
    ['a flag of a row', `${ROW}\nif (!order.isVerified) throw new Error('verify'); res.json(order);`, ['2 decision']],
    ['two fields of the body', `if (req.body.password !== req.body.repeated) return res.status(400).end(); res.json(await orders.create(req.body));`, ['1 decision']],
    ['an assertion', `${ORDER}\nassert(order.status === 'open', 'Closed'); res.json(order);\nfunction assert(condition: boolean, text: string) {}`, ['2 decision']],
    ['a state that chooses the change', `${ORDER}\nif (order.status === 'open') await orders.cancel(order.id); res.json({});`, ['2 decision']],
    ['a kind that is written into a field', `${ORDER}\nif (order.secret.startsWith('internal_')) throw new Error('no secret'); res.json(order);`, ['2 decision']],
    ['the caller that middleware has found', `${ORDER}\nif (order.ownerId !== res.locals.user.id) return res.sendStatus(403); res.json(order);`, ['2 decision']],
    ['a switch over a state', `${ORDER}\nswitch (order.status) { case 'open': await orders.cancel(order.id); break; case 'new': await orders.create(order); break; } res.json({});`, ['2 decision']],
  ])('%s', (_, body, expected) => {
    expect(inRouter(body)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['existence and its 404', `${ORDER} if (!order) return res.status(404).end(); res.json(order);`],
    ['null', `${ORDER} if (order === null) { res.sendStatus(404); return; } res.json(order);`],
    ['an empty list', `const all = await orders.list(); if (all.length === 0) return res.status(404).end(); res.json(all);`],
    ['the request without a body', `if (Object.keys(req.body).length === 0) return res.status(400).end(); res.json(await orders.create(req.body));`],
    ['no caller', `if (!req.user) return res.status(401).end(); res.json(await orders.list());`],
    ['success of a call', `const result = await orders.create(req.body); if (!result.success) return res.status(400).json(result.error); res.json(result.data);`],
    ['the outcome of a call by name', `const result = await orders.create(req.body); if (result.status === 'duplicate') return res.status(409).end(); res.json(result);`],
    ['a method of a result', `const result = await orders.find(req.params.id); if (result.isErr()) return res.status(400).end(); res.json(result.value);`],
    ['validation errors', `const errors = await orders.find(req.body); if (errors.length > 0) return res.status(400).json(errors); res.json({});`],
    ['errors by code', `try { res.json(await orders.create(req.body)); } catch (error) { if (error.code === 'P2002') return res.status(409).end(); throw error; }`],
    ['types of errors', `try { res.json(await orders.create(req.body)); } catch (error) { if (error instanceof TypeError) return res.status(400).end(); next(error); }`],
    ['the environment', `if (process.env.NODE_ENV === 'production') return res.status(404).end(); res.json(await orders.list());`],
    ['headers', `if (req.headers['content-type'] !== 'text/csv') return res.status(415).end(); res.json(await orders.create(req.body));`],
    ['the method', `if (req.method !== 'POST') return res.status(405).end(); res.json(await orders.create(req.body));`],
    ['bounds of a page', `const page = Number(req.query.page); if (page < 1 || page > 100) return res.status(400).end(); res.json(await orders.list());`],
    ['a format that the client wants', `const all = await orders.list(); if (req.query.format === 'csv') return res.type('csv').send(String(all)); res.json(all);`],
    ['an operation that the client wants', `if (req.body.action === 'cancel') res.json(await orders.cancel(req.params.id)); else res.json(await orders.create(req.body));`],
    ['a status for the answer', `const order = await orders.create(req.body); res.status(order.status === 'new' ? 201 : 200).json(order);`],
    ['a word of the client that must be known', `if (!['a', 'b'].includes(req.body.kind)) return res.status(400).end(); res.json(await orders.create(req.body));`],
    ['a type at run time', `if (typeof req.body.name !== 'string' || !Array.isArray(req.body.tags)) return res.status(400).end(); res.json(await orders.create(req.body));`],
    ['a file of a list', `${ORDER} if (!order.files.includes(req.params.file)) return res.sendStatus(404); res.json(order);`],
    ['the kind of a file', `${ORDER} if (!order.contentType.startsWith('image/')) return res.sendStatus(415); res.json(order);`],
    ['attempts of a caller', `const attempts = hits.get(req.ip); if (attempts.count > 5) return res.sendStatus(429); res.json({});`],
    ['text', `${ORDER} if (!order.key.includes('.')) return res.sendStatus(400); res.json(order);`],
    ['a dispatch by name', `${ORDER} if (order.action.startsWith('cancel_')) await orders.cancel(order.id); res.json({});`],
    ['the environment behind a service', `if (configService.get('X') === 'on') return res.sendStatus(404); res.json(await orders.list());`],
    ['a call that failed to change rows', `const { count } = await prisma.order.deleteMany({ where: {} }); if (count === 0) return res.sendStatus(404); res.json({});`],
    ['an answer by a state', `${ORDER} const label = order.state === 'open' ? 'Open' : 'Closed'; res.json({ label });`],
    ['what is stored, by the client', `await prisma.order.create({ data: { state: req.body.isDraft ? 'draft' : 'open' } }); res.json({});`],
    ['a language that is stored', `${ORDER} await prisma.order.create({ data: { title: order.locale === 'en' ? 'Order' : 'Auftrag' } }); res.json({});`],
    ['which service answers, by the kind of a thing', `${ORDER} res.json(order.type === 'gift' ? await orders.list() : await orders.find(order.id));`],
    ['how the same call is answered', `${ORDER} if (order.isLive) { res.setHeader('a', 'b'); res.write(await orders.find(order.id)); } else res.json(await orders.find(order.id));`],
    ['a row that is not there, and its 404', `${ROW} if (!order) return res.sendStatus(404); await prisma.order.delete({ where: { id: 1 } }); res.json({});`],
    ['a row that is changed where there is one', `${ROW} if (order) await prisma.order.delete({ where: { id: 1 } }); res.json({});`],
    ['a mark in a key-value store', `const { Redis } = await import('ioredis'); const redis = new Redis(); const seen = await redis.get(req.params.id); if (!seen) await prisma.order.create({ data: req.body }); res.json({});`],
    ['a cache that is filled', `const rows = await prisma.order.findMany(); if (rows.length === 0) await orderCache.get('x'); res.json(rows);`],
    ['access to what the path names', `if (!(await mayUse(req, req.params.shopId))) return res.sendStatus(403); await prisma.order.delete({ where: { id: 1 } }); res.json({});`],
    ['access to a row that is only shown', `${ROW} if (!(await mayUse(req, order.shopId))) return res.sendStatus(403); res.json(order);`],
    ['one assertion of the body against what is stored', `${ORDER} mustFit(order, req.body.guests); res.json(await orders.create(req.body));`],
    ['two calls that assert nothing', `${ORDER} tell(order, req.body.day); tell(order, req.body.night); res.json(await orders.create(req.body));`],
    ['how many were added', `const { count } = await prisma.order.createMany({ data: [] }); if (count > 0) throwIfTooMany(count); res.json(await orders.create(req.body));`],
    ['which service answers, by the client', `res.json(req.body.kind === 'gift' ? await orders.list() : await orders.find(req.params.id));`],
    ['a default for the body', `${ORDER} if (!req.body.name) { req.body.name = order.name; } res.json(await orders.create(req.body));`],
    ['a feature that a plan has', `const feature = await orders.getFeature('x'); if (!feature.enabled) return res.sendStatus(402); res.json(await orders.create(req.body));`],
    ['a feature that is switched on', `const isOn = await orders.isFeatureOn('x'); if (isOn) await orders.cancel(req.params.id); res.json({});`],
    ['one check of the body against what is stored', `${ORDER} if (!fits(order.room, req.body)) return res.sendStatus(400); res.json(await orders.create(req.body));`],
    ['two checks of the body alone', `if (!fits(req.body.room, 3)) return res.sendStatus(400); if (mayAdd(req.body.lines, 1)) return res.sendStatus(400); res.json(await orders.create(req.body));`],
    ['what a cache holds', `const seen = await orderCache.get(req.params.id); if (seen === req.body.version) return res.json({}); res.json(await orders.create(req.body));`],
    ['a flag of the caller that keeps him out', `if (req.user.isSuspended) return res.sendStatus(403); res.json(await orders.list());`],
    ['the status of another system', `const answer = await fetch('https://example.com'); if (answer.status !== 200) return res.sendStatus(502); res.json({});`],
  ])('is silent on %s', (_, body) => {
    expect(inRouter(body).filter((line) => line.endsWith('decision'))).toEqual([]);
  });

  it('judges the functions of a router that the code does not show to be one each for itself', () => {
    const text = `import { orders } from '../services/orders.service';
export default (router) => {
  router.get('/', async (ctx) => { const order = await orders.find(ctx.params.id); if (order.status === 'paid') ctx.throw(409); ctx.body = order; });
  router.post('/', async (ctx) => { ctx.body = await orders.create(ctx.request.body); });
  router.put('/', async (ctx) => { ctx.body = await orders.cancel(ctx.params.id); });
};`;
    expect(inFile('src/routes/orders.ts', text)).toEqual(['3 decision']);
  });

  it('an action that the client calls', () => {
    const text = `'use server';\nexport async function search(query: string) {\n  if (query.length > 39) throw new Error('too long');\n}`;
    expect(inFile('src/actions/search.ts', text)).toEqual(['3 decision']);
  });

  it('a helper that stands in a router', () => {
    const text = `${IMPORTS}\nfunction mustOwn(post: { authorId: string }, userId: string) {\n  if (post.authorId !== userId) throw new Error('no');\n}\nrouter.get('/', async (req, res) => { mustOwn(req.body, req.params.id); res.json({}); });`;
    expect(inFile('src/routes/orders.ts', text)).toEqual(['3 decision']);
  });
});

describe('calculations in a router', () => {
  it.each<[string, string, string[]]>([
    ['a product of two fields', `${ORDER}\nres.json({ price: order.nights * order.rate });`, ['2 calculation']],
    ['a rate', `${ROW}\nconst cost = order.hours * 12.5; res.json({ cost });`, ['2 calculation']],
    ['a sum', `const all = await orders.list();\nres.json({ total: all.reduce((sum, order) => sum + order.total, 0) });`, ['2 calculation']],
    ['a sum in a loop', `const all = await orders.list(); let sum = 0;\nfor (const order of all) sum += order.total; res.json({ sum });`, ['2 calculation']],
    ['the greatest', `const all = await orders.list();\nres.json({ most: Math.max(...all.map((order) => order.total)) });`, ['2 calculation']],
    ['how many more', `const all = await orders.list(); const ids = [...new Set(req.body.ids)];\nconst more = ids.length - all.count; res.json(await orders.find({ more }));`, ['2 calculation']],
    ['an expiry', `\nres.json(await orders.create({ expiresAt: new Date(Date.now() + req.body.days * 24 * 3600 * 1000) }));`, ['2 calculation']],
    ['an expiry that is stored', `\nawait prisma.order.create({ data: { until: new Date(Date.now() + 3600 * 1000) } }); res.json({});`, ['2 calculation']],
    ['a time that is moved and stored', `\nconst until = new Date(new Date(req.body.from).getTime() + 1000); await prisma.order.create({ data: { until } }); res.json({});`, ['2 calculation']],
    ['an expiry by a date library', `\nawait prisma.order.create({ data: { until: req.body.isTrial ? addDays(new Date(), 7) : null } }); res.json({});`, ['2 calculation']],
    ['an expiry by a chain of a date library', `\nconst until = dayjs().add(1, 'month').toDate(); await prisma.order.create({ data: { until } }); res.json({});`, ['2 calculation']],
    ['a date whose day is moved', `const until = new Date();\nuntil.setDate(until.getDate() + 7); await prisma.order.create({ data: { until } }); res.json({});`, ['2 calculation']],
  ])('%s', (_, body, expected) => {
    expect(inRouter(body)).toEqual(expected);
  });

  it('an expiry that a helper of the file computes for what is stored', () => {
    const helper = `function expiry(days: number) {\n  const end = new Date();\n  end.setDate(end.getDate() + days);\n  return end;\n}\nrouter.post('/', async (req, res) => {`;
    expect(inFile('src/routes/orders.ts', `${IMPORTS}\n${helper} await prisma.order.create({ data: { until: expiry(req.body.days) } }); res.json({}); });`)).toEqual(['4 calculation']);
    expect(inFile('src/routes/orders.ts', `${IMPORTS}\n${helper} res.json({ until: expiry(req.body.days) }); });`)).toEqual([]);
  });

  it.each<[string, string]>([
    ['a date that is shown', `res.json({ until: new Date(Date.now() + 3600 * 1000), from: addDays(new Date(), 7) });`],
    ['rows of the last week', `const from = subDays(new Date(), 7); res.json(await prisma.order.findMany({ where: { createdAt: { gte: from } } }));`],
    ['the present time', `await prisma.order.create({ data: { at: new Date(), seen: new Date(req.body.at) } }); res.json({});`],
    ['a date whose hour is set', `const from = new Date(); from.setHours(0); await prisma.order.create({ data: { from } }); res.json({});`],
    ['pages', `const page = Number(req.query.page); const limit = Number(req.query.limit); res.json(await orders.find({ offset: (page - 1) * limit, pages: Math.ceil(req.body.count / limit) }));`],
    ['text', `${ORDER} res.json({ name: order.first + ' ' + order.last, label: \`\${order.a / order.b}\` });`],
    ['elapsed time', `const start = Date.now(); ${ORDER} console.log(order.total * order.rate, Date.now() - start); res.json(order);`],
    ['a cookie', `${ORDER} res.cookie('a', order.id, { maxAge: order.days * order.hours }); res.json({});`],
    ['units', `${ORDER} res.json({ seconds: order.milliseconds / 1000, next: order.version + 1 });`],
    ['a range of the query string', `res.json(await orders.find({ from: Number(req.query.until) - 3 * Number(req.query.days) }));`],
  ])('is silent on %s', (_, body) => {
    expect(inRouter(body)).toEqual([]);
  });
});

describe('iterations in a router', () => {
  it.each<[string, string, string[]]>([
    ['a loop of changes', `for (const id of req.body.ids)\nawait orders.cancel(id); res.json({});`, ['2 iteration']],
    ['changes at once', `await Promise.all(req.body.ids.map((id) =>\norders.cancel(id))); res.json({});`, ['2 iteration']],
    ['a choice among rows by a flag', `const all = await orders.list();\nres.json(all.filter((order) => order.isPublic));`, ['2 iteration']],
    ['a lookup for each row', `const all = await prisma.order.findMany(); const found = []; for (const order of all) found.push(\nawait orders.find(order.userId)); res.json(found);`, ['2 iteration']],
    ['a lookup for each row, at once', `const all = await orders.list(); res.json(await Promise.all(all.map(async (order) => ({ ...order, lines:\nawait prisma.line.findMany({ where: { orderId: order.id } }) }))));`, ['2 iteration']],
    ['two lists that are put together', `const all = await orders.list(); const users = await prisma.user.findMany(); res.json(all.map((order) => ({ ...order, user:\nusers.find((user) => user.id === order.userId) })));`, ['2 iteration']],
    ['two lists that are put together by a key', `const all = await orders.list(); const users = await prisma.user.findMany(); const byId = new Map(users.map((user) => [user.id, user])); res.json(all.map((order) => ({ ...order, user:\nbyId.get(order.userId) })));`, ['2 iteration']],
    ['a choice among rows', `const all = await orders.list();\nres.json(all.filter((order) => order.name === req.query.name));`, ['2 iteration']],
  ])('%s', (_, body, expected) => {
    expect(inRouter(body)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['a response shape', `const all = await orders.list(); res.json(all.map((order) => ({ id: order.id, name: order.name ?? '' })));`],
    ['what is there', `const all = await orders.list(); res.json(all.filter(Boolean).filter((order) => order.id));`],
    ['lookups', `const all = await orders.list(); res.json({ one: all.find((order) => order.id === req.params.id), any: all.some((order) => order.total > 3) });`],
    ['entries', `res.json(Object.entries(req.body).map(([key, value]) => ({ key, value })));`],
    ['a loop that reads', `const found = []; for (const id of req.body.ids) found.push(await orders.find(id)); res.json(found);`],
    ['a list and a part of it', `const all = await orders.list(); res.json(all.map((order) => ({ ...order, first: all.find((other) => other.id === order.firstId) })));`],
    ['rows in the words of a constant', `const all = await orders.list(); const WORDS = { a: 'A' }; res.json(all.map((order) => ({ kind: WORDS[order.kind] })));`],
    ['a call for each row that is not asked about it', `const all = await orders.list(); res.json(await Promise.all(all.map(async () => orders.find(req.params.id))));`],
    ['a tool for each row', `const all = await orders.list(); res.json(await Promise.all(all.map(async (order) => parseFilters(order.filters))));`],
    ['a loop that answers', `for (let i = 0; i < 10; i++) res.write('x'); res.end();`],
  ])('is silent on %s', (_, body) => {
    expect(inRouter(body)).toEqual([]);
  });
});

describe('orchestration in a router', () => {
  it.each<[string, string, string[]]>([
    ['two services', `const order = await orders.create(req.body);\nawait sendReceipt(order.email); res.json(order);`, ['2 orchestration']],
    ['two statements', `await prisma.order.create({ data: req.body });\nawait prisma.user.update({ where: { id: 1 }, data: {} }); res.json({});`, ['2 orchestration']],
    ['a service and a helper that writes', `const order = await orders.create(req.body);\nawait addVisit(order.id); res.json(order);`, ['2 orchestration']],
    ['two services in a chain', `orders.find(req.params.id).then((order) => orders.cancel(order.id)).then((order) =>\norders.create(order)).then(() => res.json({}));`, ['2 orchestration']],
    ['a change that is taken back', `try { await orders.create(req.body); res.json({}); } catch (error) {\nawait orders.cancel(req.params.id); throw error; }`, ['2 orchestration']],
    ['credentials that the router finds good', `const user = await orders.find(req.body);\nif (!user) return res.status(401).end();\nconst token = await orders.issueToken(user); res.json({ token });`, ['3 orchestration']],
  ])('%s', (_, body, expected) => {
    expect(inRouter(body)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['one change', `res.json(await orders.create(req.body));`],
    ['a lookup, then a change', `${ORDER} if (!order) return res.status(404).end(); res.json(await orders.cancel(order.id));`],
    ['a registration that makes tokens', `const user = await orders.create(req.body); const token = await orders.issueToken(user); res.json({ user, token });`],
    ['a change, and what is added to the answer', `const order = await orders.create(req.body); res.json(await addAuthor(order));`],
    ['a chain with one change', `orders.find(req.params.id).then((order) => orders.cancel(order.id)).then(() => orders.list()).then((all) => res.json(all));`],
    ['one change or another', `if (req.body.id) res.json(await orders.cancel(req.body.id)); else res.json(await orders.create(req.body));`],
    ['one change, else the next', `if (req.body.id) { await orders.cancel(req.body.id); return; } res.json(await orders.create(req.body));`],
    ['a change by case', `switch (req.body.action) { case 'a': await orders.create(req.body); break; default: await orders.cancel(req.params.id); } res.json({});`],
    ['reads', `const [order, template] = await Promise.all([orders.find(req.params.id), getTemplate('a')]); res.json({ order, template });`],
    ['collections', `const seen = new Map(); seen.set('a', 1); seen.delete('b'); res.json(await orders.create(req.body));`],
    ['the caller found by its session', `const user = await orders.find(req.session.userId); if (!user) return res.status(401).end(); res.json(await orders.issueToken(user));`],
  ])('is silent on %s', (_, body) => {
    expect(inRouter(body)).toEqual([]);
  });
});

describe('security, notifications and entities in a router', () => {
  const nest = (imports: string, members: string) => `import { Body, Controller, Post } from '@nestjs/common';\n${imports}\n@Controller('orders') export class OrdersController {\n${members}\n}`;

  it('hashes, and the token of a guard that it only verifies', () => {
    const text = `${IMPORTS} import bcrypt from 'bcrypt'; import jwt from 'jsonwebtoken';
router.post('/', async (req, res) => {
  const hash = await bcrypt.hash(req.body.password, 10);
  const claims = jwt.verify(req.body.token, 'x');
  res.json(await orders.create({ hash, claims }));
});`;
    expect(inFile('src/routes/users.ts', text)).toEqual(['3 security']);
  });

  it('lets a webhook check its signature', () => {
    const text = `${IMPORTS} import { createHmac } from 'node:crypto';\nrouter.post('/', async (req, res) => {\n  const digest = createHmac('sha256', 'x').update(req.body).digest('hex');\n  if (digest !== req.headers['x-signature']) return res.sendStatus(401);\n  res.json({});\n});`;
    expect(inFile('src/routes/hooks.ts', text)).toEqual([]);
  });

  it('events', () => {
    const text = nest(`import { EventEmitter2 } from '@nestjs/event-emitter';`, `constructor(private readonly events: EventEmitter2) {}\n@Post() create(@Body() dto: object) {\n  this.events.emit('created', dto);\n}`);
    expect(inFile('src/orders/orders.controller.ts', text)).toEqual(['6 notification']);
  });

  it('a wrapper of the project that sends or signs, as its name says', () => {
    expect(inRouter(`const user = await orders.find(req.body);\nawait sendWelcome(user.email); res.json({});`)).toEqual(['2 notification']);
    expect(inRouter(`\nres.json({ token: createInviteToken(req.params.id) });`)).toEqual(['2 security']);
    // An operation of its own, and one that does not say so.
    expect(inRouter(`await sendReminders(new Date()); res.json({ name: createName(req.params.id) });`)).toEqual([]);
    expect(inRouter(`await sendDigest(req.params.id); res.json({});`)).toEqual([]);
  });

  it('a hash of a key, through a wrapper that names it', () => {
    expect(inRouter(`\nres.json(await orders.create({ key: hashApiKey(req.body.key) }));`)).toEqual(['2 security']);
    expect(inRouter(`res.json(await orders.create({ key: hashApiKeyPart(req.body.key) }));`)).toEqual([]);
  });

  it('a state of the caller, of the request that a class has injected', () => {
    const check = (token: string, from: string) => nest(`import { Inject } from '@nestjs/common'; import { ${token} } from '${from}';`, `constructor(@Inject(${token}) private readonly request: any) {}\n@Post() create(@Body() dto: object) {\n  if (this.request.user.plan?.kind === 'basic') throw new Error('upgrade');\n}`);
    expect(inFile('src/orders/orders.controller.ts', check('REQUEST', '@nestjs/core'))).toEqual(['6 decision']);
    expect(inFile('src/orders/orders.controller.ts', check('REQUEST', './tokens'))).toEqual([]);
  });

  it('changes of loaded rows by methods of their own', () => {
    const model = { 'src/models/order.ts': `import { Model } from 'sequelize';\nexport class Order extends Model {}` };
    const text = (act: string) => `import { Router } from 'express'; import { Order } from '../models/order';\nRouter().delete('/:id', async (req, res) => {\n  const one = await Order.findByPk(req.params.id); const two = await Order.findByPk(req.query.other);\n  await one.${act}(req);\n  await two.${act}(req); res.json({});\n});`;
    expect(inFile('src/routes/orders.ts', text('destroyWithLog'), model)).toEqual(['5 orchestration']);
    expect(inFile('src/routes/orders.ts', text('describeWithLog'), model)).toEqual([]);
  });

  it('a new entity, and one that is changed and saved', () => {
    expect(inRouter(`\nconst order = new Order(); order.total = req.body.total; res.json(await orders.create(order));`)).toEqual(['2 entity-change']);
    expect(inRouter(`${ORDER}\norder.status = req.body.status;\nawait orders.create(order); res.json(order);`)).toEqual(['2 entity-change']);
  });

  it('is silent on response shapes', () => {
    expect(inRouter(`${ORDER} order.links = { self: req.url }; res.json(order);`)).toEqual([]);
    expect(inRouter(`class OrderView { constructor(readonly order: unknown) {} } ${ORDER} res.json(new OrderView(order));`)).toEqual([]);
  });
});

describe('repositories', () => {
  const repository = (body: string) => inFile('src/repositories/orders.repository.ts', `import { prisma } from '../db'; import bcrypt from 'bcrypt'; import { hashPassword, keyOf } from '../services/secrets.service'; import { publishAll, type Cart } from '../lib/cart'; import type { EventEmitter2 } from 'eventemitter2';\nexport async function act(order: { status: string; nights: number }, days: number) {\n${body}\n}`);

  it.each<[string, string, string[]]>([
    ['a limit', `if (order.nights > 30) throw new Error('too long');`, ['3 decision']],
    ['a state', `const row = await prisma.order.findFirst({});\nif (row.status === 'frozen') throw new Error('frozen');`, ['4 decision']],
    ['a hash that a service makes', `await prisma.user.create({ data: { hash:\nhashPassword('a') } });`, ['4 security']],
    ['a hash', `await bcrypt.hash('a', 10);`, ['3 security']],
    ['events that a function sends', `const send = (cart: Cart, emitter: EventEmitter2) =>\npublishAll(cart, emitter);`, ['4 notification']],
    ['a change that is taken back', `await prisma.credit.create({}); try { await act(order, 1); } catch (error) {\nawait prisma.credit.delete({}); throw error; }`, ['4 orchestration']],
  ])('%s', (_, body, expected) => {
    expect(repository(body)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['what the stored thing tells of itself', `const tell = (cart: Cart, emitter: EventEmitter2) =>\ncart.publishEvents(emitter);`],
    ['a lookup without a row', `const row = await prisma.order.findFirst({}); if (!row) throw new Error('not found'); return row;`],
    ['a service that only names a key', `await prisma.user.create({ data: { key: keyOf('a') } });`],
    ['more rows than there can be', `const { rowCount } = await prisma.order.deleteMany({}); if (rowCount > 1) throw new Error('fault');`],
    ['a condition of the query', `const where = order.status === 'all' ? {} : { status: order.status }; return prisma.order.findMany({ where });`],
    ['rows that did not change', `const { count } = await prisma.order.deleteMany({}); if (count < 1) throw new Error('not found');`],
    ['several statements', `await prisma.order.create({}); await prisma.order.update({});`],
    ['statements in a loop', `for (const id of [1, 2]) await prisma.order.update({ where: { id } });`],
    ['an offset', `return prisma.order.findMany({ skip: (days - 1) * 20 });`],
    ['a mapped row', `const rows = await prisma.order.findMany({}); return rows.filter((row) => row.status === 'a').map((row) => ({ id: row.id }));`],
  ])('is silent on %s', (_, body) => {
    expect(repository(body)).toEqual([]);
  });
});

describe('dependencies', () => {
  const middleware = (body: string) => inFile('src/middleware/check.ts', `import type { NextFunction, Request, Response } from 'express'; import { orders } from '../services/orders.service'; import jwt from 'jsonwebtoken';\nexport async function check(req: Request, res: Response, next: NextFunction) {\n${body}\n}`);

  it.each([`res.status(409).json({})`, `next(new Error('taken'))`])('what is there already', (refusal) => {
    expect(middleware(`const taken = await orders.find(req.body.email);\nif (taken) return ${refusal}; next();`)).toEqual(['4 decision']);
  });

  it('a rule of the shop', () => {
    expect(middleware(`const all = await orders.list();\nres.locals.discount = all.reduce((sum, order) => sum + order.total * 0.05, 0); next();`)).toEqual(['4 calculation']);
  });

  it.each<[string, string]>([
    ['a row that the path names and that is not there', `const order = await orders.find(req.params.id); if (!order) return res.sendStatus(400); next();`],
    ['a row that the caller has', `const order = await orders.find(req.params.id); if (order) return res.status(400).json({}); next();`],
    ['a token that was revoked', `const order = await orders.find(req.body.token); if (order) return res.sendStatus(401); next();`],
    ['a role', `if (req.user.role !== 'admin') return res.sendStatus(403); next();`],
    ['a banned user', `const user = await orders.find(req.headers.authorization); if (user.status === 'banned') return res.sendStatus(403); next();`],
    ['a token', `const claims = jwt.verify(req.headers.authorization, 'x'); res.locals.token = jwt.sign(claims, 'x'); next();`],
    ['a rate limit', `const hits = await orders.checkCredits(req.ip); if (hits.credits > 100) return res.sendStatus(429); next();`],
    ['the time that a request takes', `const start = Date.now(); res.on('finish', () => console.log(Date.now() - start)); next();`],
  ])('is silent on %s', (_, body) => {
    expect(middleware(body)).toEqual([]);
  });
});

it('computes nothing for other layers', () => {
  expect(inFile('src/services/any.service.ts', `export function act(order: { status: string }) { if (order.status === 'a') throw new Error('no'); }`)).toEqual([]);
  expect(inFile('src/any.ts', `export function act(order: { status: string }) { if (order.status === 'a') throw new Error('no'); }`)).toEqual([]);
});
