import type { Library } from './library.ts';
import { methods } from './members.ts';

export const nestjsAxios: Library = {
  name: '@nestjs/axios',
  category: 'http-client',
  packages: ['@nestjs/axios'],
  docs: 'https://docs.nestjs.com/techniques/http-module',
  exports: { HttpService: { instance: 'HttpService' } },
  types: {
    HttpService: {
      role: 'external-client',
      members: { ...methods('request get delete head post put patch postForm putForm patchForm', { effect: 'external' }), axiosRef: { type: 'Axios' } },
    },
    Axios: { role: 'external-client', call: { effect: 'external' }, members: methods('request get delete head options post put patch', { effect: 'external' }) },
  },
};
