import type { PrismaClient, User } from '@prisma/client';

export interface NewUser {
  email: string;
  name: string;
  passwordHash: string;
}

export class UserRepository {
  constructor(private readonly prisma: PrismaClient) {}

  findById(id: number): Promise<User | null> {
    return this.prisma.user.findUnique({ where: { id } });
  }

  findByEmail(email: string): Promise<User | null> {
    return this.prisma.user.findUnique({ where: { email } });
  }

  list(search: string | undefined, skip: number, take: number): Promise<User[]> {
    return this.prisma.user.findMany({
      where: search ? { name: { contains: search } } : {},
      orderBy: { id: 'asc' },
      skip,
      take,
    });
  }

  create(user: NewUser): Promise<User> {
    return this.prisma.user.create({ data: user });
  }
}
