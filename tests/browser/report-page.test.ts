/** The page of `report --html` in a real browser, opened as a user opens it: from the disk. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest';
import { report } from '../../src/cli/report/collect.ts';
import { formatPage } from '../../src/cli/report/page/page.ts';
import { NO_PROGRESS } from '../../src/cli/report/progress.ts';
import { makeBackend } from '../cli/support.ts';

const HOSTILE = '<img src=x onerror=alert(1)>.ts';
const BACKEND = {
  'src/db.ts': 'import { PrismaClient } from \'@prisma/client\';\nexport const prisma = new PrismaClient();\n',
  [`src/routes/${HOSTILE}`]: `import { Router } from 'express';
import { prisma } from '../db.js';
import { UserRepository } from '../repositories/user.repository.js';
export const users = Router();
users.get('/', async (req, res) => {
  res.json({ '"><script>alert(2)</script>': await prisma.user.count({ where: { name: '"><script>alert(3)</script>' } }) });
});
users.get('/all', async (req, res) => {
  await fetch('https://example.com');
  res.json((await prisma.user.findMany()).length);
});
`,
  'src/routes/carts.routes.ts': `import { Router } from 'express';
import { CartRepository } from '../repositories/cart.repository.js';
export const carts = Router();
const repository = new CartRepository();
carts.get('/', async (req, res) => { res.json(await repository.count()); });
`,
  'src/repositories/cart.repository.ts': 'import { prisma } from \'../db.js\';\nexport class CartRepository {\n  async count() { return prisma.cart.count(); }\n}\n',
  'src/repositories/user.repository.ts': 'import { prisma } from \'../db.js\';\nexport class UserRepository {\n  async count() { return prisma.user.count(); }\n}\n',
  'src/services/cart.service.ts': 'import { prisma } from \'../db.js\';\nexport async function clear() {\n  await prisma.cart.deleteMany();\n}\n',
  'src/lib/<b>unknown<b>.ts': 'export function work() { return 1; }\n',
};

let browser: Browser;
let file: string;
beforeAll(async () => {
  const folder = makeBackend(BACKEND);
  file = path.join(folder, 'layers.html');
  writeFileSync(file, formatPage(await report('.', folder, NO_PROGRESS), '<i>shop</i>', new Date(0)));
  // Without Chromium these tests fail, they do not pass by: `apt-get install chromium`.
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
});
afterAll(async () => { await browser.close(); });

let page: Page;
let requests: string[];
let complaints: string[];
beforeEach(async () => {
  page = await browser.newPage();
  requests = [];
  complaints = [];
  page.on('request', (request) => { requests.push(request.url()); });
  page.on('console', (message) => { complaints.push(message.text()); });
  page.on('pageerror', (error) => { complaints.push(error.message); });
  page.on('dialog', (dialog) => { complaints.push(`alert: ${dialog.message()}`); void dialog.dismiss(); });
  await page.goto(pathToFileURL(file).href);
});
// Whatever a test did, the page asked nothing of anybody and complained of nothing.
afterEach(async () => {
  expect(requests).toEqual([pathToFileURL(file).href]);
  expect(complaints).toEqual([]);
  await page.close();
});

const rows = () => page.locator('table.findings tbody tr:visible');
const places = () => page.locator('table.findings tbody tr:visible td.path').allTextContents();
const heading = (name: string) => page.locator('table.findings thead').getByRole('button', { name });
/** Runs a function in the page; it is text, because Node's types know no `document`. */
const inPage = async <T>(body: string): Promise<T> => page.evaluate<T>(`(() => { ${body} })()`);
const focused = () => inPage<string>('const { tagName, textContent } = document.activeElement; return `${tagName.toLowerCase()} ${document.activeElement.getAttribute("aria-label") ?? textContent}`.trim();');
const choice = (label: string) => page.getByRole('combobox', { name: label });

