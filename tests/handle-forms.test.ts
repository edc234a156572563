/**
 * The forms in which a handle of a database reaches code, found in 106 public backends: each has a line in a fixture which `fixtures.test.ts` lints.
 * This table says which, and is red when one is gone.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, 'fixtures');

/** The form, and for each of its variants the file and the code. Where that is not reported yet, `missed` comes before it. */
const FORMS: Readonly<Record<string, readonly (readonly [file: string, code: string, outcome?: 'missed'])[]>> = {
  'imported singleton of Prisma': [['services/singletons.ts', 'await prisma.stop.findMany()']],
  'wrapper with an extra member': [['services/wrappers.ts', 'database.client.line.findUnique']],
  'client that is imported late': [['services/wrappers.ts', 'prisma.line.delete']],
  'client chosen per tenant or region': [['services/wrappers.ts', 'prismaFor(region).line.findMany()'], ['services/wrappers.ts', 'prisma.line.findMany()']],
  'imported singleton of Drizzle': [['services/singletons.ts', 'db.select().from(stops)'], ['services/singletons.ts', 'db.query.stops.findMany()']],
  'imported singleton of a driver': [['services/singletons.ts', "pool.query('SELECT 1')"]],
  'tagged template that is executed': [['services/singletons.ts', 'await sql`'], ['services/further.ts', '=> sql`DELETE']],
  'callable of Knex': [['services/singletons.ts', "knex('stops').where"], ['services/further.ts', "knex.select('id')"], ['services/parameters.ts', "trx('stops')"]],
  'Kysely, behind further members too': [['services/singletons.ts', 'kysely.selectFrom'], ['services/further.ts', 'this.wrapped.db.selectFrom']],
  "query builder of the project's own": [['services/further.ts', ".execute(pool)", 'missed']],
  'injected class that is a client': [['services/NestForms.service.ts', 'this.prisma.stop.findMany()']],
  'injected client with a transaction lookup': [['services/LookupService.ts', 'this.prisma.txClient().ticket.create']],
  'generic wrapper around a client': [['services/LookupService.ts', 'this.tickets.model.ticket.findMany']],
  'delegate that is kept in a field': [['services/FieldService.ts', 'this.stop.findMany()'], ['services/further.ts', 'this.stop.findMany()']],
  'InjectRepository': [['services/NestForms.service.ts', 'this.source.query']],
  'InjectModel, InjectKysely, InjectPool, string tokens': [
    ['services/NestForms.service.ts', 'this.vehicles.find('], ['services/NestForms.service.ts', 'this.kysely.selectFrom'], ['services/further.ts', 'this.slonikPool.any'],
    ['services/NestForms.service.ts', 'this.pool.query'], ['services/TypediService.ts', 'this.driverModel.findOne'],
  ],
  'Knex through InjectModel': [['services/NestForms.service.ts', "this.knex('stops')"]],
  'context of tRPC': [['../trpc-prisma/src/server/routers/board.ts', 'ctx.prisma.board.findMany'], ['../trpc-prisma/src/server/routers/board.ts', 'prisma.card.delete']],
  'variables and bindings of Hono': [['routes/decorated.ts', "c.get('db').select()"], ['routes/contexts.ts', "c.get('db').select()"], ['routes/environment.ts', 'c.env.DB.prepare']],
  'decorated Fastify and Express': [
    ['routes/decorated.ts', "fastify.knex('stops')"], ['routes/decorated.ts', 'request.server.database.v2.stop.findMany'], ['routes/decorated.ts', 'request.storage.query'],
    ['routes/decorated.ts', 'req.database.stop.findMany'], ['routes/environment.ts', 'res.json(await req.ctx.prisma'], ['routes/environment.ts', 'res.json(await prisma.stop'],
  ],
  'service locator': [['routes/located.ts', 'getRunningApp().AppDataSource'], ['routes/located.ts', 'res.json(await prisma.stop.findMany())'], ['routes/located.ts', 'Container.get(Database)']],
  'parameter of a function': [['services/parameters.ts', 'prisma.stop.findUnique'], ['services/parameters.ts', 'db.select().from(stops)']],
  'destructured container': [['services/parameters.ts', 'db.insert(stops)']],
  'options or context object': [
    ['services/parameters.ts', 'opts.db.select()'], ['services/ContextService.ts', 'this.options.database.member.query'], ['services/further.ts', 'context.models.stops.create'],
    ['services/further.ts', 'contextOf().joplin.models.stop().load', 'missed'],
  ],
  'repository that is built where it is used': [['routes/built.ts', 'new StopRepository(db)']],
  'global getRepository and getManager': [['services/typeorm-forms.ts', 'getManager().findOne'], ['services/typeorm-forms.ts', 'getRepository(Tour).query']],
  'getRepository of a data source': [['services/FieldService.ts', 'this.#source.getRepository(Tour)'], ['routes/located.ts', '.getRepository(Tour).find()']],
  'statics of a model': [['services/typeorm-forms.ts', 'Tour.findOneBy'], ['services/models.ts', 'Bus.findByPk'], ['services/models.ts', 'DriverModel.find()']],
  'model that is compiled, kept or handed over': [
    ['services/models.ts', 'Compiled.findOne'], ['services/models.ts', 'DB.Buses.findAll'], ['services/mikro.ts', 'DI.em.findOne'], ['services/models.ts', 'Drivers.countDocuments'],
    ['services/models.ts', 'Drivers.find()'], ['services/NewModelService.ts', 'ticket.save()'],
  ],
  'query of Objection and Lucid, related queries': [
    ['services/models.ts', 'Depot.query()'], ['../koa-objection/src/services/animals.ts', "animal?.$relatedQuery('visits')"], ['../adonis-lucid/app/services/book_service.ts', 'Book.query()'],
  ],
  'active record': [['services/typeorm-forms.ts', 'route.save()'], ['../adonis-lucid/app/controllers/books_controller.ts', 'book.delete()']],
  'entity manager': [['services/mikro.ts', 'em.flush()'], ['services/NestForms.service.ts', 'this.manager.find(Tour)']],
  "subclass of the ORM's repository": [['../traps/src/services/rooms.service.ts', "getConnection().query"], ['../traps/src/services/users.service.ts', 'this.createQueryBuilder']],
  'parameter of a transaction, under any name': [
    ['services/transactions.ts', 'unitOfWork.depot.delete'], ['services/transactions.ts', "t('depots')"], ['services/transactions.ts', 'inner.deleteFrom'],
    ['services/transactions.ts', 'it`DELETE'], ['services/typeorm-forms.ts', 'manager.delete(Tour'], ['services/further.ts', 'client?.stop.delete'],
  ],
  'transaction in the state of the request': [['routes/decorated.ts', "ctx.state.transaction('stops')"]],
  'collection of the native driver': [['services/mongo.ts', "client.db('transit')"], ['services/further.ts', "getCollection('stops').findOne"]],
  'type made of types, and cast': [['services/composed.ts', 'tx.delete(stops); //'], ['services/casts.ts', 'prisma.stop.findUnique']],
};

describe.each(Object.entries(FORMS))('%s', (_form, lines) => {
  it.each(lines.map(([file, code, outcome]) => ({ file, code, outcome })))('$file: $code', ({ file, code, outcome }) => {
    const path = file.startsWith('../') ? join(root, file.slice(3)) : join(root, 'handle-forms', 'src', file);
    const found = readFileSync(path, 'utf8').split('\n').filter((line) => line.includes(code));
    expect(found, `${file} has no line with ${code}`).not.toEqual([]);
    for (const line of found) expect(line).toMatch(outcome === 'missed' ? /\/\/ missed: no-/ : /\/\/ expect: /);
  });
});

it('the table has every form that the backends showed', () => {
  expect(Object.keys(FORMS)).toHaveLength(37);
});
