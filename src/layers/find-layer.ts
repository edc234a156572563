import { normalizePath, parseFileName, type FileName, type Folder, type Word } from './file-name.ts';
import type { Layer, LayerEvidence } from './layer.ts';
import {
  ENTRY_POINT_FILES, ENTRY_POINT_FOLDERS, FEATURE_PARENTS, FOLDER_ENDINGS, FRONTEND_PACKAGES, NAMES, OUTSIDE_ENDINGS, OUTSIDE_FOLDER_ENDINGS, OUTSIDE_FOLDERS, OUTSIDE_PARTS,
  OUTSIDE_ROOTS, PREPOSITIONS, RESOURCE_NAMES, STAND_INS, TYPE_FOLDERS, VERBS, VOCABULARY, type NameRow,
} from './names.ts';

/** A glob of the settings, compiled. */
export interface LayerGlob {
  /** As the user wrote it. */
  readonly glob: string;
  /** Takes a path relative to the root with forward slashes. */
  readonly matches: (path: string) => boolean;
}

/** What the settings say about layers. */
export interface LayerSettings {
  /** The layer of every file, when the settings of a `files` block say one. */
  readonly layer: Layer | undefined;
  /** In the order of the settings; of several that match, the last one wins. */
  readonly layers: readonly (LayerGlob & { readonly layer: Layer })[];
  /** Files without a layer; stronger than everything else. */
  readonly ignore: readonly LayerGlob[];
}

const ROWS = {
  folders: rowsBy('folders'),
  suffixes: rowsBy('suffixes'),
  dotted: rowsBy('suffixes', 'dotted'),
  files: rowsBy('files'),
  weakFiles: rowsBy('weakFiles'),
};
const JSX = new Set(['tsx', 'jsx']);
/** Layers whose folders hold things, so that `entities/ServiceItem.ts` or `entities/UserService.ts` is an entity. */
const NOUN_LAYERS: ReadonlySet<NameRow['layer']> = new Set(['entity', 'schema']);
const BACKEND_PARTS = new Set(['server', 'api', 'backend']);

/** The rows by name, each list in the order of the table. */
function rowsBy(...forms: ('folders' | 'suffixes' | 'dotted' | 'files' | 'weakFiles')[]): ReadonlyMap<string, readonly NameRow[]> {
  const rows = new Map<string, NameRow[]>();
  for (const row of NAMES) {
    for (const name of forms.flatMap((form) => row[form]?.split(' ') ?? [])) rows.set(name, [...(rows.get(name) ?? []), row]);
  }
  return rows;
}

/**
 * The layer that a file's name and place give it: the settings, then the name, then the nearest folder.
 *
 * @param path relative to the root of the project, with either slash
 */
export function findFileLayer(path: string, settings: LayerSettings): LayerEvidence | undefined {
  const normal = normalizePath(path);
  if (settings.ignore.some((entry) => entry.matches(normal))) return undefined;
  return configuredLayer(normal, settings) ?? byName(normal).evidence;
}

/**
 * True for files that belong to no layer and need none: tests, stand-ins, migrations, seeds, generated code, declarations,
 * scripts, configuration, frontends and code that starts by itself; and what `ignore` of the settings names.
 *
 * @param path relative to the root of the project, with either slash
 */
export function isOutsideLayers(path: string, settings: LayerSettings): boolean {
  const normal = normalizePath(path);
  if (settings.ignore.some((entry) => entry.matches(normal))) return true;
  return !configuredLayer(normal, settings) && byName(normal).isOutside;
}

/**
 * True for files that are called after a job. `job.ts` may hold one and start by itself, or the routes of a resource of that name: the
 * name counts where nothing in the file says more.
 *
 * @param path relative to the root of the project, with either slash
 */
export function isCalledAfterJob(path: string): boolean {
  return ENTRY_POINT_FILES.has(parseFileName(normalizePath(path)).words.map((word) => word.text).join('-'));
}

interface ByName {
  readonly isOutside: boolean;
  readonly evidence: LayerEvidence | undefined;
}

/** Names never change their meaning, and every import asks for one. */
const known = new Map<string, ByName>();
const KNOWN_LIMIT = 50_000;

function byName(path: string): ByName {
  const before = known.get(path);
  if (before) return before;
  const file = parseFileName(path);
  const isOutside = isOutsideByName(file);
  const evidence = isOutside ? undefined : layerByName(file);
  const startsByItself = !evidence && file.folders.some((folder) => ENTRY_POINT_FOLDERS.has(folder.name));
  const result = { isOutside: isOutside || startsByItself, evidence };
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(path, result);
  return result;
}

