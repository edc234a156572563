import type { Library } from './library.ts';
import { methods } from './members.ts';

export const kafkajs: Library = {
  name: 'KafkaJS',
  category: 'queue',
  packages: ['kafkajs'],
  docs: 'https://kafka.js.org/docs/producing',
  exports: { Kafka: { instance: 'Kafka' }, Producer: { instance: 'Producer' } },
  types: {
    Kafka: { members: { producer: { call: { returns: 'Producer' } } } },
    Producer: { role: 'external-client', members: { ...methods('send sendBatch', { effect: 'notify' }), transaction: { call: { returns: 'Producer' } } } },
  },
};
