import { exported } from './exported.ts';
import type { Library } from './library.ts';

export const httpStatus: Library = {
  name: 'HTTP status',
  category: 'http-errors',
  packages: ['http-status-codes', 'http-status'],
  docs: 'https://github.com/prettymuchbryce/http-status-codes#readme',
  exports: exported('default * status StatusCodes ReasonPhrases', { value: 'Status' }),
  types: { Status: { role: 'http-status' } },
};
