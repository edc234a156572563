import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

export const amqplib: Library = {
  name: 'amqplib',
  category: 'queue',
  packages: ['amqplib'],
  docs: 'https://amqp-node.github.io/amqplib/channel_api.html',
  exports: {
    connect: { value: 'connect' },
    ...exported('ChannelModel Connection', { instance: 'Connection' }),
    ...exported('Channel ConfirmChannel', { instance: 'Channel' }),
  },
  types: {
    connect: { call: { returns: 'Connection' } },
    Connection: { members: methods('createChannel createConfirmChannel', { returns: 'Channel' }) },
    Channel: { role: 'external-client', members: methods('publish sendToQueue', { effect: 'notify' }) },
  },
};
