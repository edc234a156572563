/** What is offered in place of code that is reported, and where nothing is, because nobody can tell that it would be right. */
import { describe, expect, it } from 'vitest';
import type { FactKind } from '../../src/facts/index.ts';
import { factsIn } from '../support/project.ts';

/** The file with the first rewrite of each fact of a kind applied alone; "-" where nothing is offered. */
function rewritten(kind: FactKind, path: string, files: Readonly<Record<string, string>>): string[] {
  const text = files[path] ?? '';
  return factsIn(files, path).of(kind, 'likely').map(({ rewrites = [] }) => {
    const edits = [...(rewrites[0]?.edits ?? [])].sort((a, b) => b.range[0] - a.range[0]);
    return edits.length === 0 ? '-' : edits.reduce((result, { range, text: by }) => result.slice(0, range[0]) + by + result.slice(range[1]), text);
  });
}

const ERRORS = `
  export class AppError extends Error {}
  export class NotFoundError extends AppError {}
  export class GoneError extends AppError { constructor(id: number) { super(String(id)); } }
  export class ConflictError extends AppError { constructor(entity: string) { super(\`\${entity} exists\`); } }
  export abstract class ForbiddenError extends AppError {}
  export class UnauthorizedError extends AppError { constructor(message: string, readonly realm: string) { super(message); } }
`;

function thrown(statement: string, imports = "import { users } from '../repositories/users';", errors = ERRORS): string[] {
  const source = `import { NotFoundException, HttpException, ConflictException, GoneException, ForbiddenException, UnauthorizedException } from '@nestjs/common';\n${imports}\nexport const run = (id: string) => { ${statement} };\nexport default [users, NotFoundException, HttpException, ConflictException, GoneException, ForbiddenException, UnauthorizedException];\n`;
  return rewritten('http', 'src/services/users.ts', { 'src/services/users.ts': source, 'src/repositories/users.ts': 'export const users = [];', 'src/errors.ts': errors })
    .map((text) => /=> \{ (.*) \};/.exec(text)?.[1] ?? text);
}

describe('a domain error in place of an HTTP exception', () => {
  it('says the same', () => {
    expect(thrown("throw new NotFoundException('No user');")).toEqual(["throw new NotFoundError('No user');"]);
    expect(thrown('throw new NotFoundException();')).toEqual(['throw new NotFoundError();']);
    expect(thrown("throw new HttpException('No user', 404);")).toEqual(["throw new NotFoundError('No user');"]);
    expect(thrown('throw new NotFoundException(`No user ${id}`);')).toEqual(['throw new NotFoundError(`No user ${id}`);']);
  });

  it.each([
    ['a constructor that wants a number', 'throw new GoneException("1");'],
    ['a text that is no message', "throw new ConflictException('Taken');"],
    ['an abstract class', 'throw new ForbiddenException();'],
    ['a second parameter that must be given', "throw new UnauthorizedException('Who?');"],
    ['a message of unknown type', 'throw new NotFoundException(id);'],
    ['details that would be lost', "throw new NotFoundException('No user', { cause: id });"],
    ['a value that is not thrown', 'return new NotFoundException();'],
  ])('is not offered for %s', (_why, statement) => {
    expect(thrown(statement)).toEqual(['-']);
  });

  it('is not offered where it is not certain what to import', () => {
    const wanted = 'throw new NotFoundException();';
    expect(thrown(wanted, 'const users = 1;')).toEqual(['-']);
    expect(thrown(wanted, "import { users } from '../repositories/users'; const NotFoundError = 1;")).toEqual(['-']);
    expect(thrown(wanted, undefined, "import { HttpException } from '@nestjs/common'; export class NotFoundError extends HttpException {}")).toEqual(['-']);
    expect(thrown(wanted, undefined, 'class NotFoundError extends Error {}')).toEqual(['-']);
  });

  it('is imported as the file imports', () => {
    const files = {
      'src/services/users.ts': 'import { HTTPException } from "hono/http-exception"\nimport { users } from "../repositories/users.js"\n\nexport const run = () => { if (users) throw new HTTPException(404) }\n',
      'src/repositories/users.ts': 'export const users = 1;', 'src/errors/index.ts': ERRORS,
    };
    expect(rewritten('http', 'src/services/users.ts', files)).toEqual(['import { NotFoundError } from "../errors/index.js"\nimport { users } from "../repositories/users.js"\n\nexport const run = () => { if (users) throw new NotFoundError() }\n']);
  });
});

