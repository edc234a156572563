import type { RequestHandler } from 'express';
import type { ZodType } from 'zod';

/** Answers 400 when the body is not what the schema says; leaves the parsed body in its place otherwise. */
export function validateBody(schema: ZodType): RequestHandler {
  return (req, res, next) => {
    const parsed = schema.safeParse(req.body);
    if (!parsed.success) {
      res.status(400).json({ errors: parsed.error.issues });
      return;
    }
    req.body = parsed.data;
    next();
  };
}
