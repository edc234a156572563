import { z } from 'zod';

export const productCreate = z.object({
  name: z.string().min(1),
  price: z.number().positive(),
  tags: z.array(z.string()).default([]),
});

export type ProductCreate = z.infer<typeof productCreate>;
