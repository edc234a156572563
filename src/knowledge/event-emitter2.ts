import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const eventEmitter2: Library = {
  name: 'EventEmitter2',
  category: 'queue',
  packages: ['eventemitter2', '@nestjs/event-emitter'],
  docs: 'https://docs.nestjs.com/techniques/events',
  exports: exported('default EventEmitter2', { instance: 'EventEmitter2' }),
  types: { EventEmitter2: { members: methods('emit emitAsync', { effect: 'notify' }) } },
};
