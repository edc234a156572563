import path from 'node:path';
import type { Layer } from '../../layers/layer.ts';
import { parseJson, property, stringProperty } from '../../project/json.ts';
import { displayPath } from '../paths.ts';
import { count } from '../terminal.ts';
import { namedPackages } from './backend-packages.ts';
import type { NewConfig, PluginUse } from './config-text.ts';
import type { ConfigTarget } from './config-files.ts';
import type { Stack } from './stack.ts';
import type { Survey, SurveyedFile } from './survey.ts';
import { textOf } from './changes.ts';

/** What a configuration shall say, and why. */
export interface PlannedUse {
  readonly use: PluginUse;
  readonly reasons: readonly string[];
  /** Rules with findings that the preset leaves out. */
  readonly dropped: readonly string[];
}

/** A folder says a layer by what its files do only if at least so many agree. */
const MIN_AGREEING = 2;
const SHARE = 0.8;
const NO_DATABASE = 'no-database-in-service';

/** Works out the preset and the settings for the packages of one configuration file. */
export function planUse(target: ConfigTarget, files: readonly SurveyedFile[], stack: Stack, cwd: string, basePath: string | undefined): PlannedUse {
  const own = files.filter(({ packageDir, coverage }) => target.packages.includes(packageDir ?? cwd) && coverage !== 'outsideLayers');
  const framework = (['nestjs', 'trpc'] as const).find((name) => stack.frameworks.some(({ value }) => value === name));
  const reasons = framework ? [`The preset \`${framework}\`: what is called by ${framework === 'nestjs' ? 'a controller may throw `HttpException`' : 'a procedure may throw `TRPCError`'}, as its documentation does.`] : [];
  const services = own.filter(({ layer, deeds }) => layer === 'service' && deeds.queries > 0);
  const hasRepositories = own.some(({ layer, deeds }) => layer === 'repository' || deeds.ormRepositories > 0);
  const servicesUseOrm = services.length > 0 && !hasRepositories;
  if (servicesUseOrm) {
    reasons.push(`${framework ? `\`${NO_DATABASE}\` is off` : 'The preset `services-use-orm`'}: there is no repository, and ${count(services.length, 'service queries', 'services query')} by ${services.length === 1 ? 'itself' : 'themselves'}. ${framework ? `Turn \`${NO_DATABASE}\` on` : 'Take `recommended`'} when you start a repository layer.`);
  }
  const layers = layersByDeeds(own, cwd);
  for (const [layer, globs] of Object.entries(layers)) reasons.push(`\`layers.${layer}\`: the files in ${globs.map((glob) => `\`${glob}\``).join(', ')} query, know no request, and are used by layers; their names say nothing.`);
  const scope = scopeOf(target, files, cwd);
  if (scope) reasons.push(scopeReason(target, files, cwd));
  const isBelow = path.dirname(target.file) !== cwd;
  return {
    use: {
      preset: framework ?? (servicesUseOrm ? 'services-use-orm' : 'recommended'),
      rules: { ...(framework && servicesUseOrm ? { [NO_DATABASE]: '\'off\'' } : {}), ...(basePath === undefined ? {} : { 'require-base-path': '\'error\'' }) },
      layers: Object.fromEntries(Object.entries(layers).map(([layer, globs]) => [layer, globs.map((glob) => (isBelow ? `**/${path.posix.basename(glob)}` : glob))])),
      basePath,
      files: scope,
    },
    reasons,
    dropped: servicesUseOrm ? [NO_DATABASE] : [],
  };
}

/**
 * Folders whose files no name covers and that are repositories by what most of them do: they query, none knows a request, and a
 * file with a layer calls them. Commands for the shell query, too, but nothing calls them.
 */
function layersByDeeds(files: readonly SurveyedFile[], cwd: string): Partial<Record<Layer, string[]>> {
  const used = new Set(files.filter(({ layer }) => layer !== null).flatMap(({ imports }) => imports));
  const byFolder = new Map<string, SurveyedFile[]>();
  for (const file of files) {
    const folder = path.posix.dirname(file.file);
    if (file.coverage === 'uncovered' && folder !== '.' && path.posix.basename(folder) !== 'src') byFolder.set(folder, [...(byFolder.get(folder) ?? []), file]);
  }
  const repositories = [...byFolder].filter(([, members]) => {
    const querying = members.filter(({ deeds }) => deeds.queries > 0).length;
    return querying >= Math.max(MIN_AGREEING, members.length * SHARE) && members.every(({ deeds }) => deeds.http === 0) && members.some(({ file }) => used.has(path.join(cwd, file)));
  });
  return repositories.length === 0 ? {} : { repository: repositories.map(([folder]) => `${folder}/**`).sort() };
}

/** Globs of the packages with backend code, where a configuration is for others too. */
function scopeOf(target: ConfigTarget, files: readonly SurveyedFile[], cwd: string): string[] | undefined {
  const base = path.dirname(target.file);
  if (target.packages.includes(base)) return undefined;
  // What lies around the working directory was not looked at.
  const isAbove = path.relative(base, cwd) !== '' && !path.relative(base, cwd).startsWith('..');
  const isOther = (dir: string): boolean => dir !== base && dir.startsWith(base + path.sep) && !target.packages.includes(dir);
  if (!isAbove && !files.some(({ packageDir = cwd }) => isOther(packageDir))) return undefined;
  return target.packages.map((dir) => `${path.relative(base, dir).replaceAll('\\', '/')}/**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}`);
}

function scopeReason(target: ConfigTarget, files: readonly SurveyedFile[], cwd: string): string {
  const others = namedPackages(files, cwd).filter((dir) => !target.packages.includes(dir)).map((dir) => `\`${displayPath(dir, cwd)}\``);
  return `\`files\`: only these packages of the workspace have backend code.${others.length === 0 ? '' : ` ${others.join(', ')} ${others.length === 1 ? 'has names of layers, but answers no request and runs no query' : 'have names of layers, but answer no request and run no query'}.`}`;
}

/** What a new configuration needs beside our element. */
export function newConfigFor(target: ConfigTarget, use: PluginUse, survey: Survey, cwd: string): NewConfig {
  // Without more configuration ESLint lints JavaScript wherever it is.
  const linted = survey.files.filter(({ file, packageDir = cwd }) => use.files === undefined || target.packages.includes(packageDir) || /\.[cm]?js$/.test(file));
  return { use, ignores: outputFolders(cwd), foreignRules: [...new Set(linted.flatMap(({ foreignRules }) => foreignRules))].sort(), hasUnusedComments: survey.hasUnusedComments };
}

const OUTPUT = ['dist', 'build', 'out', 'coverage', '.next', '.nuxt', '.output', '.turbo'];

/** Folders that hold output: what tsconfig and `.gitignore` say. */
function outputFolders(cwd: string): string[] {
  const ignored = (textOf(path.join(cwd, '.gitignore')) ?? '').split(/\r?\n/).map((line) => line.trim().replace(/^(?:\*\*)?\//, '').replace(/\/?\*{0,2}$/, ''));
  const outDir = stringProperty(property(parseJson(textOf(path.join(cwd, 'tsconfig.json')) ?? ''), 'compilerOptions'), 'outDir');
  const named = outDir === undefined ? [] : [outDir.replace(/^\.\//, '').replace(/\/$/, '')].filter((folder) => folder !== '' && !folder.startsWith('.') && !folder.includes('$'));
  const written = OUTPUT.filter((folder) => ignored.includes(folder));
  return [...new Set([...written, ...named])].map((folder) => `**/${folder}/**`);
}
