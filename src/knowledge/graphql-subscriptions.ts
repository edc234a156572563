import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const graphqlSubscriptions: Library = {
  name: 'GraphQL subscriptions',
  category: 'queue',
  packages: ['graphql-subscriptions', 'graphql-redis-subscriptions'],
  docs: 'https://github.com/apollographql/graphql-subscriptions#readme',
  exports: exported('PubSub PubSubEngine RedisPubSub', { instance: 'PubSub' }),
  types: { PubSub: { members: { publish: { call: { effect: 'notify' } } } } },
};
