import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { report } from '../../src/cli/report/collect.ts';
import { formatPage, MARKER } from '../../src/cli/report/page/page.ts';
import { NO_PROGRESS } from '../../src/cli/report/progress.ts';
import { checkTarget, writePage } from '../../src/cli/report/write-page.ts';
import { makeBackend } from './support.ts';

const HOSTILE = '<img src=x onerror=alert(1)>.routes.ts';
const BACKEND = {
  'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();\n`,
  [`src/routes/${HOSTILE}`]: `import { Router } from 'express';\nimport { prisma } from '../db.js';\nexport const users = Router();\nusers.get('/', async (req, res) => {\n  res.json((await prisma.user.findMany()).length);\n});\n`,
};

describe('the page of a report', () => {
  it('shows every string of the project as text, and asks nothing of the network', async () => {
    const found = await report('.', makeBackend(BACKEND), NO_PROGRESS);
    const page = formatPage(found, '<b>shop</b>', new Date(0));
    expect(page).toContain('no-database-in-router');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;.routes.ts');
    expect(page).not.toContain('<img');
    expect(page).not.toContain('<b>shop');
    expect(page).not.toMatch(/<(?:script|img|iframe|link)[^>]+(?:src|href)=["']?https?:/);
    expect(page).toContain('Content-Security-Policy');
  });

  it('replaces a page of its own, and no other file unless it is told to', () => {
    const folder = makeBackend({ 'mine.html': '<p>mine</p>' });
    const mine = path.join(folder, 'mine.html');
    expect(() => { checkTarget(mine, 'mine.html', false); }).toThrow('mine.html');
    expect(readFileSync(mine, 'utf8')).toBe('<p>mine</p>');
    expect(() => { checkTarget(mine, 'mine.html', true); }).not.toThrow();
    writeFileSync(mine, `${MARKER}\n<p>old</p>`);
    checkTarget(mine, 'mine.html', false);
    writePage(mine, 'new');
    expect(readFileSync(mine, 'utf8')).toBe('new');
  });
});
