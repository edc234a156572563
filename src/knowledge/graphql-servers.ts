import { exported } from './exported.ts';
import type { Library, LibraryType, Registration } from './library.ts';

/** A map of resolvers: the names of types, and in each the names of its fields. What the client sent comes second and has the schema's types. */
export const resolvers: Registration = { layer: 'router', params: [null, 'ResolverArguments'], properties: ['resolvers'], members: 2 };

export const ResolverArguments: LibraryType = { sent: true };

export const graphqlTools: Library = {
  name: 'GraphQL Tools',
  category: 'framework',
  packages: ['@graphql-tools/schema', '@graphql-tools/utils', 'graphql-tools'],
  docs: 'https://the-guild.dev/graphql/tools/docs/resolvers',
  exports: {
    ...exported('makeExecutableSchema addResolversToSchema', { value: 'makeSchema' }),
    ...exported('IResolvers', { instance: 'Resolvers' }),
  },
  types: {
    ResolverArguments,
    makeSchema: { call: { registers: resolvers } },
    Resolvers: { holds: { layer: 'router', params: resolvers.params, members: 2 } },
  },
};

export const graphqlYoga: Library = {
  name: 'GraphQL Yoga',
  category: 'framework',
  packages: ['graphql-yoga'],
  docs: 'https://the-guild.dev/graphql/yoga-server/docs/features/schema',
  exports: { createSchema: { value: 'makeSchema' } },
  types: { ResolverArguments, makeSchema: { call: { registers: resolvers } } },
};
