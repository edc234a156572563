import type { Library } from './library.ts';
import { methods } from './members.ts';

export const googleCloudPubsub: Library = {
  name: 'Google Cloud Pub/Sub',
  category: 'queue',
  packages: ['@google-cloud/pubsub'],
  docs: 'https://cloud.google.com/nodejs/docs/reference/pubsub/latest',
  exports: { PubSub: { instance: 'PubSub' }, Topic: { instance: 'Topic' } },
  types: {
    PubSub: { role: 'external-client', members: { topic: { call: { returns: 'Topic' } } } },
    Topic: { role: 'external-client', members: methods('publish publishJSON publishMessage', { effect: 'notify' }) },
  },
};
