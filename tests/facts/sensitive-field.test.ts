import { describe, expect, it } from 'vitest';
import { factsIn, lines } from '../support/project.ts';

type Files = Record<string, string>;

function found(text: string, path = 'src/schemas/user.ts', files: Files = {}): string[] {
  const facts = factsIn({ ...files, [path]: text }, path);
  return lines({ ...facts, of: (kind) => facts.of(kind, 'likely') }, 'sensitive-field', ({ field, schema, certainty }) => `${schema}.${field}${certainty === 'certain' ? '' : ' (likely)'}`);
}

describe('a schema that is called a response', () => {
  it.each([
    ['zod', `import { z } from 'zod'; export const userResponse = z.object({ id: z.number(), passwordHash: z.string() });`, 'userResponse.passwordHash'],
    ['zod, nested', `import { z } from 'zod'; export const userOutputSchema = z.object({ user: z.object({ password: z.string() }) });`, 'userOutputSchema.password'],
    ['zod, a list', `import { z } from 'zod'; export const usersResponse = z.array(z.object({ salt: z.string() }));`, 'usersResponse.salt'],
    ['zod, extended', `import { z } from 'zod'; const base = z.object({ id: z.number() }); export const userResponse = base.extend({ hashedPassword: z.string() });`, 'userResponse.hashedPassword'],
    ['snake case', `import { z } from 'zod'; export const UserResponse = z.object({ password_hash: z.string() });`, 'UserResponse.password_hash'],
    ['TypeBox', `import { Type } from '@sinclair/typebox'; export const UserResponse = Type.Object({ password: Type.String() });`, 'UserResponse.password'],
    ['a class', `export class UserResponseDto { id: number; apiKey: string; }`, 'UserResponseDto.apiKey'],
    ['a short name', `export class UserRO { password: string; }`, 'UserRO.password'],
    ['an interface beside schemas', `export interface UserResponse { id: number; secret: string }`, 'UserResponse.secret'],
    ['a type beside schemas', `export type UserDetailsResponse = { id: number; privateKey: string };`, 'UserDetailsResponse.privateKey'],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual([`1 ${expected}`]);
  });

  it('by its file', () => {
    expect(found(`export class UserDto { password: string; }`, 'src/users/dto/responses/user.dto.ts')).toEqual(['1 UserDto.password']);
    expect(found(`export class UserDto { password: string; }`, 'src/users/dto/user.dto.ts')).toEqual([]);
  });

  it('names that may be something else are likely', () => {
    expect(found(`export class UserResponse { token: string; hash: string; }`)).toEqual(['1 UserResponse.token (likely)', '1 UserResponse.hash (likely)']);
  });

  it('in a project that leaves out what is not exposed', () => {
    const text = `import { Expose } from 'class-transformer'; export class UserResponse { @Expose() id: number; password: string; }`;
    expect(found(text)).toEqual(['1 UserResponse.password']);
    expect(found(text, undefined, { 'src/app.ts': 'plainToInstance(UserResponse, user, { excludeExtraneousValues: true });' })).toEqual([]);
  });

  it.each([
    ['for input', `import { z } from 'zod'; export const userCreate = z.object({ password: z.string() }); export class CreateUserRequest { password: string; } export class LoginInputDto { password: string; }`],
    ['for inside', `import { z } from 'zod'; export const userInDatabase = z.object({ passwordHash: z.string() });`],
    ['that excludes it', `import { Exclude } from 'class-transformer'; export class UserResponse { @Exclude() password: string; }`],
    ['that exposes other fields only', `import { Exclude, Expose } from 'class-transformer'; @Exclude() export class UserResponse { @Expose() id: number; password: string; }`],
    ['that hides it', `import { Field, HideField } from '@nestjs/graphql'; export class UserResponse { @Field() id: number; @HideField() password: string; }`],
    ['that omits it', `import { z } from 'zod'; export const userResponse = z.object({ id: z.number(), password: z.string() }).omit({ password: true });`],
    ['that picks others', `import { z } from 'zod'; export const userResponse = z.object({ id: z.number(), password: z.string() }).pick({ id: true });`],
    ['that only accepts it', `import { ApiProperty } from '@nestjs/swagger'; export class UserResponse { @ApiProperty({ writeOnly: true }) password: string; }`],
    ['that says whether there is one', `import { z } from 'zod'; export const linkResponse = z.object({ password: z.boolean() }); export class LinkResponse { password: boolean; hasPassword: boolean; passwordChangedAt: Date; }`],
    ['of a login', `import { z } from 'zod'; export const loginResponse = z.object({ accessToken: z.string(), refreshToken: z.string(), token: z.string() });`],
    ['that gives a secret once', `export class ApiKeyCreatedResponse { apiKey: string; } export class PaymentIntentResponse { clientSecret: string; } export class HookCreateResponse { secret: string; } export class TwoFactorSetupResponse { secret: string; }`],
    ['that is none', `export const userResponse = { password: 1 }; export function response(password: string) { return password; } export class PasswordResponse { private password: string; static password = ''; }`],
    ['with similar names', `export class FileResponse { checksum: string; passwordStrength: number; secretary: string; saltLevel: number; }`],
  ])('is silent about one %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('is silent about types of other systems and about entities', () => {
    expect(found(`export interface TokenResponse { client_secret: string; password: string }`, 'src/services/vendor.ts')).toEqual([]);
    expect(found(`import { Entity, Column } from 'typeorm'; @Entity() export class UserResponse { @Column() password: string; }`, 'src/entities/user.ts')).toEqual([]);
  });
});

