import { decorators, exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const nestjsCqrs: Library = {
  name: 'NestJS CQRS',
  category: 'queue',
  packages: ['@nestjs/cqrs'],
  docs: 'https://docs.nestjs.com/recipes/cqrs',
  exports: {
    ...decorators('CommandHandler QueryHandler EventsHandler', { layer: 'service' }),
    ...exported('ICommandHandler IQueryHandler IEventHandler', { instance: 'Handler' }),
    ...exported('CommandBus QueryBus', { instance: 'Bus' }),
    EventBus: { instance: 'EventBus' },
    AggregateRoot: { instance: 'AggregateRoot' },
  },
  types: {
    Handler: { layer: 'service' },
    // Runs a handler of the same system: a call of a service.
    Bus: { members: { execute: { call: {} } } },
    EventBus: { members: methods('publish publishAll', { effect: 'notify' }) },
    AggregateRoot: { members: methods('publish publishAll commit', { effect: 'notify' }) },
  },
};
