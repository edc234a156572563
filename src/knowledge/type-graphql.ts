import { decorators } from './exported.ts';
import type { Library } from './library.ts';

export const typeGraphql: Library = {
  name: 'TypeGraphQL',
  category: 'framework',
  setting: 'type-graphql',
  packages: ['type-graphql'],
  docs: 'https://typegraphql.com/docs/resolvers.html',
  exports: {
    Resolver: { decorator: { layer: 'router' } },
    ...decorators('Query Mutation Subscription FieldResolver', { handler: true }),
    ...decorators('Arg Args', { input: 'input' }),
    ...decorators('InputType ArgsType', { layer: 'schema' }),
    Ctx: { decorator: { injects: 'Context' } },
    PubSub: { decorator: { injects: 'PubSub' } },
    PubSubEngine: { instance: 'PubSub' },
    MiddlewareInterface: { instance: 'Middleware' },
  },
  types: {
    Context: { role: 'context' },
    PubSub: { members: { publish: { call: { effect: 'notify' } } } },
    Middleware: { layer: 'dependency' },
  },
};
