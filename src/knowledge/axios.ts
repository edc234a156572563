import { exported } from './exported.ts';
import type { Library } from './library.ts';
import { methods } from './members.ts';

const requests = 'request get delete head options post put patch postForm putForm patchForm';

export const axios: Library = {
  name: 'axios',
  category: 'http-client',
  packages: ['axios'],
  docs: 'https://axios-http.com/docs/api_intro',
  exports: {
    ...exported('default *', { value: 'Client' }),
    ...exported('AxiosInstance AxiosStatic Axios', { instance: 'Client' }),
  },
  types: {
    Client: {
      role: 'external-client',
      call: { effect: 'external' },
      members: { ...methods(requests, { effect: 'external' }), create: { call: { returns: 'Client' } } },
    },
  },
};
