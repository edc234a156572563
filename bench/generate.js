/** A believable backend of any size, in features of six files; one feature in ten leaves its layers. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const WORDS = ['order', 'invoice', 'customer', 'parcel', 'ticket', 'voucher', 'supplier', 'review', 'shipment', 'refund'];

/** Writes about `count` files into a folder, and gives it back. */
export function generate(folder, count) {
  write(folder, 'package.json', JSON.stringify({ name: 'generated', private: true, type: 'module', dependencies: { '@prisma/client': '^6.16.0', express: '^5.1.0', zod: '^4.1.0' } }));
  write(folder, 'tsconfig.json', JSON.stringify({ compilerOptions: { module: 'nodenext', strict: true, paths: { '@/*': ['./src/*'] } }, include: ['src'] }));
  write(folder, 'src/lib/db.ts', "import { PrismaClient } from '@prisma/client';\n\nexport const prisma = new PrismaClient();\nexport type Db = PrismaClient;\n");
  write(folder, 'src/lib/errors.ts', 'export class NotFoundError extends Error {\n  readonly status = 404;\n}\n');
  for (let n = 0; n < Math.ceil((count - 2) / 6); n++) feature(folder, `${WORDS[n % WORDS.length]}${n}`, n % 10 === 9);
  return folder;
}

function feature(folder, name, isFat) {
  const Name = name[0].toUpperCase() + name.slice(1);
  const at = (kind, plural) => `src/modules/${name}/${plural}/${name}.${kind}.ts`;
  write(folder, at('schema', 'schemas'), schema(name, Name));
  write(folder, at('entity', 'entities'), entity(Name));
  write(folder, at('repository', 'repositories'), repository(name, Name));
  write(folder, at('service', 'services'), service(name, Name, isFat));
  write(folder, at('controller', 'controllers'), controller(name, Name));
  write(folder, at('routes', 'routes'), routes(name, Name, isFat));
}

function write(folder, name, text) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const fields = ['title', 'street', 'city', 'country', 'phone', 'note', 'currency', 'reference'];

const schema = (name, Name) => `import { z } from 'zod';

export const create${Name}Schema = z.object({
${fields.map((field) => `  ${field}: z.string().min(1).max(200),`).join('\n')}
  amount: z.number().int().positive(),
  tags: z.array(z.string()).default([]),
});

export const update${Name}Schema = create${Name}Schema.partial();

export const ${name}ResponseSchema = create${Name}Schema.extend({ id: z.number(), createdAt: z.string() });

export type Create${Name} = z.infer<typeof create${Name}Schema>;
export type Update${Name} = z.infer<typeof update${Name}Schema>;
export type ${Name}Response = z.infer<typeof ${name}ResponseSchema>;
`;

const entity = (Name) => `export interface ${Name} {
  readonly id: number;
${fields.map((field) => `  readonly ${field}: string;`).join('\n')}
  readonly amount: number;
  readonly state: 'open' | 'paid' | 'cancelled';
  readonly createdAt: Date;
}
`;

const repository = (name, Name) => `import type { Db } from '@/lib/db.js';
import type { ${Name} } from '../entities/${name}.entity.js';
import type { Create${Name}, Update${Name} } from '../schemas/${name}.schema.js';

export class ${Name}Repository {
  constructor(private readonly db: Db) {}

  async list(page: number, size: number, state?: ${Name}['state']): Promise<${Name}[]> {
    const where = state ? { state } : {};
    return this.db.${name}.findMany({ where, skip: (page - 1) * size, take: size, orderBy: { createdAt: 'desc' } });
  }

  async byId(id: number): Promise<${Name} | null> {
    return this.db.${name}.findUnique({ where: { id } });
  }

  async create(data: Create${Name}): Promise<${Name}> {
    return this.db.${name}.create({ data: { ...data, state: 'open' } });
  }

  async update(id: number, data: Update${Name}): Promise<${Name}> {
    return this.db.${name}.update({ where: { id }, data });
  }

  async remove(id: number): Promise<void> {
    await this.db.${name}.delete({ where: { id } });
  }
}
`;

