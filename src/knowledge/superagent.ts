import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const requests = 'get post put patch head delete del options';

export const superagent: Library = {
  name: 'superagent',
  category: 'http-client',
  packages: ['superagent'],
  docs: 'https://ladjs.github.io/superagent/',
  exports: exported('default *', { value: 'Client' }),
  types: {
    Client: {
      role: 'external-client',
      call: { effect: 'external' },
      members: { ...methods(requests, { effect: 'external' }), agent: { call: { returns: 'Agent' } } },
    },
    Agent: { role: 'external-client', members: methods(requests, { effect: 'external' }) },
  },
};
