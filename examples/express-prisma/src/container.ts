import { prisma } from './db/prisma.js';
import { ProductRepository } from './repositories/product.repository.js';
import { UserRepository } from './repositories/user.repository.js';
import { OrderService } from './services/order.service.js';
import { ProductService } from './services/product.service.js';
import { UserService } from './services/user.service.js';

/** The one place that constructs things. Everything else is handed what it needs. */
export const userService = new UserService(new UserRepository(prisma));
export const productService = new ProductService(new ProductRepository(prisma));
export const orderService = new OrderService();
