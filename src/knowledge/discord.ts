import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const discord: Library = {
  name: 'discord.js',
  category: 'sdk',
  packages: ['discord.js', '@discordjs/rest'],
  docs: 'https://discord.js.org/docs',
  exports: {
    REST: { instance: 'Rest' },
    WebhookClient: { instance: 'Webhook' },
    ...exported('TextChannel DMChannel User GuildMember', { instance: 'Target' }),
    Client: { instance: 'Client' },
  },
  types: {
    Rest: { role: 'external-client', members: methods('get post put patch delete request', { effect: 'external' }) },
    Webhook: { role: 'external-client', members: methods('send editMessage deleteMessage fetchMessage', { effect: 'external' }) },
    Target: { members: { send: { call: { effect: 'external' } } } },
    Client: { role: 'external-client', members: { rest: { type: 'Rest' }, users: { type: 'Manager' }, channels: { type: 'Manager' }, guilds: { type: 'Manager' } } },
    Manager: { members: { fetch: { call: { effect: 'external' } } } },
  },
};
