import type { Product } from '@prisma/client';
import type { ProductRepository } from '../repositories/product.repository.js';
import type { ProductCreate } from '../schemas/product.schema.js';

export class ProductService {
  constructor(private readonly products: ProductRepository) {}

  create(data: ProductCreate): Promise<Product> {
    return this.products.create({ ...data, tags: withDefaultTags(data.tags) });
  }

  reserve(id: number, quantity: number): Promise<Product> {
    return this.products.reserve(id, quantity);
  }
}

/** Callers that pass their own array find a tag in it that they never put there. */
function withDefaultTags(tags: string[] = []): string[] { // ❌ no-mutable-default
  tags.push('new');
  return tags;
}
