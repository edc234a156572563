import type { Library } from './library.ts';

export const telegraf: Library = {
  name: 'Telegraf',
  category: 'sdk',
  packages: ['telegraf'],
  docs: 'https://telegraf.js.org/',
  exports: { Telegraf: { instance: 'Bot' }, Telegram: { instance: 'Telegram' } },
  types: {
    Bot: { members: { telegram: { type: 'Telegram' } } },
    Telegram: { role: 'external-client', members: { '*': { call: { effect: 'external' } } } },
  },
};
