import type { PrismaClient, Product } from '@prisma/client';
import type { ProductCreate } from '../schemas/product.schema.js';

export class ProductRepository {
  constructor(private readonly prisma: PrismaClient) {}

  create(data: ProductCreate): Promise<Product> {
    return this.prisma.product.create({ data: { name: data.name, price: data.price, stock: 0 } });
  }

  async reserve(id: number, quantity: number): Promise<Product> {
    const product = await this.prisma.product.findUniqueOrThrow({ where: { id } });
    if (product.status === 'discontinued') { // ❌ no-business-logic-in-repository
      throw new Error('No longer sold');
    }
    return this.prisma.product.update({ where: { id }, data: { stock: { decrement: quantity } } });
  }
}
