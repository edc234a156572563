import type { Library } from './library.ts';
import { methods } from './members.ts';

export const bullmq: Library = {
  name: 'BullMQ',
  category: 'queue',
  packages: ['bullmq', '@nestjs/bullmq'],
  docs: 'https://docs.bullmq.io/guide/queues',
  exports: {
    Queue: { instance: 'Queue' },
    FlowProducer: { instance: 'FlowProducer' },
    InjectQueue: { decorator: { injects: 'Queue' } },
    InjectFlowProducer: { decorator: { injects: 'FlowProducer' } },
  },
  types: {
    Queue: { role: 'external-client', members: methods('add addBulk upsertJobScheduler', { effect: 'notify' }) },
    FlowProducer: { role: 'external-client', members: methods('add addBulk', { effect: 'notify' }) },
  },
};
