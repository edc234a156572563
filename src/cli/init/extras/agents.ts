import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { displayPath } from '../../paths.ts';
import { textOf } from '../changes.ts';
import { PACKAGE } from '../config-text.ts';
import { readManifest } from '../../../project/package-json.ts';
import { note, NOTHING, type ExtraContext, type ExtraPlan } from './extra.ts';

/** A paragraph in `AGENTS.md` that tells coding agents of the layers and of the commands. */
export function planAgents({ cwd, manager }: ExtraContext): ExtraPlan {
  const file = path.join(cwd, 'AGENTS.md');
  const before = textOf(file);
  if (before?.includes(PACKAGE) === true) return note('`AGENTS.md` tells of the plugin already.');
  const paragraph = [
    '## Layers of the backend',
    '',
    'Route -> dependency -> router -> service -> repository -> database. A router reads and validates the request and calls one service; rules',
    'of the business and calls of other APIs stand in services; queries stand in repositories. `eslint` holds it',
    `(\`${PACKAGE}\`).`,
    '',
    `- Before you change a file: \`${manager.exec} backend-layers explain FILE --json\` tells its layer, and what was found in it and why.`,
    `- After each change: \`${manager.exec} eslint FILES\`. Move what it reports to the layer that it names.`,
    '- Do not silence a finding with `eslint-disable`, `eslint-suppressions.json` or a weaker rule unless you are asked to.',
    '',
  ].join('\n');
  const start = before === undefined || before.trim() === '' ? '' : `${before.trimEnd()}\n\n`;
  return { ...NOTHING, changes: [{ file, before, after: start + paragraph }] };
}

const SKILL = 'skills/backend-layers/SKILL.md';
/** Where agents look for skills, by what a project has. */
const SKILL_FOLDERS = ['.claude/skills', '.agents/skills', 'skills'] as const;

/** The folders to offer for the skill, the one that the project has first. */
export function skillFolders(cwd: string): string[] {
  const isThere = (folder: string): boolean => existsSync(path.join(cwd, folder)) || (folder.startsWith('.') && existsSync(path.join(cwd, path.dirname(folder))));
  return [...SKILL_FOLDERS].sort((a, b) => Number(isThere(b)) - Number(isThere(a)));
}

/** The skill of this package in a folder of the project. */
export function planSkill({ cwd }: ExtraContext, folder: string): ExtraPlan {
  const text = textOf(path.join(packageFolder(), SKILL));
  const file = path.join(cwd, folder, 'backend-layers/SKILL.md');
  const name = displayPath(file, cwd);
  if (text === undefined) return note('This copy of the package has no skill.');
  const before = textOf(file);
  if (before === text) return note(`\`${name}\` is there already.`);
  if (before !== undefined) return note(`\`${name}\` is there and differs; it stays as it is. Remove it to get the skill of this version.`);
  return { ...NOTHING, changes: [{ file, before, after: text }] };
}

/** The folder of this package, built or not. */
function packageFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (readManifest(folder)?.name !== PACKAGE && path.dirname(folder) !== folder) folder = path.dirname(folder);
  return folder;
}
