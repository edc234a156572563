import { z } from 'zod';

const userBase = {
  email: z.email(),
  name: z.string().min(1).max(100),
};

export const userCreate = z.object({ ...userBase, password: z.string().min(8) });
export const userUpdate = z.object(userBase).partial();
export const userResponse = z.object({ ...userBase, id: z.number().int(), createdAt: z.iso.datetime() });

export type UserCreate = z.infer<typeof userCreate>;
export type UserUpdate = z.infer<typeof userUpdate>;
export type UserResponse = z.infer<typeof userResponse>;
