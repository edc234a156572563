import path from 'node:path';
import type { ESLint, Linter } from 'eslint';
import plugin from '../../index.ts';
import { displayPath } from '../paths.ts';
import { UsageError } from '../usage-error.ts';
import { legacyConfigIn } from './legacy-config.ts';
import { loadESLint, loadRecentESLint, type ESLintClass } from './load-eslint.ts';
import { createProbe, PROBE_RULE, type Observation } from './probe.ts';
import { isRuleId, readFileConfig, type FileConfig } from './rule-config.ts';

/** What a lint of one file gave. */
export interface LintedFile {
  readonly result: ESLint.LintResult;
  /** Absent when ESLint could not parse the file. */
  readonly observation: Observation | undefined;
}

/** A file that ESLint could not parse. */
export interface Unparsed {
  /** Relative to the working directory, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

/** Why there is nothing to observe of a file. */
export function unparsedOf({ result }: LintedFile, cwd: string): Unparsed {
  const fatal = result.messages.find((message) => message.fatal);
  return { file: displayPath(result.filePath, cwd), line: fatal?.line ?? 1, message: fatal?.message ?? 'ESLint gave no reason.' };
}

/** Which configuration is in force. */
export interface ConfigSource {
  /** `recommended` when the project has no configuration, or one that does not use the plugin. */
  readonly preset: 'project' | 'recommended';
  /** Absolute path of the configuration file. */
  readonly file: string | undefined;
  /** Why it is not the project's own. */
  readonly note: string | undefined;
}

/** How to lint. */
export interface LintOptions {
  readonly cwd: string;
  /** A file of the project: the configuration in force for it is the project's. */
  readonly sample: string;
  /** Called when ESLint begins with a file. */
  readonly onFile?: (file: string) => void;
  /** Lint what the configuration ignores, too. */
  readonly includeIgnored?: boolean;
}

/** What a project without a configuration surely does not want to have linted. */
export const NOT_SOURCE = ['dist', 'build', 'out', 'coverage', '.next', '.nuxt', '.output', 'vendor'].map((folder) => `**/${folder}/**`);
const ONLY_OUR_RULES = {
  warnIgnored: false,
  errorOnUnmatchedPattern: false,
  ruleFilter: ({ ruleId }: { ruleId: string }) => ruleId === PROBE_RULE || isRuleId(ruleId.slice(ruleId.lastIndexOf('/') + 1)),
};

/** So many trees are in memory at most. */
const BATCH = 32;

/** ESLint's own engine with the project's configuration, the rules of this plugin, and our probe. */
export class ProjectLinter {
  readonly config: ConfigSource;
  readonly #eslint: ESLint;
  readonly #observed: Map<string, Observation>;

  private constructor(config: ConfigSource, eslint: ESLint, observed: Map<string, Observation>) {
    this.config = config;
    this.#eslint = eslint;
    this.#observed = observed;
  }

  /** @throws UsageError when there is no ESLint, or the configuration cannot be loaded */
  static async open(options: LintOptions): Promise<ProjectLinter> {
    const Engine = loadESLint(options.cwd);
    const plain = new Engine({ cwd: options.cwd });
    const file = await plain.findConfigFile(options.sample);
    const config = await sourceOf(plain, file, options);
    const { observed, probe } = observe(options.onFile);
    const { recommended } = plugin.configs;
    const overrideConfig: Linter.Config[] = config.preset === 'project' ? [probe] : [recommended, ...(file === undefined ? [{ ignores: NOT_SOURCE }] : []), probe];
    return new ProjectLinter(config, createEngine(Engine, {
      cwd: options.cwd,
      overrideConfig,
      ...(file === undefined || options.includeIgnored ? { overrideConfigFile: true } : {}),
      ...(options.includeIgnored ? { ignore: false } : {}),
      globInputPaths: false,
      ...ONLY_OUR_RULES,
    }), observed);
  }

