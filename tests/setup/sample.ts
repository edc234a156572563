/** A small backend of Express and Prisma, with one query in a router. */
import type { Files } from './workspace.ts';

export const RULE = 'backend-layers/no-database-in-router';
export const FAT_ROUTER = 'src/routes/users.routes.ts';
export const CLEAN_ROUTER = 'src/routes/orders.routes.ts';
/** The line of the query in {@link FAT_ROUTER}. */
export const QUERY_LINE = 7;

export const ONE_LINE_CONFIG = `import backendLayers from 'eslint-plugin-backend-layers';

export default [backendLayers.configs.recommended];
`;

export const MANIFEST = JSON.stringify({ name: 'shop', private: true, type: 'module', dependencies: { '@prisma/client': '^6.16.0', express: '^5.1.0' } }, null, 2);

export const fatRouter = `import { Router } from 'express';
import { prisma } from '../db.js';

export const users = Router();

users.get('/users/:id', async (req, res) => {
  const user = await prisma.user.findUnique({ where: { id: Number(req.params.id) } });
  res.json({ id: user?.id, name: user?.name });
});
`;

export const cleanRouter = `import { Router } from 'express';
import { findOrder } from '../services/order.service.js';

export const orders = Router();

orders.get('/orders/:id', async (req, res) => {
  const order = await findOrder(Number(req.params.id));
  if (!order) {
    res.status(404).end();
    return;
  }
  res.json({ id: order.id, state: order.state });
});
`;

/** All of it within its layers but {@link FAT_ROUTER}. */
export const SAMPLE: Files = {
  'package.json': MANIFEST,
  'eslint.config.js': ONE_LINE_CONFIG,
  'src/db.ts': `import { PrismaClient } from '@prisma/client';

export const prisma = new PrismaClient();
`,
  [FAT_ROUTER]: fatRouter,
  [CLEAN_ROUTER]: cleanRouter,
  'src/services/order.service.ts': `import { orderById } from '../repositories/order.repository.js';

export function findOrder(id: number) {
  return orderById(id);
}
`,
  'src/repositories/order.repository.ts': `import { prisma } from '../db.js';

export function orderById(id: number) {
  return prisma.order.findUnique({ where: { id } });
}
`,
};

export function without(files: Files, file: string): Files {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== file));
}

/** {@link SAMPLE} without its violation. */
export const CLEAN_SAMPLE: Files = without(SAMPLE, FAT_ROUTER);