/**
 * True for files that only hold words (types, constants, errors) and therefore have no layer, wherever they stand.
 *
 * @param path relative to the root of the project, with either slash
 */
export function isVocabularyFile(path: string): boolean {
  return isVocabulary(parseFileName(path));
}

function configuredLayer(path: string, settings: LayerSettings): LayerEvidence | undefined {
  if (settings.layer) return { layer: settings.layer, kind: 'settings', because: '`layer` of the settings' };
  const match = settings.layers.findLast((entry) => entry.matches(path));
  return match && { layer: match.layer, kind: 'settings', because: `matches \`${match.glob}\` of the settings` };
}

function isOutsideByName(file: FileName): boolean {
  return OUTSIDE_ROOTS.has(file.folders[0]?.name ?? '') || file.folders.some((folder) => isOutsideFolder(folder)) || isOutsideFile(file);
}

function isOutsideFolder({ written, name }: Folder): boolean {
  if (written.startsWith('.') || /^__.+__$/.test(written) || OUTSIDE_FOLDERS.has(name) || name.startsWith('frontend-')) return true;
  const end = name.lastIndexOf('-');
  return end > 0 && OUTSIDE_FOLDER_ENDINGS.has(name.slice(end + 1));
}

function isOutsideFile(file: FileName): boolean {
  const { parts, words, written } = file;
  if (written.startsWith('.') || /^\d{8,}/.test(written)) return true;
  if (parts.slice(1).some((part) => OUTSIDE_PARTS.has(part) || part.startsWith('test-'))) return true;
  const last = parts.at(-1) ?? '';
  if (parts.length > 1 && OUTSIDE_ENDINGS.has(last) && !ROWS.files.has(parts.join('-'))) return true;
  const texts = words.map((word) => word.text);
  if (texts.length > 1 && STAND_INS.has(texts[0] ?? '')) return true;
  return texts.slice(-2).some((text) => text === 'seed' || text === 'seeder') || /^seed(?:er)?s$/.test(texts.join('-')) || isTestFile(texts, file.extension);
}

/** `user-service-test.ts` tests a service; `ab-test.ts` may be a feature. */
function isTestFile(texts: readonly string[], extension: string): boolean {
  const [last, previous] = [texts.at(-1) ?? '', texts.at(-2) ?? ''];
  if (texts.length > 1 && (last === 'spec' || (last === 'test' && (ROWS.dotted.has(previous) || extension === 'py')))) return true;
  return extension === 'py' && (texts[0] === 'test' || texts[0] === 'conftest');
}

function isVocabulary(file: FileName): boolean {
  const last = file.words.at(-1);
  if (!last) return false;
  const ending = file.parts.length > 1 ? file.parts.at(-1) ?? '' : '';
  if (VOCABULARY.dotted.has(ending)) return true;
  if (file.words.length === 1) return VOCABULARY.files.has(last.text);
  return VOCABULARY.suffixes.has(last.text) && !isPhrase(file.words.slice(0, -1));
}

function layerByName(file: FileName): LayerEvidence | undefined {
  if (isVocabulary(file) || isHookOrPage(file)) return undefined;
  const folder = folderEvidence(file);
  if (folder?.row.holdsAll) return folder.evidence;
  const suffix = suffixEvidence(file);
  const holdsTypes = file.folders.some((entry, position) => TYPE_FOLDERS.has(entry.name) && !isFeature(file, position));
  if (suffix?.dotted || holdsTypes) return suffix?.dotted ? suffix.evidence : undefined;
  if (suffix) return folder && NOUN_LAYERS.has(folder.row.layer) ? folder.evidence : suffix.evidence;
  const bare = fileEvidence(file, 'files');
  // `entities/Route.ts` is an entity that happens to be called so.
  const isNoun = folder?.isParent && (RESOURCE_NAMES.has(stemOf(file)) || NOUN_LAYERS.has(folder.row.layer));
  if (bare && !isNoun) return bare.evidence;
  return folder ? folder.evidence : fileEvidence(file, 'weakFiles')?.evidence;
}

/** True for a folder that is called after a thing of the business: `modules/services/`. */
function isFeature(file: FileName, position: number): boolean {
  return FEATURE_PARENTS.has(file.folders[position - 1]?.name ?? '');
}

/** React's `useUser.ts`, and SvelteKit's `+page.ts`, which runs in the browser too. */
function isHookOrPage(file: FileName): boolean {
  if (file.written.startsWith('+')) return !file.written.includes('server');
  const [first, second] = file.words;
  return first?.text === 'use' && second !== undefined && second.text !== 'case' && second.text !== 'cases';
}

