import type { Library } from './library.ts';
import { methods } from './members.ts';

export const nestjsJwt: Library = {
  name: 'NestJS JWT',
  category: 'security',
  packages: ['@nestjs/jwt'],
  docs: 'https://github.com/nestjs/jwt#readme',
  exports: { JwtService: { instance: 'JwtService' } },
  types: { JwtService: { members: { ...methods('sign signAsync verify verifyAsync', { effect: 'security' }), decode: { call: {} } } } },
};
