import { exported } from './exported.ts';
import type { Library } from './library.ts';

const named = `BadRequest NotAuthenticated PaymentError Forbidden NotFound MethodNotAllowed NotAcceptable Timeout Conflict Gone LengthRequired
  Unprocessable TooManyRequests GeneralError NotImplemented BadGateway Unavailable`;

export const feathersErrors: Library = {
  name: 'Feathers errors',
  category: 'http-errors',
  packages: ['@feathersjs/errors'],
  docs: 'https://feathersjs.com/api/errors',
  exports: { ...exported(`FeathersError ${named}`, { instance: 'FeathersError' }), errors: { value: 'Errors' } },
  types: {
    FeathersError: { role: 'http-exception' },
    Errors: { members: Object.fromEntries(named.trim().split(/\s+/).map((name) => [name, { type: 'FeathersError' } as const])) },
  },
};
