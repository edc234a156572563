import { Router } from 'express';
import { prisma } from '../db/prisma.js';
import { validateBody } from '../middleware/validate.js';
import { ProductRepository } from '../repositories/product.repository.js';
import { productCreate } from '../schemas/product.schema.js';
import { ProductService } from '../services/product.service.js';

export const productsRouter = Router();

/** A router that builds its own service cannot be handed another one in a test. */
const products = new ProductService(new ProductRepository(prisma)); // ❌ inject-dependencies, inject-dependencies

productsRouter.post('/', validateBody(productCreate), async (req, res) => {
  res.status(201).json(await products.create(req.body));
});
