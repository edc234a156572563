import { exported } from './exported.ts';
import type { Library, Member } from './library.ts';
import { methods } from './members.ts';

const read = (input: NonNullable<Member['input']>): Member => ({ input, call: {} });

export const next: Library = {
  name: 'Next.js',
  category: 'framework',
  setting: 'next',
  packages: ['next', 'next/server', 'next/headers', 'next/navigation'],
  docs: 'https://nextjs.org/docs/app/api-reference/functions/next-request',
  handlerParameters: { req: 'ApiRequest', res: 'ApiResponse', request: 'Request' },
  exports: {
    NextRequest: { instance: 'Request' },
    NextResponse: { value: 'ResponseClass', instance: 'Response' },
    NextMiddleware: { instance: 'Middleware' },
    NextApiRequest: { instance: 'ApiRequest' },
    NextApiResponse: { instance: 'ApiResponse' },
    NextApiHandler: { instance: 'ApiHandler' },
    GetServerSideProps: { instance: 'GetServerSideProps' },
    ...exported('GetServerSidePropsContext NextPageContext', { instance: 'PageContext' }),
    cookies: { value: 'cookies' },
    headers: { value: 'headers' },
    ...exported('redirect permanentRedirect notFound forbidden unauthorized', { value: 'answer' }),
  },
  types: {
    Request: {
      role: 'request',
      members: {
        json: read('body'), text: read('body'), formData: read('body'), blob: read('body'), arrayBuffer: read('body'), body: { input: 'body' },
        headers: { input: 'headers' }, cookies: { input: 'headers' },
        nextUrl: { type: 'Url' },
      },
    },
    Url: { members: { searchParams: { input: 'query' } } },
    ResponseClass: { members: methods('json redirect rewrite next error', { effect: 'respond', returns: 'Response' }) },
    Response: { role: 'response', members: { cookies: { type: 'ResponseCookies' }, headers: { type: 'ResponseHeaders' } } },
    ResponseCookies: { members: methods('set delete', { effect: 'respond' }) },
    ResponseHeaders: { members: methods('set append delete', { effect: 'respond' }) },
    Middleware: { params: ['Request', null] },
    ApiRequest: { role: 'request', members: { body: { input: 'body' }, query: { input: 'query' }, headers: { input: 'headers' }, cookies: { input: 'headers' } } },
    ApiResponse: {
      role: 'response',
      extends: 'PageResponse',
      members: {
        status: { call: { effect: 'respond', returns: 'this' } },
        ...methods('json send redirect setDraftMode setPreviewData clearPreviewData revalidate', { effect: 'respond' }),
      },
    },
    PageResponse: { role: 'response', members: { ...methods('end write writeHead setHeader removeHeader', { effect: 'respond' }), statusCode: { effect: 'respond' } } },
    ApiHandler: { params: ['ApiRequest', 'ApiResponse'] },
    GetServerSideProps: { params: ['PageContext'] },
    PageContext: { members: { req: { type: 'PageRequest' }, res: { type: 'PageResponse' }, query: { input: 'query' }, params: { input: 'params' } } },
    PageRequest: { role: 'request', members: { headers: { input: 'headers' }, cookies: { input: 'headers' } } },
    cookies: { call: { returns: 'Cookies' } },
    Cookies: { role: 'request', members: { get: read('headers'), getAll: read('headers'), has: read('headers'), ...methods('set delete', { effect: 'respond' }) } },
    headers: { call: { returns: 'Headers' } },
    Headers: { role: 'request', members: { get: read('headers'), has: read('headers'), entries: read('headers') } },
    answer: { call: { effect: 'respond' } },
  },
};
