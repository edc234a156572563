import path from 'node:path';
import { makeProject, must, run, writeFiles, type Files, type Outcome } from '../setup/workspace.ts';

/** A git repository with a project in it, all of it committed before any hook is there. */
export class Repository {
  readonly folder: string;
  /** The same git on every machine: no user's configuration, no user's hooks. */
  readonly environment: Record<string, string> = { GIT_CONFIG_GLOBAL: path.join(import.meta.dirname, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1' };

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async create(consumer: string, files: Files): Promise<Repository> {
    const repository = new Repository(makeProject(consumer, { ...files, '.gitignore': 'node_modules\n' }));
    await repository.git('init', '--quiet', '--initial-branch', 'main');
    await repository.git('add', '.');
    await repository.git('commit', '--quiet', '-m', 'Before');
    return repository;
  }

  /** Writes files and stages them. */
  async stage(files: Files): Promise<void> {
    writeFiles(this.folder, files);
    await this.git('add', ...Object.keys(files));
  }

  commit(message: string): Promise<Outcome> {
    return run('git', ['commit', '-m', message], this.folder, this.environment);
  }

  git(...args: string[]): Promise<string> {
    return must('git', args, this.folder, this.environment);
  }

  async subjects(): Promise<string[]> {
    return (await this.git('log', '--format=%s')).trim().split('\n');
  }
}