describe('a schema that stands as the response of a route', () => {
  const FILES = {
    'src/schemas/user.ts': `import { Type } from '@sinclair/typebox';\nexport const User = Type.Object({ id: Type.Integer(), password: Type.String() });`,
    'src/users/user.dto.ts': `import { Exclude } from 'class-transformer';\nexport class UserDto { id: number; password: string; }\nexport class SafeDto { id: number; @Exclude() password: string; }`,
  };

  it('Fastify', () => {
    expect(found(`import type { FastifyInstance } from 'fastify'; import { User } from '../schemas/user';
export default async function users(app: FastifyInstance) {
  app.get('/', { schema: { response: { 200: User } } }, async () => ({}));
  app.post('/', { schema: { body: User } }, async () => ({}));
}`, 'src/routes/users.ts', FILES)).toEqual(['3 User.password']);
  });

  it('a JSON schema in place', () => {
    expect(found(`import type { FastifyInstance } from 'fastify';
export default async function users(app: FastifyInstance) {
  app.get('/', { schema: { response: { 200: { type: 'object', properties: { id: { type: 'number' }, passwordHash: { type: 'string' } } } } } }, async () => ({}));
}`, 'src/routes/users.ts')).toEqual(['3 response.passwordHash']);
  });

  it('tRPC', () => {
    expect(found(`import { initTRPC } from '@trpc/server'; import { z } from 'zod'; const t = initTRPC.create(); const user = z.object({ password: z.string() });
export const users = t.router({ get: t.procedure.output(user).query(() => ({ password: '' })), add: t.procedure.input(user).mutation(() => 1) });`, 'src/routers/users.ts')).toEqual(['1 user.password']);
  });

  it('NestJS', () => {
    expect(found(`import { Body, Controller, Get, Post } from '@nestjs/common'; import { SafeDto, UserDto } from './user.dto';
@Controller('users') export class UsersController {
  @Get() all(): Promise<UserDto[]> { return null; }
  @Get('safe') safe(): Promise<SafeDto> { return null; }
  @Post() add(@Body() user: UserDto): void {}
  @UseInterceptors(SerializeInterceptor) @Get('x') x(): UserDto { return null; }
}`, 'src/users/users.controller.ts', FILES)).toEqual(['3 UserDto.password']);
  });
});
