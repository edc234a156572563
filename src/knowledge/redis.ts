import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods, properties } from './members.ts';

/** Redis may be the cache of one project and the data store of the next. */
const command = { effect: 'query', certainty: 'likely' } as const;

/**
 * node-redis, ioredis, Upstash and what hands them out. Every method that is not listed as free is a command: there are some 250, and modules and
 * `defineCommand` add more.
 */
export const redis: Library = {
  name: 'Redis',
  category: 'database',
  setting: 'redis',
  packages: [
    'redis', '@redis/client', 'ioredis', 'iovalkey', '@upstash/redis', '@upstash/redis/cloudflare', '@vercel/kv', '@fastify/redis', 'fastify-redis', '@nestjs-modules/ioredis',
    '@liaoliaots/nestjs-redis', 'nestjs-redis', '@adonisjs/redis/services/main',
  ],
  docs: 'https://redis.io/docs/latest/develop/clients/nodejs/',
  exports: {
    // ioredis: the class. @vercel/kv and @adonisjs/redis: a client.
    default: { value: 'RedisClass', instance: 'Redis' },
    Redis: { value: 'RedisClass', instance: 'Redis' },
    Cluster: { instance: 'Redis' },
    Pipeline: { instance: 'Pipeline' },
    ChainableCommander: { instance: 'Pipeline' },
    // node-redis
    createClient: { value: 'createClient' },
    createCluster: { value: 'createClient' },
    createSentinel: { value: 'createClient' },
    createClientPool: { value: 'createClient' },
    ...exported('RedisClientType RedisClusterType RedisSentinelType RedisClientPoolType', { instance: 'Redis' }),
    // @vercel/kv
    kv: { value: 'Redis' },
    VercelKV: { instance: 'Redis' },
    // @fastify/redis
    FastifyRedis: { instance: 'Redis' },
    // NestJS
    InjectRedis: { decorator: { injects: 'Redis' } },
    RedisService: { instance: 'RedisService' },
  },
  types: {
    /** The class, its statics, and the client that the default exports of @vercel/kv and @adonisjs/redis are. */
    RedisClass: {
      extends: 'Redis',
      members: { createClient: { call: { returns: 'Redis', constructs: true } }, fromEnv: { call: { returns: 'Redis', constructs: true } }, Cluster: { type: 'Redis' }, Command: {} },
    },
    createClient: { call: { returns: 'Redis', constructs: true } },
    Redis: {
      role: 'database-handle',
      members: {
        ...methods('connect duplicate withTypeMapping withCommandOptions withAbortSignal asap legacy connection use', { returns: 'this' }),
        ...methods(
          `quit QUIT disconnect close destroy end ref unref on once off addListener removeListener removeAllListeners emit listeners listenerCount
           subscribe psubscribe ssubscribe unsubscribe punsubscribe sunsubscribe pSubscribe pUnsubscribe sSubscribe sUnsubscribe SUBSCRIBE
           PSUBSCRIBE UNSUBSCRIBE PUNSUBSCRIBE defineCommand createScript monitor nodes`,
        ),
        ...methods('publish spublish sPublish PUBLISH', { effect: 'notify', certainty: 'likely' }),
        ...methods('multi MULTI pipeline batch', { effect: 'build', returns: 'Pipeline', certainty: 'likely' }),
        // Modules of Redis Stack and of Upstash.
        ...properties('json ft ts bf cf cms topK tDigest graph search vector functions', 'Module'),
        '*': { call: command },
      },
    },
    Module: { members: { '*': { call: command } } },
    Pipeline: {
      role: 'query',
      members: {
        ...methods('exec EXEC execAsPipeline execTyped execBuffer', command),
        ...properties('json ft ts bf cf cms topK tDigest graph', 'Pipeline'),
        '*': { call: { effect: 'build', returns: 'this', certainty: 'likely' } },
      },
    },
    RedisService: { members: methods('getOrThrow getOrNil getClient getClients', { returns: 'Redis' }) },
  },
  extendsOther: { 'Fastify.Instance': { redis: { type: 'Redis' } } },
};
