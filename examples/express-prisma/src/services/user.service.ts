import type { User } from '@prisma/client';
import { ConflictError } from '../errors/app-error.js';
import { hashPassword } from '../lib/passwords.js';
import type { UserRepository } from '../repositories/user.repository.js';
import type { UserCreate, UserResponse } from '../schemas/user.schema.js';

/** The good service: business rules only. It neither knows Express nor Prisma. */
export class UserService {
  constructor(private readonly users: UserRepository) {}

  async create(data: UserCreate): Promise<UserResponse> {
    if (await this.users.findByEmail(data.email)) {
      throw new ConflictError('Email already registered');
    }
    const user = await this.users.create({
      email: data.email,
      name: data.name,
      passwordHash: await hashPassword(data.password),
    });
    return toResponse(user);
  }

  async findById(id: number): Promise<UserResponse | null> {
    const user = await this.users.findById(id);
    return user && toResponse(user);
  }

  async list(search: string | undefined, page: number, size: number): Promise<UserResponse[]> {
    const users = await this.users.list(search, (page - 1) * size, size);
    return users.map(toResponse);
  }
}

function toResponse(user: User): UserResponse {
  return { id: user.id, email: user.email, name: user.name, createdAt: user.createdAt.toISOString() };
}
