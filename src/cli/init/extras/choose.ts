import type { Questions } from '../questions.ts';
import { planAgents, planSkill, skillFolders } from './agents.ts';
import { planEditor } from './editor.ts';
import { EXTRAS, type ExtraContext, type ExtraId, type ExtraPlan } from './extra.ts';
import { planHook } from './hook.ts';
import { planWorkflow } from './workflow.ts';

/** Which extras are wanted. */
export interface ExtraOptions {
  readonly editor?: boolean;
  readonly hook?: boolean;
  readonly ci?: boolean;
  readonly agents?: boolean;
  /** A folder, or true for the one that the project seems to use. */
  readonly skill?: string | boolean;
}

const LABELS: Readonly<Record<ExtraId, { readonly label: string; readonly hint: string }>> = {
  editor: { label: 'Editor', hint: 'recommends the ESLint extension in .vscode' },
  hook: { label: 'Hook', hint: 'lints staged files before a commit' },
  ci: { label: 'Pipeline', hint: 'a GitHub workflow that runs ESLint' },
  agents: { label: 'AGENTS.md', hint: 'a paragraph for coding agents' },
  skill: { label: 'Agent skill', hint: 'the guidelines as SKILL.md' },
};

/** Asks for what the command line does not name. */
export async function chooseExtras(context: ExtraContext, given: ExtraOptions, questions: Questions): Promise<ExtraOptions> {
  const open = EXTRAS.filter((id) => given[id] === undefined);
  const chosen = open.length === 0 ? [] : await questions.chooseMany('What else shall be set up? (space selects, enter goes on)', open.map((id) => ({ value: id, ...LABELS[id] })));
  const wanted: ExtraOptions = { ...Object.fromEntries(chosen.map((id) => [id, true])), ...given };
  if (wanted.skill !== true) return wanted;
  const folder = await questions.choose('Where do your agents look for skills?', skillFolders(context.cwd).map((value) => ({ value, label: value })));
  return { ...wanted, skill: folder };
}

/** What the wanted extras would change, taken together. */
export function planExtras(context: ExtraContext, { editor, hook, ci, agents, skill }: ExtraOptions): ExtraPlan {
  const folder = typeof skill === 'string' ? skill : skillFolders(context.cwd)[0];
  const plans = [
    ...(editor ? [planEditor(context)] : []),
    ...(hook ? [planHook(context)] : []),
    ...(ci ? [planWorkflow(context)] : []),
    ...(agents ? [planAgents(context)] : []),
    ...(skill !== undefined && skill !== false && folder !== undefined ? [planSkill(context, folder)] : []),
  ];
  return { changes: plans.flatMap(({ changes }) => changes), notes: plans.flatMap(({ notes }) => notes), install: plans.flatMap(({ install }) => install) };
}
