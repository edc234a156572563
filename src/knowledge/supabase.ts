import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods, properties } from './members.ts';

const external = { effect: 'external' } as const;
const makers = `createClient createBrowserClient createServerClient createRouteHandlerClient createServerComponentClient createServerActionClient
  createMiddlewareClient createClientComponentClient createPagesServerClient createPagesBrowserClient
  createServerSupabaseClient createBrowserSupabaseClient createMiddlewareSupabaseClient`;

/** Supabase: the database behind `from` and `rpc`; accounts, files and functions are other systems. */
export const supabase: Library = {
  name: 'Supabase',
  category: 'database',
  setting: 'supabase',
  packages: ['@supabase/supabase-js', '@supabase/ssr', '@supabase/auth-helpers-nextjs', '@supabase/postgrest-js'],
  docs: 'https://supabase.com/docs/reference/javascript/introduction',
  exports: {
    ...exported(makers, { value: 'createClient' }),
    SupabaseClient: { instance: 'SupabaseClient' },
    PostgrestClient: { instance: 'SupabaseClient' },
    ...exported('PostgrestQueryBuilder PostgrestFilterBuilder PostgrestTransformBuilder PostgrestBuilder', { instance: 'Query' }),
  },
  types: {
    createClient: { call: { returns: 'SupabaseClient', constructs: true } },
    SupabaseClient: {
      role: 'database-handle',
      members: {
        from: { call: { effect: 'build', returns: 'Query' } },
        rpc: { call: { effect: 'query', returns: 'Query' } },
        schema: { call: { returns: 'this' } },
        auth: { type: 'Auth' },
        storage: { type: 'Storage' },
        functions: { type: 'Functions' },
        realtime: { type: 'Realtime' },
        channel: { call: { returns: 'Realtime' } },
        ...methods('getChannels removeChannel removeAllChannels'),
      },
    },
    Query: { role: 'query', members: { ...methods('then catch finally'), '*': { call: { effect: 'build', returns: 'this' } } } },
    Auth: { members: { ...methods('onAuthStateChange startAutoRefresh stopAutoRefresh getSession'), ...properties('admin mfa', 'Auth'), '*': { call: external } } },
    Storage: { members: { from: { call: { returns: 'Bucket' } }, '*': { call: external } } },
    // `getPublicUrl` only writes a URL.
    Bucket: { members: { getPublicUrl: { call: {} }, '*': { call: external } } },
    Functions: { members: { invoke: { call: external }, setAuth: { call: {} } } },
    Realtime: { members: { send: { call: { effect: 'notify' } }, ...methods('on subscribe track unsubscribe', { returns: 'this' }) } },
  },
};
