/**
 * The kinds of code that look like a violation and are none, or are one and do not look it: found in 106 public backends. Each has a fixture, which
 * `fixtures.test.ts` lints; this table says where it is, and is red when one is gone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, 'fixtures', 'traps');

/** `silent`: nothing is reported in the file. `fires`: the line with the code is. `missed`: it should be, and is a known limit. */
type Outcome = 'silent' | 'fires' | 'missed';

/** Number of the trap, its kind, what happens, the file, and a piece of code that stands on the line in question. */
const TRAPS: readonly (readonly [number, string, Outcome, string, string])[] = [
  [1, 'a method of a Map that is called delete', 'silent', 'src/routers/caches.ts', 'ctx.profileCache.delete'],
  [2, 'a key of Redis that is deleted', 'silent', 'src/routers/caches.ts', 'redis.del('],
  [3, 'get and set of a Map that is called cache', 'silent', 'src/routers/caches.ts', 'cache.set('],
  [4, 'a table that is called cache', 'fires', 'src/routers/caches.ts', 'ctx.prisma.cache.delete'],
  [5, 'a key-value store in middleware', 'silent', 'src/middleware/rate-limit.ts', 'store.get('],
  [6, 'find of a constant in capitals', 'silent', 'src/routes/constants.ts', 'PLANS.find('],
  [7, 'find of a constant of several words', 'silent', 'src/routes/constants.ts', 'PAYMENT_METHODS.find('],
  [8, "a service's method with the name of an ORM's", 'silent', 'src/users/user.controller.ts', 'this.userService.findOne'],
  [9, 'update and create of a service', 'silent', 'src/users/user.controller.ts', 'this.userService.update'],
  [10, "the ORM's own repository in a service", 'silent', 'src/users/user.service.ts', 'this.userRepository.save'],
  [12, 'a class whose name contains getRepository', 'silent', 'src/routes/look-alikes.ts', 'new TargetRepositoryReader('],
  [13, "updateTable that is not Kysely's", 'silent', 'src/routes/look-alikes.ts', 'catalog.updateTable('],
  [15, "collection that is not Mongo's", 'silent', 'src/routes/look-alikes.ts', 'ContactResource.collection('],
  [16, 'create of a value object', 'silent', 'src/routes/look-alikes.ts', 'Email.create('],
  [17, 'create of a request', 'silent', 'src/routes/look-alikes.ts', 'FindUserRequest.create('],
  [18, 'create of a domain object that is given queries', 'silent', 'src/routes/look-alikes.ts', 'Verification.create('],
  [19, 'create of a key pair', 'silent', 'src/routes/look-alikes.ts', 'KeyPair.create('],
  [22, 'save of a session', 'silent', 'src/routes/sessions.ts', 'req.session.save('],
  [23, 'destroy of a session or stream', 'silent', 'src/routes/sessions.ts', 'file.destroy('],
  [24, 'query of an analytics system', 'silent', 'src/routes/analytics.ts', 'clickhouse.query('],
  [26, 'a handle that is only passed on', 'silent', 'src/routers/passing.ts', 'topics(ctx.db'],
  [27, "the client's package for a type, without `type`", 'silent', 'src/users/user.controller.ts', "from '@prisma/client'"],
  [30, "an enum of the ORM's package as a value", 'silent', 'src/users/user.dto.ts', 'IsEnum(Role)'],
  [33, 'a parameter called prisma that is a row', 'silent', 'src/routers/passing.ts', 'toTopic(prisma: TopicRow)'],
  [35, 'a row called response', 'silent', 'src/services/topics.ts', 'const response ='],
  [36, 'the input of a use case called request', 'silent', 'src/services/topics.ts', 'rename(request:'],
  [38, 'a health check', 'fires', 'src/routes/health.ts', "knex.raw('SELECT 1')"],
  [41, 'a constraint of class-validator with a connection', 'silent', 'src/validators/unique.validator.ts', 'DataSource'],
  [42, 'a handler of a command', 'silent', 'src/posts/commands/create-post.handler.ts', 'this.users.findOneByOrFail'],
  [43, 'a service below a folder called routes', 'fires', 'src/app/routes/auth/auth.service.ts', 'prisma.user.count'],
  [44, 'the data layer in a folder called controllers', 'silent', 'src/controllers/favorite.ts', 'prisma.favorite.findMany'],
  [46, "a service that extends the ORM's repository", 'fires', 'src/services/users.service.ts', 'this.createQueryBuilder'],
  [47, 'a composition root that touches everything', 'silent', 'src/container.ts', 'new ReportRepository('],
  [48, 'a composition root of a container', 'silent', 'src/container.ts', 'container.bind('],
  [49, 'a seed called service', 'silent', 'src/database/seeds/user/user-seed.service.ts', 'this.dataSource.query'],
  [50, 'a script', 'silent', 'scripts/clean-db.ts', 'prisma.user.deleteMany'],
  [51, "a test's helper with an odd ending", 'silent', 'src/api/handlers/comments.test-util.ts', 'prisma.comment.create'],
  [52, 'a test by another name', 'silent', 'src/services/report.tests.ts', 'prisma.report.create'],
  [53, 'createHash of Redis', 'silent', 'src/hashes/hash.controller.ts', 'this.hashes.createHash'],
  [54, 'InjectModel that injects Knex', 'fires', 'src/lines/reference.service.ts', "this.knex('references')"],
  [55, 'a chain over many lines', 'fires', 'src/routes/lines.handlers.ts', 'await db'],
  [56, 'a piece of SQL without a query', 'missed', 'src/routes/lines.handlers.ts', 'sql`now()`'],
  [57, 'backend code in a file of user interface', 'fires', 'src/app/routes/teams.tsx', 'prisma.team.findUnique'],
];

/** The traps that were found with their code; 58 is Python's, and the others are of kinds that have a number of their own. */
const NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 15, 16, 17, 18, 19, 22, 23, 24, 26, 27, 30, 33, 35, 36, 38, 41, 42, 43, 44, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57];

describe('traps', () => {
  it.each(TRAPS)('%i: %s (%s)', (number, _kind, outcome, file, code) => {
    const text = readFileSync(join(root, file), 'utf8');
    const line = text.split('\n').find((each) => each.includes(code));
    expect(line, `${file} has no line with ${code}`).toBeDefined();
    expect(/\/\/ (expect|missed): /.exec(line ?? '')?.[1]).toBe({ silent: undefined, fires: 'expect', missed: 'missed' }[outcome]);
    expect(numbersIn(text)).toContain(number);
  });

  it('each has a row', () => {
    expect(TRAPS.map(([number]) => number)).toEqual(NUMBERS);
  });

  it('each that a fixture names is in the table', () => {
    const named = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file)).flatMap((file) => numbersIn(readFileSync(join(root, file), 'utf8')));
    expect(named.filter((number) => !NUMBERS.includes(number))).toEqual([]);
  });
});

/** The numbers of the traps that a fixture says it holds. */
function numbersIn(text: string): number[] {
  return [...text.matchAll(/\bTraps? ((?:\d+(?:, | and )?)+)/g)].flatMap((match) => match[1]?.match(/\d+/g)?.map(Number) ?? []);
}
