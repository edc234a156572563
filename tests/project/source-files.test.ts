import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isDirectory, isFile, listDirectory } from '../../src/project/disk.ts';
import { beginPass, MAX_SOURCE_BYTES, readSource, StampedCache } from '../../src/project/source-files.ts';
import { TempProject } from './temp-project.ts';

describe('readSource', () => {
  it('reads a text once for one content', () => {
    const project = new TempProject({ 'a.ts': 'one' });
    beginPass();
    const first = readSource(project.path('a.ts'));
    beginPass();
    expect(first?.text).toBe('one');
    expect(readSource(project.path('a.ts'))).toEqual(first);
  });

  it('sees an edit in the next pass, and not before', () => {
    const project = new TempProject({ 'a.ts': 'one' });
    beginPass();
    const first = readSource(project.path('a.ts'));
    project.write('a.ts', 'two');
    expect(readSource(project.path('a.ts'))).toEqual(first);
    beginPass();
    const second = readSource(project.path('a.ts'));
    expect(second?.text).toBe('two');
    expect(second?.stamp).not.toBe(first?.stamp);
  });

  it('sees an edit that leaves time and size alone', () => {
    const project = new TempProject({ 'a.ts': 'one' });
    const { atime, mtime } = statSync(project.path('a.ts'));
    beginPass();
    expect(readSource(project.path('a.ts'))?.text).toBe('one');
    project.write('a.ts', 'two');
    utimesSync(project.path('a.ts'), atime, mtime);
    beginPass();
    expect(readSource(project.path('a.ts'))?.text).toBe('two');
  });

  it('keeps the stamp of a file that is only touched while it is fresh', () => {
    const project = new TempProject({ 'a.ts': 'one' });
    beginPass();
    const first = readSource(project.path('a.ts'))?.stamp;
    project.write('a.ts', 'one');
    beginPass();
    expect(readSource(project.path('a.ts'))?.stamp).toBe(first);
  });

  it('drops a byte order mark, as ESLint does', () => {
    const project = new TempProject({ 'a.ts': '\uFEFFone' });
    beginPass();
    expect(readSource(project.path('a.ts'))?.text).toBe('one');
  });

  it('does not know what it cannot or should not read', () => {
    const project = new TempProject({ 'large.ts': ' '.repeat(MAX_SOURCE_BYTES + 1), 'largest.ts': ' '.repeat(MAX_SOURCE_BYTES), 'secret.ts': '' });
    mkdirSync(project.path('folder.ts'));
    symlinkSync(project.path('loop.ts'), project.path('loop.ts'));
    chmodSync(project.path('secret.ts'), 0);
    beginPass();
    for (const name of ['large.ts', 'folder.ts', 'loop.ts', 'missing.ts', 'a\0b', 'largest.ts/x.ts', '']) expect(readSource(project.path(name))).toBeUndefined();
    expect(readSource(project.path('largest.ts'))?.text).toHaveLength(MAX_SOURCE_BYTES);
    if (process.getuid?.() !== 0) expect(readSource(project.path('secret.ts'))).toBeUndefined();
  });

  it.skipIf(process.platform === 'win32')('does not wait for a pipe', () => {
    const project = new TempProject();
    execFileSync('mkfifo', [project.path('pipe.ts')]);
    beginPass();
    expect(readSource(project.path('pipe.ts'))).toBeUndefined();
  });

  it('forgets a file that is gone', () => {
    const project = new TempProject({ 'a.ts': 'one' });
    beginPass();
    expect(readSource(project.path('a.ts'))).toBeDefined();
    project.remove('a.ts');
    beginPass();
    expect(readSource(project.path('a.ts'))).toBeUndefined();
  });
});

describe('StampedCache', () => {
  it('computes once for one content', () => {
    const project = new TempProject({ 'a.ts': 'one' });
    const cache = new StampedCache<{ text: string }>();
    const get = (): { text: string } | undefined => cache.get(project.path('a.ts'), (text) => ({ text }));
    beginPass();
    const first = get();
    beginPass();
    expect(get()).toBe(first);
    project.write('a.ts', 'two');
    expect(get()).toBe(first);
    beginPass();
    expect(get()).toEqual({ text: 'two' });
    project.remove('a.ts');
    beginPass();
    expect(get()).toBeUndefined();
  });

  it('keeps what computes to nothing', () => {
    const project = new TempProject({ 'a.ts': 'one' });
    const cache = new StampedCache<undefined>();
    let count = 0;
    for (let pass = 0; pass < 3; pass += 1) {
      beginPass();
      cache.get(project.path('a.ts'), () => void (count += 1));
    }
    expect(count).toBe(1);
  });

  it('passes on what computing throws, and tries again', () => {
    const project = new TempProject({ 'a.ts': 'one' });
    const cache = new StampedCache<string>();
    beginPass();
    expect(() => cache.get(project.path('a.ts'), () => { throw new Error('no'); })).toThrow('no');
    expect(cache.get(project.path('a.ts'), (text) => text)).toBe('one');
  });

  it('lets the values used longest ago go, but none of this pass', () => {
    const project = new TempProject({ 'a.ts': 'aaaa', 'b.ts': 'bbbb', 'c.ts': 'cccc' });
    const cache = new StampedCache<object>(8);
    const get = (name: string): object | undefined => cache.get(project.path(name), () => ({}));
    beginPass();
    const all = ['a.ts', 'b.ts', 'c.ts'].map(get);
    expect(['a.ts', 'b.ts', 'c.ts'].map(get).every((value, index) => value === all[index])).toBe(true);
    beginPass();
    expect(get('c.ts')).toBe(all[2]);
    expect(get('a.ts')).toBe(all[0]);
    project.write('b.ts', 'BBBB');
    beginPass();
    const b = get('b.ts');
    beginPass();
    expect(get('a.ts')).toBe(all[0]);
    expect(get('b.ts')).toBe(b);
    expect(get('c.ts')).not.toBe(all[2]);
  });
});

describe('folders', () => {
  it('lists names and knows links', () => {
    const project = new TempProject({ 'a.ts': '', 'b/c.ts': '' });
    symlinkSync(project.path('a.ts'), project.path('file'));
    symlinkSync(project.path('b'), project.path('folder'));
    beginPass();
    expect(Object.fromEntries(listDirectory(project.root)?.names ?? [])).toEqual({ '.git': 'directory', 'a.ts': 'file', b: 'directory', file: 'link', folder: 'link' });
    expect(['a.ts', 'b', 'file', 'folder', 'none', 'b/c.ts', 'folder/c.ts', 'a.ts/x'].map((name) => isFile(project.path(name)))).toEqual([true, false, true, false, false, true, true, false]);
    expect(['a.ts', 'b', 'file', 'folder', 'none'].map((name) => isDirectory(project.path(name)))).toEqual([false, true, false, true, false]);
    expect(listDirectory(project.path('a.ts'))).toBeUndefined();
    expect(listDirectory(project.path('none'))).toBeUndefined();
  });

  it('keeps the stamp of a folder in which a file came and went', () => {
    const project = new TempProject({ 'a.ts': '' });
    beginPass();
    const before = listDirectory(project.root)?.stamp;
    project.write('.eslintcache', '');
    project.remove('.eslintcache');
    beginPass();
    expect(listDirectory(project.root)?.stamp).toBe(before);
    project.write('b.ts', '');
    beginPass();
    expect(listDirectory(project.root)?.stamp).not.toBe(before);
  });
});
