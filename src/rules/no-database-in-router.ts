import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'no-database-in-router',
  messages: {
    query: '`{{code}}` queries the database{{path}} in a router ({{because}}). Move it into a repository and call that through a service.',
    sql: '`{{code}}` runs SQL{{path}} in a router ({{because}}). Move it into a repository and call that through a service.',
    transaction: '`{{code}}` opens a transaction{{path}} in a router ({{because}}). Move it into a service or repository.',
    connection: '`{{code}}` takes a database connection{{path}} in a router ({{because}}). Move it into a service or repository.',
    handle: '`{{code}}` brings a database handle into a router ({{because}}). Give it to a repository instead.',
  },
  options: {
    schema: { handles: { type: 'boolean', description: 'Report database handles that are only received.' } },
    defaults: { handles: false },
  },
  judge({ access }, { handles }) {
    if (access === 'handle') return handles ? { message: 'handle' } : undefined;
    if (access === 'raw-sql') return { message: 'sql' };
    return { message: access === 'transaction' || access === 'connection' ? access : 'query' };
  },
});