describe('a domain error in place of Error', () => {
  const run = (statement: string, errors = ERRORS) => rewritten('ad-hoc-error', 'src/services/users.ts', {
    'src/services/users.ts': `import { users } from '../repositories/users';\nexport const run = (id: string) => { ${statement} };\n`, 'src/repositories/users.ts': 'export const users = [];', 'src/errors.ts': errors,
  }).map((text) => /=> \{ (.*) \};/.exec(text)?.[1] ?? text);

  it('is the one that the message speaks of, else the one that all others extend', () => {
    expect(run("throw new Error('User not found');")).toEqual(["throw new NotFoundError('User not found');"]);
    expect(run("throw new Error('Something else');")).toEqual(["throw new AppError('Something else');"]);
    expect(run("throw 'Something else';")).toEqual(["throw new AppError('Something else');"]);
  });

  it('is not offered when there is a choice, or more than a message', () => {
    expect(run("throw new Error('Odd');", 'export class OneError extends Error {}\nexport class TwoError extends Error {}')).toEqual(['-']);
    expect(run("throw new Error('Odd', { cause: id });")).toEqual(['-']);
    expect(run('throw { code: 1 };')).toEqual(['-']);
  });
});

describe('a parameter of the constructor in place of `new`', () => {
  const REPOSITORY = 'export class UserRepository { constructor(readonly db?: unknown) {} }';
  const run = (body: string, before = '') => rewritten('construction', 'src/services/users.service.ts', {
    'src/services/users.service.ts': `import { UserRepository } from '../repositories/user.repository';\n${before}export class UserService ${body}\n`, 'src/repositories/user.repository.ts': REPOSITORY,
  }).map((text) => /UserService (.*)\n/.exec(text)?.[1] ?? text);

  it('keeps what callers do', () => {
    expect(run('{ private readonly users = new UserRepository(); }')).toEqual(['{ constructor(private readonly users: UserRepository = new UserRepository()) {} }']);
    expect(run('{ users = new UserRepository(); constructor(private db: string) {} }')).toEqual(['{  constructor(private db: string, public users: UserRepository = new UserRepository()) {} }']);
    expect(run('{ users: UserRepository; constructor(db: string) { this.users = new UserRepository(db); } }'))
      .toEqual(['{ users: UserRepository; constructor(db: string, users: UserRepository = new UserRepository(db)) { this.users = users; } }']);
  });

  it.each([
    ['a static field', '{ static users = new UserRepository(); }'],
    ['a private name', '{ #users = new UserRepository(); }'],
    ['a class that extends another and has no constructor', 'extends Base { users = new UserRepository(); }'],
    ['another field that reads it', '{ users = new UserRepository(); count = this.users.length; }'],
    ['a constructor with rest parameters', '{ users = new UserRepository(); constructor(...names: string[]) {} }'],
    ['a constructor with several signatures', '{ users = new UserRepository(); constructor(a: string); constructor(a: number); constructor(a: unknown) {} }'],
    ['what the constructor makes itself', '{ users: UserRepository; constructor() { const db = 1; this.users = new UserRepository(db); } }'],
    ['what stands on `this`', '{ db = 1; users = new UserRepository(this.db); }'],
    ['a name that the constructor has already', '{ users: UserRepository; constructor(users: string) { this.users = new UserRepository(users); } }'],
    ['a method', '{ run() { const users = new UserRepository(); return users.all(); } }'],
  ])('is not offered for %s', (_why, body) => {
    expect(run(body, 'class Base {}\n')).toEqual(['-']);
  });

  it('is not offered where a container makes the class, but not what it needs', () => {
    expect(run('{ users = new UserRepository(); }', "import { Injectable } from '@nestjs/common';\n@Injectable()\n")).toEqual(['-']);
  });
});

