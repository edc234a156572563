import path from 'node:path';
import { findPackageAt } from '../../project/package-json.ts';
import type { Survey, SurveyedFile } from './survey.ts';

/**
 * Packages with backend code, absolute: those in which a request is answered or a query runs, and those that they depend on
 * with files that are called routers or repositories. A name alone makes no backend: an app for phones has "controllers", too.
 */
export function backendPackages(files: readonly SurveyedFile[], cwd: string): string[] {
  const named = namedPackages(files, cwd);
  const found = new Set(packagesWith(files, cwd, ({ answers, deeds }) => answers || deeds.queries + deeds.ormRepositories > 0));
  if (found.size === 0) return named.length > 0 ? named : [findPackageAt(cwd)?.dir ?? cwd];
  // What is added may depend on more.
  for (const dir of found) {
    const dependencies = findPackageAt(dir)?.dependencies;
    for (const other of named) if (dependencies?.has(findPackageAt(other)?.name ?? '')) found.add(other);
  }
  return [...found].sort();
}

/** Packages with files that have the name of a layer which only backends have. */
export function namedPackages(files: readonly SurveyedFile[], cwd: string): string[] {
  return packagesWith(files, cwd, ({ layer }) => layer === 'router' || layer === 'repository');
}

function packagesWith(files: readonly SurveyedFile[], cwd: string, holds: (file: SurveyedFile) => boolean): string[] {
  return [...new Set(files.filter((file) => file.coverage !== 'outsideLayers' && holds(file)).map(({ packageDir }) => packageDir ?? cwd))].sort();
}

/** What a survey shows of some packages. */
export function surveyOf(packages: readonly string[], survey: Survey, cwd: string): Survey {
  const isOwn = ({ file }: { readonly file: string }): boolean => packages.includes(findPackageAt(path.dirname(path.join(cwd, file)))?.dir ?? cwd);
  return { ...survey, files: survey.files.filter(isOwn), unparsed: survey.unparsed.filter(isOwn), unresolved: survey.unresolved.filter(isOwn), routes: survey.routes.filter(isOwn) };
}
