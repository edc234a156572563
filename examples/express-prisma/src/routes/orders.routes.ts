import { Router } from 'express';
import { orderService } from '../container.js';
import { prisma } from '../db/prisma.js';

/** The fat router: everything in one place, until the second caller needs it. */
export const ordersRouter = Router();

ordersRouter.get('/', async (_req, res) => {
  const orders = await prisma.order.findMany({ include: { lines: true } }); // ❌ no-database-in-router
  res.json(orders);
});

ordersRouter.post('/:id/pay', async (req, res) => {
  const order = await prisma.order.findUnique({ // ❌ no-database-in-router
    where: { id: Number(req.params.id) },
    include: { lines: { include: { product: true } } },
  });
  if (!order) {
    res.status(404).json({ detail: 'Order not found' });
    return;
  }
  if (order.status === 'paid') { // ❌ no-business-logic-in-router
    res.status(409).json({ detail: 'Order is paid already' });
    return;
  }
  const total = order.lines.reduce((sum, line) => sum + line.quantity * Number(line.product.price), 0); // ❌ no-business-logic-in-router
  const charge = await fetch('https://payments.example.com/charges', { // ❌ no-external-call-in-router
    method: 'POST',
    body: JSON.stringify({ order: order.id, total }),
  });
  res.status(charge.ok ? 200 : 502).json({ total });
});

ordersRouter.post('/:id/cancel', async (req, res) => {
  const order = await orderService.cancel(Number(req.params.id), req.body.reason); // ❌ require-request-schema
  res.json(order);
});
