import { exported } from './exported.ts';
import type { Library } from './library.ts';

/** Logging is free in every layer; known so that `logger.error()` is told from what has the same name elsewhere. */
export const logging: Library = {
  name: 'Logging',
  category: 'logging',
  packages: ['pino', 'winston', 'bunyan', 'log4js', 'loglevel', 'nestjs-pino', 'nest-winston'],
  docs: 'https://getpino.io/#/docs/api',
  exports: {
    ...exported('default * pino', { value: 'createLogger' }),
    ...exported('createLogger getLogger', { value: 'createLogger' }),
    ...exported('Logger PinoLogger BaseLogger', { instance: 'Logger' }),
  },
  types: {
    createLogger: { call: { returns: 'Logger' } },
    Logger: { members: { '*': { call: {} } } },
  },
};