const service = (name, Name, isFat) => `${isFat ? "import { prisma } from '@/lib/db.js';\n" : ''}import { NotFoundError } from '@/lib/errors.js';
import type { ${Name} } from '../entities/${name}.entity.js';
import type { ${Name}Repository } from '../repositories/${name}.repository.js';
import type { Create${Name}, Update${Name} } from '../schemas/${name}.schema.js';

const FEE = 0.029;

export class ${Name}Service {
  constructor(private readonly ${name}s: ${Name}Repository) {}

  async list(page: number, size: number, state?: ${Name}['state']): Promise<${Name}[]> {
    return ${isFat ? `prisma.${name}.findMany({ where: { state }, skip: (page - 1) * size, take: size })` : `this.${name}s.list(page, size, state)`};
  }

  async get(id: number): Promise<${Name}> {
    const ${name} = await this.${name}s.byId(id);
    if (!${name}) throw new NotFoundError('No such ${name}.');
    return ${name};
  }

  async create(data: Create${Name}): Promise<${Name}> {
    const amount = Math.round(data.amount * (1 + FEE));
    return this.${name}s.create({ ...data, amount });
  }

  async update(id: number, data: Update${Name}): Promise<${Name}> {
    const ${name} = await this.get(id);
    if (${name}.state === 'cancelled') throw new NotFoundError('The ${name} is cancelled.');
    return this.${name}s.update(id, data);
  }

  async remove(id: number): Promise<void> {
    await this.get(id);
    await this.${name}s.remove(id);
  }

  totals(${name}s: readonly ${Name}[]): Record<string, number> {
    const totals: Record<string, number> = {};
    for (const { currency, amount } of ${name}s) totals[currency] = (totals[currency] ?? 0) + amount;
    return totals;
  }
}
`;

const controller = (name, Name) => `import type { Request, Response, NextFunction } from 'express';
import type { ${Name}Service } from '../services/${name}.service.js';
import { create${Name}Schema, ${name}ResponseSchema, update${Name}Schema } from '../schemas/${name}.schema.js';

export class ${Name}Controller {
  constructor(private readonly service: ${Name}Service) {}

  list = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      const page = Number(req.query['page'] ?? 1);
      const size = Math.min(Number(req.query['size'] ?? 20), 100);
      const ${name}s = await this.service.list(page, size);
      res.json(${name}s.map((${name}) => ${name}ResponseSchema.parse(${name})));
    } catch (error) {
      next(error);
    }
  };

  get = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      const ${name} = await this.service.get(Number(req.params['id']));
      res.json(${name}ResponseSchema.parse(${name}));
    } catch (error) {
      next(error);
    }
  };

  create = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      const data = create${Name}Schema.parse(req.body);
      const ${name} = await this.service.create(data);
      res.status(201).json(${name}ResponseSchema.parse(${name}));
    } catch (error) {
      next(error);
    }
  };

  update = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      const data = update${Name}Schema.parse(req.body);
      const ${name} = await this.service.update(Number(req.params['id']), data);
      res.json(${name}ResponseSchema.parse(${name}));
    } catch (error) {
      next(error);
    }
  };
}
`;

const routes = (name, Name, isFat) => `import { Router } from 'express';
import type { ${Name}Controller } from '../controllers/${name}.controller.js';
${isFat ? "import { prisma } from '@/lib/db.js';\n" : ''}
export function ${name}Routes(controller: ${Name}Controller): Router {
  const router = Router();
  router.get('/${name}s', controller.list);
  router.get('/${name}s/:id', controller.get);
  router.post('/${name}s', controller.create);
  router.patch('/${name}s/:id', controller.update);
  router.delete('/${name}s/:id', async (req, res) => {
${isFat ? `    await prisma.${name}.delete({ where: { id: Number(req.params['id']) } });\n` : ''}    res.status(204).end();
  });
  return router;
}
`;