describe('select in place of a whole row', () => {
  const SCHEMA = 'model User {\n  id Int @id\n  name String\n  passwordHash String\n  posts Post[]\n}\n';
  const run = (handler: string, schema = SCHEMA) => rewritten('entity-response', 'src/routes/users.ts', {
    'src/routes/users.ts': `import { Router } from 'express';\nimport { PrismaClient } from '@prisma/client';\nconst prisma = new PrismaClient();\nRouter().get('/', ${handler});\n`, 'prisma/schema.prisma': schema,
  }).map((text) => /get\('\/', (.*)\);/.exec(text)?.[1] ?? text);

  it('names the columns, and no secret', () => {
    expect(run('async (req, res) => { res.json(await prisma.user.findMany()); }')).toEqual(['async (req, res) => { res.json(await prisma.user.findMany({ select: { id: true, name: true } })); }']);
    expect(run('async (req, res) => { const user = await prisma.user.findFirst({ where: { id: 1 }, }); if (!user) return; res.json(user); }'))
      .toEqual(['async (req, res) => { const user = await prisma.user.findFirst({ where: { id: 1 }, select: { id: true, name: true }, }); if (!user) return; res.json(user); }']);
  });

  it.each([
    ['a secret that is read', 'async (req, res) => { const user = await prisma.user.findFirst(); check(user.passwordHash); res.json(user); }'],
    ['a row that is handed on', 'async (req, res) => { const user = await prisma.user.findFirst(); log(user); res.json(user); }'],
    ['options that are not written here', 'async (req, res) => { res.json(await prisma.user.findMany(options)); }'],
    ['relations', 'async (req, res) => { res.json(await prisma.user.findMany({ include: { posts: true } })); }'],
    ['a handler that says what it returns', 'async (req, res): Promise<void> => { res.json(await prisma.user.findMany()); }'],
    ['a model that the schema does not have', 'async (req, res) => { res.json(await prisma.account.findMany()); }'],
  ])('is not offered for %s', (_why, handler) => {
    expect(run(handler)).toEqual(['-']);
  });
});

describe('import type in place of import', () => {
  const run = (source: string) => rewritten('flow', 'src/services/users.ts', {
    'src/services/users.ts': `${source}\n`, 'src/routes/users.routes.ts': "import { Router } from 'express';\nexport interface Query { a: string }\nexport class Users {}\nexport const users = Router();\nexport default Users;\n",
  }).map((text) => text.split('\n')[0]);

  it('is offered where nothing is used at run time', () => {
    expect(run("import { Query, Users } from '../routes/users.routes';\nexport const f = (a: Query, b: Users) => 1;")[0]).toBe("import type { Query, Users } from '../routes/users.routes';");
  });

  it.each([
    ['a value', "import { Users } from '../routes/users.routes';\nexport const f = () => new Users();"],
    ['a class and its value beside', "import { Query, users } from '../routes/users.routes';\nexport const f = (a: Query) => users;"],
    ['two forms at once', "import Users, { Query } from '../routes/users.routes';\nexport const f = (a: Query, b: Users) => 1;"],
    ['a type of a decorated class, which a container reads', "import { Users } from '../routes/users.routes';\n@Injectable()\nexport class A { constructor(private users: Users) {} }"],
    ['an import for its effect', "import '../routes/users.routes';\nexport const f = () => 1;"],
  ])('is not offered for %s', (_why, source) => {
    expect(run(source)[0]).toBe('-');
  });
});
