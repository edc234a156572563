import { exported } from './exported.ts';
import { ResolverArguments, resolvers } from './graphql-servers.ts';
import type { Library } from './library.ts';

export const apolloServer: Library = {
  name: 'Apollo Server',
  category: 'framework',
  setting: 'apollo',
  packages: ['@apollo/server', 'apollo-server', 'apollo-server-express', 'apollo-server-core', 'apollo-server-errors', 'apollo-server-koa', 'apollo-server-fastify'],
  docs: 'https://www.apollographql.com/docs/apollo-server/data/resolvers',
  exports: {
    ApolloServer: { instance: 'ApolloServer' },
    ...exported('ApolloError AuthenticationError ForbiddenError UserInputError ValidationError SyntaxError', { instance: 'ApolloError' }),
  },
  types: {
    ApolloServer: { made: resolvers },
    ResolverArguments,
    ApolloError: { role: 'http-exception' },
  },
};
