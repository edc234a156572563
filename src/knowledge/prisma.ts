import type { Library } from './library.ts';
import { methods, properties } from './members.ts';

/**
 * Prisma Client, wherever it was generated to, and the NestJS and Fastify packages that hand it out.
 * `Prisma.sql`, `Prisma.raw` and `Prisma.join` only make a value for `$queryRaw`; enums and model types are plain values: free.
 */
export const prisma: Library = {
  name: 'Prisma',
  category: 'database',
  setting: 'prisma',
  models: 'prisma-schema',
  packages: ['@prisma/client', '@prisma/client/*', '.prisma/client', '.prisma/client/*', 'nestjs-prisma', 'fastify-prisma-client'],
  // `output` of the generator is the user's choice; these are the paths of the documentation and the ones seen most.
  generated: [
    'generated/prisma', 'generated/prisma/client', 'generated/prisma/index', 'generated/client', 'generated/prisma-client', 'generated/prisma-client/client',
    'prisma/generated', 'prisma/generated/client', 'prisma/generated/prisma', 'prisma/client', '@generated/prisma', '@generated/prisma-client',
  ],
  generatedTypes: { Delegate: 'Delegate' },
  docs: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference',
  exports: {
    PrismaClient: { instance: 'PrismaClient' },
    Prisma: { value: 'Prisma' },
    // nestjs-prisma
    PrismaService: { instance: 'PrismaClient' },
    CustomPrismaService: { instance: 'CustomPrismaService' },
  },
  types: {
    PrismaClient: {
      role: 'database-handle',
      members: {
        ...methods('$queryRaw $executeRaw $queryRawUnsafe $executeRawUnsafe $queryRawTyped $runCommandRaw', { effect: 'raw-sql' }),
        $transaction: { call: { effect: 'transaction', callbacks: { 0: ['PrismaClient'] } } },
        // The last two come with @prisma/extension-read-replicas.
        ...methods('$extends $primary $replica', { returns: 'PrismaClient' }),
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
    Prisma: {
      members: {
        ...properties('TransactionClient DefaultPrismaClient', 'PrismaClient'),
        defineExtension: { call: { callbacks: { 0: ['PrismaClient'] } } },
        // In a model extension: the delegate that the method was called on.
        getExtensionContext: { call: { returns: 'Delegate' } },
      },
    },
    CustomPrismaService: { members: properties('client', 'PrismaClient') },
  },
  extendsOther: {
    // fastify-prisma-client, @joggr/fastify-prisma
    'Fastify.Instance': { prisma: { type: 'PrismaClient' } },
    'Fastify.Request': { prisma: { type: 'PrismaClient' } },
  },
};
