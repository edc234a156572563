/** Before the end-to-end tests: packs the plugin as npm would publish it, and installs it in a project with ESLint 10. */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { ESLINT_10, installConsumer } from './consumer.ts';
import { makeFolder, must, removeFolder, ROOT } from './workspace.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The packed plugin. */
    tarball: string;
    /** A project with the packed plugin and ESLint 10 installed. */
    consumer: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  if (!isBuilt()) await must('npm', ['run', 'build'], ROOT);
  const folder = makeFolder();
  const [packed] = JSON.parse(await must('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], ROOT)) as { filename: string }[];
  if (!packed) throw new Error('npm packed nothing.');
  const tarball = path.join(folder, packed.filename);
  const consumer = await installConsumer(tarball, [`eslint@${ESLINT_10}`]);
  project.provide('tarball', tarball);
  project.provide('consumer', consumer);
  return () => {
    removeFolder(folder);
    removeFolder(consumer);
  };
}

/** Whether `dist/` is as new as what it is made of. */
function isBuilt(): boolean {
  const built = statSync(path.join(ROOT, 'dist/index.js'), { throwIfNoEntry: false });
  if (!built) return false;
  const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => path.join('src', name));
  return ['package.json', 'tsdown.config.ts', ...sources].every((name) => statSync(path.join(ROOT, name)).mtimeMs <= built.mtimeMs);
}
