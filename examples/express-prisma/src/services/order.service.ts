import { prisma } from '../db/prisma.js';
import { NotFoundError } from '../errors/app-error.js';

/** The service that knows the database: to test the refund rule you need PostgreSQL. */
export class OrderService {
  async cancel(id: number, reason: string) {
    const order = await prisma.order.findUnique({ where: { id } }); // ❌ no-database-in-service
    if (!order) {
      throw new NotFoundError('Order not found');
    }
    const refund = order.status === 'paid';
    await prisma.$executeRaw`UPDATE "Order" SET status = 'cancelled' WHERE id = ${id}`; // ❌ no-database-in-service
    return { id, refund, reason };
  }
}
