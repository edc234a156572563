import type { Library, Member } from './library.ts';
import { methods } from './members.ts';

const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });

/**
 * The Request and Response that every runtime has. Handlers of Next.js, Remix and the edge runtimes take and give them; a service that
 * calls `fetch` has them in its hands as well, so that their types alone are no HTTP concern.
 */
export const webPlatform: Library = {
  name: 'Web platform',
  category: 'framework',
  packages: [],
  docs: 'https://developer.mozilla.org/en-US/docs/Web/API/Request',
  exports: {},
  globals: {
    Request: { instance: 'Request' },
    Response: { value: 'ResponseClass', instance: 'Response' },
  },
  types: {
    Request: {
      members: {
        json: read('body'), text: read('body'), formData: read('body'), blob: read('body'), arrayBuffer: read('body'), body: { input: 'body' },
        headers: { input: 'headers' },
      },
    },
    // What `fetch` gives as well: reading it answers nobody.
    Response: {},
    ResponseClass: { members: methods('json redirect', { effect: 'respond' }) },
  },
};
