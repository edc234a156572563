/** A mistake in the configuration stops the run and says what is wrong, all of it, with what would be right. */
import { describe, expect, it } from 'vitest';
import plugin, { type ConfigureOptions } from '../../src/index.ts';
import { CLEAN_SAMPLE } from '../setup/sample.ts';
import { lintProject } from './lint.ts';

async function errorOf(settings: unknown): Promise<string> {
  const config = { ...plugin.configs.recommended, settings: { 'backend-layers': settings } };
  const outcome = await lintProject(CLEAN_SAMPLE, config).catch((error: unknown) => error);
  return outcome instanceof Error ? outcome.message : `no error, but ${JSON.stringify(outcome)}`;
}

describe('wrong settings', () => {
  it.each([
    ['an unknown setting', { framwork: 'express' }, ['`framwork`', '`framework`']],
    ['an unknown layer', { layers: { servicez: 'src/logic' } }, ['`servicez`', '`service`']],
    ['an unknown framework', { framework: 'expres' }, ['`expres`', '`express`']],
    ['a framework far from any', { framework: 'qqqqqqq' }, ['`qqqqqqq`', '`express`', '`fastify`']],
    ['a layer that is no glob', { layers: { service: 7 } }, ['service', '7']],
    ['settings that are no object', 'express', ['express']],
    ['a base path that is none', { basePath: 7 }, ['basePath', '7']],
  ])('%s', async (_, settings, words) => {
    const message = await errorOf(settings);
    expect(message).toContain("settings['backend-layers']");
    for (const word of words) expect(message).toContain(word);
  });

  it('are all listed at once', async () => {
    const message = await errorOf({ framwork: 'express', framework: 'expres', layers: { servicez: 'x' } });
    for (const word of ['`framwork`', '`expres`', '`servicez`']) expect(message).toContain(word);
  });

  it('are refused by configure() while the configuration loads', () => {
    expect(() => plugin.configure({ framwork: 'express' } as ConfigureOptions)).toThrow(/`framwork`.*`framework`/s);
    expect(() => plugin.configure({ preset: 'recomended' } as unknown as ConfigureOptions)).toThrow(/recomended.*recommended/s);
  });
});

describe('wrong options of a rule', () => {
  it.each(Object.keys(plugin.rules))('%s: an unknown option, a bad value, too many', async (rule) => {
    const errorWith = async (...options: unknown[]) => {
      const config = { ...plugin.configs.recommended, rules: { [`backend-layers/${rule}`]: ['error', ...options] as ['error', ...unknown[]] } };
      const outcome = await lintProject(CLEAN_SAMPLE, config).catch((error: unknown) => error);
      return outcome instanceof Error ? outcome.message : `no error, but ${JSON.stringify(outcome)}`;
    };
    const unknown = await errorWith({ certainti: 'likely' });
    for (const word of [rule, 'certainti', 'certainty']) expect(unknown).toContain(word);
    const bad = await errorWith({ certainty: 'maybe' });
    for (const word of [rule, 'maybe']) expect(bad).toContain(word);
    expect(await errorWith({}, {})).toContain(rule);
    expect(await errorWith('certain')).toContain(rule);
  });
});
