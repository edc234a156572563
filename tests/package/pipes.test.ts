/** Pipes where files should be: whoever reads one waits for ever, so the plugin reads none. */
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeProject, must, removeFolder, run, type Outcome } from '../setup/workspace.ts';

const FILES = {
  'eslint.config.mjs': 'import backendLayers from \'eslint-plugin-backend-layers\';\nexport default [backendLayers.configs.recommended];\n',
  'package.json': '{ "name": "shop", "dependencies": { "@prisma/client": "6", "fastify": "5" } }',
  // Seen by itself.
  'src/cart.routes.ts': 'import type { PrismaClient } from \'@prisma/client\';\nexport const list = (prisma: PrismaClient) => async (req, res) => res.json(await prisma.cart.findMany());\n',
  // Leads into the pipe, by an import and by the search for what the project declares on the framework's types.
  'src/user.routes.ts': 'import type { FastifyInstance } from \'fastify\';\nimport { prisma } from \'./db.js\';\nimport { other } from \'@/db\';\nexport const users = async (app: FastifyInstance) => { app.get(\'/\', () => [prisma.user.findMany(), other.user.findMany(), app.orm.user.findMany()]); };\n',
};

describe.skipIf(process.platform === 'win32')('a pipe', () => {
  const folders: string[] = [];
  const projectWith = async (...pipes: readonly string[]): Promise<string> => {
    const folder = makeProject(inject('consumer'), FILES);
    folders.push(folder);
    for (const pipe of pipes) await must('mkfifo', [path.join(folder, pipe)], folder);
    return folder;
  };
  afterAll(() => {
    for (const folder of folders) removeFolder(folder);
  });

  /** A program in that folder; 124 when it hangs. */
  const within = (folder: string, program: string, ...args: string[]): Promise<Outcome> => run('timeout', ['60', process.execPath, path.join(folder, 'node_modules', program), ...args], folder);

  it.each([['a source file', 'src/db.ts'], ['package.json', 'src/package.json'], ['tsconfig.json', 'src/tsconfig.json']])('in place of %s ends in silence about what it hides', async (_, pipe) => {
    const folder = await projectWith(pipe);
    // By name: ESLint itself reads a pipe that it is to lint.
    const { code, stdout, stderr } = await within(folder, 'eslint/bin/eslint.js', 'src/cart.routes.ts', 'src/user.routes.ts', '--format', 'json');
    expect(stderr).toBe('');
    expect(code).toBe(1);
    const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
    expect(results.flatMap(({ filePath, messages }) => messages.map(({ ruleId }) => `${path.basename(filePath)} ${ruleId}`))).toEqual(['cart.routes.ts backend-layers/no-database-in-router']);
  });

  describe('among the files of a project', () => {
    let folder: string;
    beforeAll(async () => { folder = await projectWith('src/db.ts', 'src/package.json', 'src/tsconfig.json', '.gitignore', 'tsconfig.json'); });

    it.each([
      [['report'], 1], [['explain', 'src/user.routes.ts'], 0], [['explain', 'src/db.ts'], 2], [['init', '--yes'], 0],
    ])('hinders no command: %j', async (args, expected) => {
      const { code, stderr } = await within(folder, 'eslint-plugin-backend-layers/dist/cli.js', ...args);
      expect(code, stderr).toBe(expected);
    });
  });
});
