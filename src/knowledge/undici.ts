import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const undici: Library = {
  name: 'undici',
  category: 'http-client',
  packages: ['undici'],
  docs: 'https://undici.nodejs.org/',
  exports: {
    ...exported('fetch request stream pipeline', { value: 'request' }),
    ...exported('Client Pool BalancedPool Agent ProxyAgent RetryAgent Dispatcher', { instance: 'Dispatcher' }),
  },
  types: {
    request: { call: { effect: 'external' } },
    Dispatcher: { role: 'external-client', members: methods('request stream pipeline dispatch', { effect: 'external' }) },
  },
};