interface FolderEvidence {
  readonly row: NameRow;
  readonly evidence: LayerEvidence | undefined;
  /** True when the file stands directly in the folder. */
  readonly isParent: boolean;
}

/** The nearest folder that says something; a folder that holds everything below it is nearer than all. */
function folderEvidence(file: FileName): FolderEvidence | undefined {
  let nearest: FolderEvidence | undefined;
  for (const [position, folder] of [...file.folders.entries()].reverse()) {
    const row = isFeature(file, position) ? undefined : decidingRow(rowsOfFolder(folder.name), file, position);
    if (!row || (nearest && !row.holdsAll)) continue;
    nearest = { row, evidence: evidenceOf(row, 'folder', `in \`${folder.written}/\``), isParent: position === file.folders.length - 1 };
  }
  return nearest;
}

function rowsOfFolder(name: string): readonly NameRow[] | undefined {
  const ending = name.slice(name.lastIndexOf('-') + 1);
  return ROWS.folders.get(name) ?? (FOLDER_ENDINGS.has(ending) ? ROWS.folders.get(ending) : undefined);
}

interface NameEvidence {
  readonly evidence: LayerEvidence | undefined;
  readonly dotted: boolean;
}

/** What the last two words say, or the last one: `command-handler` says more than `handler`. */
function suffixEvidence(file: FileName): NameEvidence | undefined {
  return suffixOf(file, 2) ?? suffixOf(file, 1);
}

function suffixOf(file: FileName, length: 1 | 2): NameEvidence | undefined {
  const { words, written } = file;
  const suffix = words.slice(-length);
  const before = words.slice(0, -length);
  const start = suffix[0]?.start ?? 0;
  // One word alone is the whole name, which `files` has; `prisma.service.ts` is a suffix of two.
  if (suffix.length < length || (length === 1 && before.length === 0)) return undefined;
  const dotted = suffix.some((word) => written[word.start - 1] === '.');
  if (!dotted && isPhrase(before)) return undefined;
  const rows = (dotted ? ROWS.dotted : ROWS.suffixes).get(suffix.map((word) => word.text).join('-'));
  const row = decidingRow(rows, file, file.folders.length);
  if (!row) return undefined;
  const separator = /[._-]/.test(written[start - 1] ?? '') ? start - 1 : start;
  return { evidence: evidenceOf(row, 'suffix', before.length === 0 ? `\`${written}\`` : `\`*${written.slice(separator)}\``), dotted };
}

function isPhrase(before: readonly Word[]): boolean {
  return PREPOSITIONS.has(before.at(-1)?.text ?? '') || (before.length === 1 && VERBS.has(before[0]?.text ?? ''));
}

function fileEvidence(file: FileName, form: 'files' | 'weakFiles'): NameEvidence | undefined {
  const row = decidingRow(ROWS[form].get(stemOf(file)), file, file.folders.length);
  return row && { evidence: evidenceOf(row, 'suffix', `\`${file.written}\``), dotted: true };
}

function stemOf(file: FileName): string {
  return file.words.map((word) => word.text).join('-');
}

function evidenceOf(row: NameRow, kind: 'folder' | 'suffix', because: string): LayerEvidence | undefined {
  return row.layer === 'none' ? undefined : { layer: row.layer, kind, because };
}

/** The first row whose conditions hold for a name that stands at this position of the path. */
function decidingRow(rows: readonly NameRow[] | undefined, file: FileName, position: number): NameRow | undefined {
  if (!rows || rows.length === 0) return undefined;
  const above = file.folders.slice(0, position).map((folder) => folder.name);
  const isIn = (names: readonly string[]): boolean => above.some((name) => names.includes(name));
  const parent = above.at(-1) ?? '';
  return rows.find((row) =>
    (row.extension === undefined || row.extension === file.extension)
    && (row.jsx === true || row.layer === 'none' || !JSX.has(file.extension))
    && (!row.under || isIn(row.under))
    && (!row.notUnder || !isIn(row.notUnder))
    && (!row.parent || row.parent.includes(parent))
    && !row.notParent?.includes(parent)
    && !(row.backendOnly && isFrontend(above)));
}

/** `apps/dashboard/src/routes` is a frontend's, `apps/web/src/server/routes` is not. */
function isFrontend(folders: readonly string[]): boolean {
  const found = folders.findIndex((name, position) => {
    const [before, after] = [folders[position - 1], folders[position + 1]];
    return FRONTEND_PACKAGES.has(name) && (before === 'apps' || before === 'packages' || after === 'src');
  });
  return found >= 0 && !folders.slice(found + 1).some((name) => BACKEND_PARTS.has(name));
}
