import { AUTHS, FRAMEWORKS, ORMS, VALIDATIONS } from '../settings-values.ts';
import { hasDependency } from './package-json.ts';

/** What a project uses, by the dependencies of its package.json. The values are those of the settings. */
export interface DetectedProject {
  readonly frameworks: readonly string[];
  readonly orms: readonly string[];
  readonly validation: readonly string[];
  readonly auth: readonly string[];
}

/** Packages that stand for a value whose name is not the package's own. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  nestjs: ['@nestjs/common'], koa: ['koa', '@koa/router'], trpc: ['@trpc/server'], adonis: ['@adonisjs/core'], tsed: ['@tsed/common'], nitro: ['nitropack', 'nitro'], remix: ['@remix-run/node'],
  prisma: ['@prisma/client', 'prisma'], drizzle: ['drizzle-orm'], 'mikro-orm': ['@mikro-orm/core'], redis: ['redis', 'ioredis'], supabase: ['@supabase/supabase-js'],
  firestore: ['firebase-admin', '@google-cloud/firestore'], dynamodb: ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb'], typegoose: ['@typegoose/typegoose'], lucid: ['@adonisjs/lucid'],
  typebox: ['@sinclair/typebox'], vine: ['@vinejs/vine'], jwt: ['jsonwebtoken', 'jose', '@nestjs/jwt'], session: ['express-session', '@fastify/session'], clerk: ['@clerk/backend', '@clerk/nextjs'], 'auth.js': ['next-auth', '@auth/core'],
};

/** Says what the package of a file (and the root of its workspace) depends on. */
export function detectProject(file: string): DetectedProject {
  const used = (values: readonly string[]): string[] => values.filter((value) => (PACKAGES[value] ?? [value]).some((name) => hasDependency(file, name)));
  return { frameworks: used(FRAMEWORKS), orms: used(ORMS), validation: used(VALIDATIONS), auth: used(AUTHS) };
}
