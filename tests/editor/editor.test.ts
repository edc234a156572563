/** The plugin in VS Code: its ESLint language server, over stdio, with the packed plugin installed. */
import { afterAll, afterEach, describe, expect, inject, it } from 'vitest';
import { FAT_ROUTER, fatRouter, RULE, SAMPLE, without } from '../setup/sample.ts';
import { makeProject, removeFolder, writeFiles, type Files } from '../setup/workspace.ts';
import { Editor } from './language-server.ts';

const folders: string[] = [];
const editors: Editor[] = [];
afterEach(async () => { await Promise.all(editors.splice(0).map((editor) => editor.close())); });
afterAll(() => { folders.forEach(removeFolder); });

function project(files: Files): string {
  const folder = makeProject(inject('consumer'), files);
  folders.push(folder);
  return folder;
}

async function open(folder: string): Promise<Editor> {
  const editor = await Editor.open(folder);
  editors.push(editor);
  return editor;
}

const rulesOf = (diagnostics: readonly { code: string }[]) => diagnostics.map(({ code }) => code);

const client = SAMPLE['src/db.ts'] ?? '';

/** Saves a file that is not open in the editor, which tells the server nothing of it. */
const save = (folder: string, file: string, text: string) => { writeFiles(folder, { [file]: text }); };

describe('in an editor', () => {
  it('underlines the call that queries, with the rule and a link to its page', async () => {
    const editor = await open(project(SAMPLE));
    editor.show(FAT_ROUTER);
    const [squiggle, ...others] = await editor.squiggles(FAT_ROUTER);
    expect(others).toEqual([]);
    expect(squiggle).toMatchObject({ severity: 1, source: 'eslint', code: RULE });
    expect(squiggle?.message).toMatch(/^`prisma\.user\.findUnique` queries the database in a router/);
    const text = fatRouter.split('\n')[squiggle?.range.start.line ?? 0] ?? '';
    expect(squiggle?.range.end.line).toBe(squiggle?.range.start.line);
    expect(text.slice(squiggle?.range.start.character, squiggle?.range.end.character)).toBe('prisma.user.findUnique');
    expect(squiggle?.codeDescription?.href).toMatch(/^https:\/\/.+\/docs\/rules\/no-database-in-router\.md$/);
  });

  it('follows what is typed', async () => {
    const editor = await open(project(SAMPLE));
    editor.show(FAT_ROUTER);
    expect(rulesOf(await editor.squiggles(FAT_ROUTER))).toEqual([RULE]);
    editor.type(FAT_ROUTER, fatRouter.replace(/await prisma[^;]+;/, 'null as { id: number; name: string } | null;'));
    expect(await editor.squiggles(FAT_ROUTER)).toEqual([]);
    editor.type(FAT_ROUTER, 'users.get((');
    expect(rulesOf(await editor.squiggles(FAT_ROUTER)).filter((code) => code === RULE)).toEqual([]);
    editor.type(FAT_ROUTER, fatRouter);
    expect(rulesOf(await editor.squiggles(FAT_ROUTER))).toEqual([RULE]);
  });

  it('offers a rewrite of a mutable default and applies it', async () => {
    const file = 'src/services/search.service.ts';
    const editor = await open(project({
      ...SAMPLE,
      [file]: `export function search(text: string, filters: string[] = []) {
  filters.push('active');
  return { text, filters };
}
`,
    }));
    editor.show(file);
    const [squiggle] = await editor.squiggles(file);
    expect(squiggle?.code).toBe('backend-layers/no-mutable-default');
    if (!squiggle) return;
    const action = (await editor.menu(file, squiggle)).find(({ command }) => command?.command === 'eslint.applySuggestion');
    expect(action?.title).toContain('copy of `filters`');
    if (!action) return;
    await editor.choose(action);
    expect(editor.text(file)).toContain('  filters = [...filters];\n  filters.push(');
    expect(await editor.squiggles(file)).toEqual([]);
  });

  it('sees that an imported file changed on the disk, without a restart', async () => {
    const plain = `export const prisma = { user: { findUnique: (query: { where: { id: number } }) => ({ id: query.where.id, name: 'Ann' }) } };\n`;
    const folder = project({ ...SAMPLE, 'src/db.ts': plain });
    const editor = await open(folder);
    editor.show(FAT_ROUTER);
    expect(await editor.squiggles(FAT_ROUTER)).toEqual([]);
    save(folder, 'src/db.ts', client);
    expect(rulesOf(await editor.squiggles(FAT_ROUTER))).toEqual([RULE]);
    save(folder, 'src/db.ts', plain);
    expect(await editor.squiggles(FAT_ROUTER)).toEqual([]);
  });

  it('sees an imported file that did not exist before', async () => {
    const folder = project(without(SAMPLE, 'src/db.ts'));
    const editor = await open(folder);
    editor.show(FAT_ROUTER);
    expect(await editor.squiggles(FAT_ROUTER)).toEqual([]);
    save(folder, 'src/db.ts', client);
    expect(rulesOf(await editor.squiggles(FAT_ROUTER))).toEqual([RULE]);
  });
});