  /**
   * Lints with one configuration alone, whatever configuration and version of ESLint the project has.
   *
   * @throws UsageError when there is no ESLint of our time, neither in the project nor beside the plugin
   */
  static standalone(cwd: string, config: Linter.Config, onFile?: (file: string) => void): ProjectLinter {
    const { observed, probe } = observe(onFile);
    const eslint = new (loadRecentESLint(cwd))({ cwd, overrideConfigFile: true, overrideConfig: [config, { ignores: NOT_SOURCE }, probe], globInputPaths: false, ...ONLY_OUR_RULES });
    return new ProjectLinter({ preset: 'recommended', file: undefined, note: undefined }, eslint, observed);
  }

  /** What the configuration says of a file; undefined when it ignores the file or has nothing for it. */
  async configOf(file: string): Promise<FileConfig | undefined> {
    const config: unknown = await this.#eslint.calculateConfigForFile(file);
    return config === undefined ? undefined : readFileConfig(config);
  }

  /**
   * Lints any number of files, in batches.
   *
   * @throws UsageError when the settings are wrong
   */
  async *lintAll(files: readonly string[]): AsyncGenerator<LintedFile> {
    for (let start = 0; start < files.length; start += BATCH) yield* await this.lint(files.slice(start, start + BATCH));
  }

  /** @throws UsageError when the settings are wrong */
  async lint(files: readonly string[]): Promise<LintedFile[]> {
    this.#observed.clear();
    const results = await this.#eslint.lintFiles([...files]).catch((error: unknown) => {
      const mistakes = settingsMistakes(error);
      throw mistakes === undefined ? error : new UsageError(mistakes);
    });
    const linted = results.map((result) => ({ result, observation: this.#observed.get(result.filePath) }));
    this.#observed.clear();
    return linted;
  }
}

function observe(onFile: LintOptions['onFile']): { observed: Map<string, Observation>; probe: ReturnType<typeof createProbe> } {
  const observed = new Map<string, Observation>();
  const probe = createProbe((file, observation) => {
    observed.set(file, observation);
    onFile?.(file);
  });
  return { observed, probe };
}

/** Old versions of ESLint do not know the baseline, or not from here. */
function createEngine(Engine: ESLintClass, options: ESLint.Options): ESLint {
  try {
    return new Engine({ ...options, applySuppressions: true });
  } catch {
    return new Engine(options);
  }
}

async function sourceOf(eslint: ESLint, file: string | undefined, { cwd, sample, includeIgnored }: LintOptions): Promise<ConfigSource> {
  if (file === undefined) {
    const legacy = legacyConfigIn(cwd);
    const found = legacy === undefined ? 'No ESLint configuration was found' : `${legacy === 'package.json' ? '`eslintConfig` in ' : ''}\`${legacy}\` has the old format, which ESLint 9 and later do not read`;
    return { preset: 'recommended', file, note: `${found}: \`recommended\` is used.` };
  }
  if (includeIgnored) return { preset: 'recommended', file, note: undefined };
  const config = await eslint.calculateConfigForFile(sample).catch((error: unknown) => {
    throw new UsageError(`${path.relative(cwd, file)} cannot be loaded: ${error instanceof Error ? error.message : String(error)}`);
  }) as unknown;
  if (config === undefined || readFileConfig(config).namespace !== undefined) return { preset: 'project', file, note: undefined };
  return { preset: 'recommended', file, note: `\`${path.relative(cwd, file)}\` does not use eslint-plugin-backend-layers: \`recommended\` is used on top of it.` };
}

/** ESLint adds to the message; and another copy of the plugin has a class of its own. */
function settingsMistakes(error: unknown): string | undefined {
  if (!(error instanceof Error) || error.name !== 'SettingsError') return undefined;
  return error.message.slice(Math.max(0, error.message.indexOf('Wrong settings'))).split('\nOccurred while linting')[0];
}
