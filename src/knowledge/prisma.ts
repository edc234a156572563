import type { Library } from './library.ts';
import { methods } from './members.ts';

export const prisma: Library = {
  name: 'Prisma',
  category: 'database',
  setting: 'prisma',
  packages: ['@prisma/client', '@prisma/client/*', '.prisma/client'],
  generated: ['generated/prisma', 'generated/prisma/client', 'generated/client', 'prisma/generated', 'prisma/client'],
  docs: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference',
  exports: {
    PrismaClient: { instance: 'PrismaClient' },
    Prisma: { value: 'Prisma' },
  },
  types: {
    PrismaClient: {
      role: 'database-handle',
      members: {
        ...methods('$queryRaw $executeRaw $queryRawUnsafe $executeRawUnsafe $queryRawTyped $runCommandRaw', { effect: 'raw-sql' }),
        $transaction: { call: { effect: 'transaction', callbacks: { 0: ['PrismaClient'] } } },
        $extends: { call: { returns: 'PrismaClient' } },
        ...methods('$connect $disconnect $on $use'),
        '*': { type: 'Delegate' },
      },
    },
    Delegate: {
      role: 'model',
      members: methods(
        `findUnique findUniqueOrThrow findFirst findFirstOrThrow findMany create createMany createManyAndReturn update updateMany
         updateManyAndReturn upsert delete deleteMany count aggregate groupBy findRaw aggregateRaw`,
        { effect: 'query' },
      ),
    },
    Prisma: { members: { TransactionClient: { type: 'PrismaClient' } } },
  },
};
