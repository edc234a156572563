import type { Library } from './library.ts';
import { methods } from './members.ts';

export const temporal: Library = {
  name: 'Temporal',
  category: 'queue',
  packages: ['@temporalio/client'],
  docs: 'https://typescript.temporal.io/api/namespaces/client',
  exports: {
    Client: { instance: 'Client' },
    WorkflowClient: { instance: 'WorkflowClient' },
    ScheduleClient: { instance: 'ScheduleClient' },
    WorkflowHandle: { instance: 'Handle' },
  },
  types: {
    Client: { role: 'external-client', members: { workflow: { type: 'WorkflowClient' }, schedule: { type: 'ScheduleClient' } } },
    WorkflowClient: {
      role: 'external-client',
      members: { ...methods('start signalWithStart execute', { effect: 'notify' }), getHandle: { call: { returns: 'Handle' } } },
    },
    ScheduleClient: { role: 'external-client', members: { create: { call: { effect: 'notify' } } } },
    Handle: { members: { ...methods('signal terminate cancel', { effect: 'notify' }), ...methods('query result describe', { effect: 'external' }) } },
  },
};
