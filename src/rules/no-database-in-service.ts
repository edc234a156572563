import { createLayerRule } from '../create-layer-rule.ts';

export default createLayerRule({
  rule: 'no-database-in-service',
  messages: {
    query: '`{{code}}` queries the database{{path}} in a service ({{because}}). Move it into a repository and call that.',
    sql: '`{{code}}` runs SQL{{path}} in a service ({{because}}). Move it into a repository and call that.',
    ormRepository: '`{{code}}` uses the ORM\'s generic repository in a service ({{because}}). Wrap it in a repository of the project.',
    handle: '`{{code}}` brings a database handle into a service ({{because}}). Give it to a repository instead.',
  },
  options: {
    schema: {
      handles: { type: 'boolean', description: 'Report database handles that are only received.' },
      ormRepositories: { enum: ['allow', 'forbid'], description: 'Whether the generic repositories of TypeORM and MikroORM count as the repository layer.' },
    },
    defaults: { handles: false, ormRepositories: 'allow' },
  },
  judge({ access, ormRepository }, { handles, ormRepositories }) {
    // A service may say where a transaction begins and ends; the queries in it are facts of their own.
    if (access === 'transaction' || access === 'connection') return undefined;
    if (access === 'handle') return handles ? { message: 'handle' } : undefined;
    if (access === 'raw-sql') return { message: 'sql' };
    if (ormRepository && access === 'query') return ormRepositories === 'forbid' ? { message: 'ormRepository' } : undefined;
    return { message: 'query' };
  },
});
