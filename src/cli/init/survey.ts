import path from 'node:path';
import type { Linter } from 'eslint';
import type { FileFacts } from '../../facts/index.ts';
import { SETTINGS_KEY } from '../../facts/index.ts';
import plugin from '../../index.ts';
import type { Layer, LayerEvidence } from '../../layers/layer.ts';
import { findPackageAt } from '../../project/package-json.ts';
import { resolveImport } from '../../project/resolve.ts';
import { isRuleId } from '../lint/rule-config.ts';
import { findSourceFiles } from '../lint/find-files.ts';
import { ProjectLinter, unparsedOf, type LintedFile, type Unparsed } from '../lint/linter.ts';
import type { Observation } from '../lint/probe.ts';
import { displayPath } from '../paths.ts';
import type { Progress } from '../report/collect.ts';
import { recordOf, type Coverage, type FileRecord } from '../report/observe-file.ts';
import { UsageError } from '../usage-error.ts';

/** No route begins with it, so that every route that an application registers is a fact. */
const NO_BASE_PATH = '/backend-layers/nowhere';

/** What `init` keeps of a file. */
export interface SurveyedFile {
  /** Relative to the working directory, with forward slashes. */
  readonly file: string;
  readonly coverage: Coverage;
  readonly layer: Layer | null;
  /** Why it has its layer; of a file without one, that of a function in it. */
  readonly because: LayerEvidence | undefined;
  /** Absolute path of its package. */
  readonly packageDir: string | undefined;
  readonly findings: FileRecord['findings'];
  /** What the code does by itself, by kind of fact. */
  readonly deeds: { readonly queries: number; readonly ormRepositories: number; readonly http: number };
  /** Libraries of data access that it uses. */
  readonly libraries: readonly string[];
  /** Whether a function in it answers requests. */
  readonly answers: boolean;
  /** Absolute paths of the files of the project that it imports. */
  readonly imports: readonly string[];
  /** Rules of other plugins that its comments silence. */
  readonly foreignRules: readonly string[];
}

/** What the code of a project shows. */
export interface Survey {
  readonly files: readonly SurveyedFile[];
  readonly unparsed: readonly Unparsed[];
  readonly unresolved: FileRecord['unresolved'];
  /** Paths of routes that begin at the root of the server, and what says so. */
  readonly routes: readonly { readonly route: string; readonly file: string; readonly isGlobalPrefix: boolean }[];
  /** Comments that silence rules which only the project's own configuration has. */
  readonly hasUnusedComments: boolean;
}

/** Looks at all code of a project with a preset of ours and nothing else. */
export async function surveyProject(cwd: string, preset: Linter.Config, progress: Progress): Promise<Survey> {
  const files = await findSourceFiles(cwd, '.');
  if (files.length === 0) throw new UsageError('There are no JavaScript or TypeScript files here. Run `init` in the folder of the backend.');
  let done = 0;
  const config = { ...preset, settings: { [SETTINGS_KEY]: { basePath: NO_BASE_PATH } } };
  const linter = ProjectLinter.standalone(cwd, config, (file) => progress.step((done += 1), files.length, displayPath(file, cwd)));
  const surveyor = new Surveyor(cwd);
  try {
    for await (const linted of linter.lintAll(files)) surveyor.add(linted);
    // Queries are looked for where they must not be. Taken for a service, a repository and code without a layer show theirs, too.
    const asService = ProjectLinter.standalone(cwd, { ...preset, settings: { [SETTINGS_KEY]: { layer: 'service' } } });
    for await (const linted of asService.lintAll(surveyor.unasked())) surveyor.addDeeds(linted);
  } finally {
    progress.end();
  }
  return surveyor.finish();
}

class Surveyor {
  readonly #cwd: string;
  readonly #files = new Map<string, SurveyedFile>();
  readonly #unparsed: Survey['unparsed'][number][] = [];
  readonly #unresolved: Survey['unresolved'][number][] = [];
  readonly #routes: Survey['routes'][number][] = [];
  #hasUnusedComments = false;

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  add(linted: LintedFile): void {
    const { result, observation } = linted;
    if (!observation || result.messages.some((message) => message.fatal)) {
      this.#unparsed.push(unparsedOf(linted, this.#cwd));
      return;
    }
    const record = recordOf(linted, observation, plugin.meta.namespace, this.#cwd);
    this.#files.set(result.filePath, surveyed(record, linted, observation));
    this.#unresolved.push(...record.unresolved);
    this.#hasUnusedComments ||= result.messages.some(({ ruleId, message }) => ruleId === null && message.startsWith('Unused eslint-disable directive'));
    if (record.coverage !== 'outsideLayers') this.#addRoutes(record.file, observation);
  }

  /** Absolute paths of the files whose queries are not known yet. */
  unasked(): string[] {
    return [...this.#files].filter(([, { coverage, layer }]) => coverage === 'uncovered' || layer === 'repository').map(([file]) => file);
  }

  addDeeds({ result, observation }: LintedFile): void {
    const known = this.#files.get(result.filePath);
    if (known && observation) this.#files.set(result.filePath, { ...known, ...deedsOf(observation.facts) });
  }

  finish(): Survey {
    return {
      files: [...this.#files.values()], unparsed: this.#unparsed, unresolved: this.#unresolved, routes: this.#routes,
      hasUnusedComments: this.#hasUnusedComments,
    };
  }

  #addRoutes(file: string, { facts }: Observation): void {
    for (const { route, isPrefix } of facts.of('base-path')) this.#routes.push({ route: isPrefix ? `/${route.replace(/^\/+/, '')}` : route, file, isGlobalPrefix: isPrefix });
  }
}

function surveyed(record: FileRecord, { result: { filePath, messages } }: LintedFile, { facts, imports }: Observation): SurveyedFile {
  return {
    file: record.file, coverage: record.coverage, layer: record.layer, findings: record.findings,
    packageDir: findPackageAt(path.dirname(filePath))?.dir,
    because: facts.layer ?? facts.units.find((unit) => unit.layer)?.layer,
    answers: facts.units.some(({ isHandler }) => isHandler),
    imports: imports.flatMap(({ specifier }) => {
      const resolution = resolveImport(specifier, filePath);
      return resolution.kind === 'file' ? [resolution.path] : [];
    }),
    foreignRules: messages.flatMap(({ ruleId, message }) => (ruleId !== null && !isRuleId(ruleId.slice(ruleId.indexOf('/') + 1)) && message.startsWith('Definition for rule') ? [ruleId] : [])),
    ...deedsOf(facts),
  };
}

/** What code does by itself; a handle that is received, a transaction that is opened and a connection that is taken are no queries. */
function deedsOf(facts: FileFacts): Pick<SurveyedFile, 'deeds' | 'libraries'> {
  const own = facts.of('database').filter(({ path: way, access }) => way === undefined && access !== 'handle' && access !== 'transaction' && access !== 'connection');
  const generic = own.filter(({ ormRepository }) => ormRepository).length;
  return {
    deeds: { queries: own.length - generic, ormRepositories: generic, http: facts.of('http').length },
    libraries: [...new Set(own.map(({ library }) => library))],
  };
}
