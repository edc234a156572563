import { exported } from './exported.ts';
import type { Library, Member } from './library.ts';

const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });

export const remix: Library = {
  name: 'Remix',
  category: 'framework',
  setting: 'remix',
  packages: ['@remix-run/node', '@remix-run/server-runtime', '@remix-run/cloudflare', 'react-router'],
  docs: 'https://v2.remix.run/docs/route/loader',
  exports: {
    ...exported('LoaderFunctionArgs ActionFunctionArgs DataFunctionArgs', { instance: 'Arguments' }),
    ...exported('LoaderFunction ActionFunction', { instance: 'Handler' }),
    ...exported('json data defer redirect redirectDocument replace', { value: 'respond' }),
  },
  types: {
    Arguments: { role: 'context', members: { request: { type: 'Request' }, params: { input: 'params' } } },
    Handler: { params: ['Arguments'] },
    Request: {
      role: 'request',
      members: { json: read('body'), text: read('body'), formData: read('body'), headers: { input: 'headers' } },
    },
    respond: { call: { effect: 'respond' } },
  },
};
