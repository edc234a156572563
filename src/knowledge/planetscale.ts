import type { Library } from './library.ts';
import { methods } from './members.ts';

export const planetscale: Library = {
  name: 'PlanetScale',
  category: 'database',
  setting: 'planetscale',
  packages: ['@planetscale/database'],
  docs: 'https://planetscale.com/docs/tutorials/planetscale-serverless-driver',
  exports: { connect: { value: 'connect' }, Client: { instance: 'Client' }, Connection: { instance: 'Client' }, Transaction: { instance: 'Client' } },
  types: {
    connect: { call: { returns: 'Client', constructs: true } },
    /** Client, connection and transaction: each of them executes. */
    Client: {
      role: 'database-handle',
      members: {
        execute: { call: { effect: 'raw-sql' } },
        transaction: { call: { effect: 'transaction', callbacks: { 0: ['Client'] } } },
        connection: { call: { returns: 'Client' } },
        ...methods('refresh'),
      },
    },
  },
};
