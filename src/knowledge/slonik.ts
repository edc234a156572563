import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

/**
 * Slonik. The `sql` tag only makes a token, which a query method executes: free. The template itself is the token before version 33 and in
 * `@silverhand/slonik`; later ones write `sql.type()`, `sql.unsafe` or `sql.fragment`.
 */
export const slonik: Library = {
  name: 'Slonik',
  category: 'database',
  setting: 'slonik',
  packages: ['slonik', '@silverhand/slonik', 'nestjs-slonik'],
  docs: 'https://github.com/gajus/slonik#slonik-query-methods',
  exports: {
    createPool: { value: 'createPool' },
    ...exported('CommonQueryMethods DatabasePool DatabaseConnection DatabasePoolConnection DatabaseTransactionConnection', { instance: 'CommonQueryMethods' }),
    // nestjs-slonik
    InjectPool: { decorator: { injects: 'CommonQueryMethods' } },
  },
  types: {
    createPool: { call: { returns: 'CommonQueryMethods', constructs: true } },
    /** The pool, a connection and a transaction. */
    CommonQueryMethods: {
      role: 'database-handle',
      members: {
        ...methods('query any anyFirst exists many manyFirst maybeOne maybeOneFirst one oneFirst stream', { effect: 'query' }),
        transaction: { call: { effect: 'transaction', callbacks: { 0: ['CommonQueryMethods'] } } },
        connect: { call: { callbacks: { 0: ['CommonQueryMethods'] } } },
        ...methods('end getPoolState state on'),
      },
    },
  },
};
