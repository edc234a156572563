import { Router } from 'express';
import { userService } from '../container.js';
import { validateBody } from '../middleware/validate.js';
import { userCreate } from '../schemas/user.schema.js';

/** The good router: reads the request, calls one service operation, maps its result. */
export const usersRouter = Router();

usersRouter.post('/', validateBody(userCreate), async (req, res) => {
  const user = await userService.create(req.body);
  res.status(201).json(user);
});

usersRouter.get('/', async (req, res) => {
  const page = Math.max(1, Number(req.query.page ?? 1));
  const size = Math.min(100, Number(req.query.size ?? 20));
  const search = typeof req.query.search === 'string' ? req.query.search : undefined;
  res.json(await userService.list(search, page, size));
});

usersRouter.get('/:id', async (req, res) => {
  const user = await userService.findById(Number(req.params.id));
  if (!user) {
    res.status(404).json({ detail: 'User not found' });
    return;
  }
  res.json(user);
});
