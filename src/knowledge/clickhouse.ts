import type { Library } from './library.ts';
import { methods } from './members.ts';

/** ClickHouse, which holds the analytics of most projects and the data of few. */
export const clickhouse: Library = {
  name: 'ClickHouse',
  category: 'database',
  setting: 'clickhouse',
  packages: ['@clickhouse/client', '@clickhouse/client-web', '@clickhouse/client-common'],
  docs: 'https://clickhouse.com/docs/integrations/javascript',
  exports: { createClient: { value: 'createClient' }, ClickHouseClient: { instance: 'Client' }, WebClickHouseClient: { instance: 'Client' } },
  types: {
    createClient: { call: { returns: 'Client', constructs: true } },
    Client: {
      role: 'database-handle',
      members: {
        ...methods('query command exec', { effect: 'raw-sql', certainty: 'likely' }),
        insert: { call: { effect: 'query', certainty: 'likely' } },
        ...methods('ping close'),
      },
    },
  },
};