describe('the page of a report, in Chromium', () => {
  it('shows names and code of the project as text', async () => {
    await expect(page.locator('img, b:has-text("unknown"), i').count()).resolves.toBe(0);
    await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toBe('Layers of <i>shop</i>');
    expect((await places()).filter((place) => place.startsWith(`src/routes/${HOSTILE}:6:`))).not.toEqual([]);
    await expect(page.locator('body').textContent()).resolves.toContain('<b>unknown<b>.ts');
    await expect(page.locator('script').count()).resolves.toBe(1);
  });

  it('runs no script but its own', async () => {
    await inPage('const script = document.createElement("script"); script.textContent = "document.title = \'broken into\'"; document.body.append(script);');
    await expect(page.title()).resolves.toBe('Layers of <i>shop</i>');
    // Chromium says so, which is right here and nowhere else.
    expect(complaints).toEqual([expect.stringContaining('Content Security Policy') as string]);
    complaints = [];
  });

  it('filters by text, layer, rule and target, and shows all again', async () => {
    const all = await rows().count();
    await page.getByLabel('Search').fill('CART');
    await expect(places()).resolves.toEqual(expect.arrayContaining([expect.stringContaining('cart')]));
    expect(await rows().count()).toBeLessThan(all);
    await choice('Layer').selectOption('service');
    expect(await places()).toEqual(['src/services/cart.service.ts:3:9']);
    await expect(page.getByRole('status').textContent()).resolves.toBe(`1 of ${all} findings`);
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect(page.getByRole('status').textContent()).resolves.toBe(`${all} findings`);
    await choice('Rule').selectOption('no-external-call-in-router');
    await choice('Leads to').selectOption('external');
    expect(await places()).toEqual([`src/routes/${HOSTILE}:9:9`]);
    await choice('Leads to').selectOption('database');
    expect(await rows().count()).toBe(0);
    await expect(page.getByRole('status').textContent()).resolves.toBe(`0 of ${all} findings`);
  });

  it('sorts a column up and down, numbers as numbers', async () => {
    const before = await places();
    await heading('Place').click();
    const sorted = await places();
    expect(sorted).not.toEqual([...sorted].reverse());
    expect([...sorted].sort()).toEqual([...before].sort());
    await heading('Place').click();
    expect(await places()).toEqual([...sorted].reverse());
    const column = () => page.locator('table[class*=sortable]').first().locator('tbody td:nth-child(2)').allTextContents();
    await page.getByRole('button', { name: 'Files' }).click();
    const files = (await column()).map(Number);
    expect(files).toEqual([...files].sort((a, b) => b - a));
    expect(files[0]).toBeGreaterThan(0);
  });

  it('says of a sorted column how it is sorted', async () => {
    const sortOf = (name: string) => page.locator('table.findings th', { has: page.getByRole('button', { name }) }).getAttribute('aria-sort');
    await heading('Rule').focus();
    await page.keyboard.press('Enter');
    await expect(sortOf('Rule')).resolves.toBe('ascending');
    await page.keyboard.press('Space');
    await expect(sortOf('Rule')).resolves.toBe('descending');
    await heading('Place').focus();
    await page.keyboard.press('Space');
    await expect(sortOf('Place')).resolves.toBe('ascending');
    await expect(sortOf('Rule')).resolves.toBeNull();
  });

  it('leads from a forbidden arrow to its findings, with the mouse and with the keyboard', async () => {
    const arrow = page.getByRole('link', { name: /^Router to Repository: 2 imports, forbidden/ });
    await arrow.click();
    expect((await places()).map((place) => place.replace(/:\d+:\d+$/, '')).sort()).toEqual([`src/routes/${HOSTILE}`, 'src/routes/carts.routes.ts']);
    await expect(choice('Layer').inputValue()).resolves.toBe('router');
    await expect(choice('Leads to').inputValue()).resolves.toBe('repository');
    expect(await focused()).toBe('h2 Findings');
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('link', { name: /^Service to Database: 1 call, forbidden/ }).focus();
    await page.keyboard.press('Enter');
    expect(await places()).toEqual(['src/services/cart.service.ts:3:9']);
    expect(await focused()).toBe('h2 Findings');
  });

  it('leads from a cell of the matrix, from a rule and from a file to their findings', async () => {
    await page.getByRole('button', { name: 'Show the 1 of no-database-in-service' }).click();
    expect(await places()).toEqual(['src/services/cart.service.ts:3:9']);
    await page.getByRole('link', { name: /^router to external: 1, forbidden/ }).click();
    expect(await places()).toEqual([`src/routes/${HOSTILE}:9:9`]);
    await page.getByRole('button', { name: 'src/services/cart.service.ts' }).click();
    expect(await places()).toEqual(['src/services/cart.service.ts:3:9']);
  });

  it('is reached by Tab in the order of the page, and shows where the focus is', async () => {
    const seen: string[] = [];
    for (let presses = 0; presses < 200; presses++) {
      await page.keyboard.press('Tab');
      const at = await focused();
      if (at.startsWith('body')) break;
      seen.push(at);
      expect(await inPage('const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement); return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;'), at).toBe(true);
    }
    const order = ['Router to Repository: 2 imports, forbidden', 'button Files', 'router to repository: 2, forbidden', 'button src/routes/<img', 'input', 'button Show all', 'button Message'];
    const positions = order.map((start) => seen.findIndex((each) => each.includes(start)));
    expect(positions).not.toContain(-1);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
  });

  it('fits a phone, and has no arrow outside its picture', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await inPage('return document.documentElement.scrollWidth;')).toBe(390);
    const outside = await inPage<number>(`
      const frame = document.querySelector('svg.diagram').getBoundingClientRect();
      return [...document.querySelectorAll('svg.diagram :is(rect, text, path.arrow)')].map((each) => each.getBoundingClientRect())
        .filter((box) => box.left < frame.left - 0.5 || box.right > frame.right + 0.5 || box.top < frame.top - 0.5 || box.bottom > frame.bottom + 0.5).length;`);
    expect(outside).toBe(0);
  });

  it.each(['light', 'dark'] as const)('has text that stands out from its ground, %s', async (colorScheme) => {
    await page.emulateMedia({ colorScheme });
    const pale = await inPage<string[]>(`
      const channels = (color) => (color.match(/[0-9.]+/g) ?? []).map(Number);
      const luminance = (color) => {
        const [r, g, b] = channels(color).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const groundOf = (element) => {
        const color = getComputedStyle(element).backgroundColor;
        return channels(color)[3] === 0 && element.parentElement ? groundOf(element.parentElement) : color;
      };
      return [...document.querySelectorAll('p, td, th, th button, li, a:not(svg a), h1, h2, label, code, footer')].filter((element) => {
        const [dark, light] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))].sort((a, b) => a - b);
        return (light + 0.05) / (dark + 0.05) < 4.5;
      }).map((element) => element.outerHTML.slice(0, 80));`);
    expect(pale).toEqual([]);
  });
});
