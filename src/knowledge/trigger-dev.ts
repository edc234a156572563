import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const triggerDev: Library = {
  name: 'Trigger.dev',
  category: 'queue',
  packages: ['@trigger.dev/sdk', '@trigger.dev/sdk/v3'],
  docs: 'https://trigger.dev/docs/triggering',
  exports: { tasks: { value: 'Task' }, ...exported('task schemaTask', { value: 'createTask' }) },
  types: {
    createTask: { call: { returns: 'Task' } },
    Task: { members: methods('trigger batchTrigger triggerAndWait batchTriggerAndWait', { effect: 'notify' }) },
  },
};
